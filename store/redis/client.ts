import { createClient } from 'redis';

export type RedisClient = ReturnType<typeof connectRedis>['client'];

/**
 * A client that never makes its caller wait for a lost server: commands fail at once while it is away
 * (`disableOfflineQueue`), and the connection is tried again every second at most.
 */
export function connectRedis(url: string, onError: (error: Error) => void) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 5_000,
    socket: {
      // A half-open connection is given up after this, much sooner than the system would.
      socketTimeout: 12_000,
      connectTimeout: 3_000,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** Math.min(retries, 4), 1_000),
    },
  });
  client.on('error', onError);
  return { client, connected: client.connect().catch(onError) };
}
