import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import { connectRedis } from './client.ts';

/** A start does not wait longer for a Redis that is away. */
const PATIENCE_MS = 1_000;

/**
 * Carries Socket.IO's broadcasts between processes through one Redis stream. The client that publishes fails at once while
 * Redis is away, so that pushes within this process go on. The one that reads waits instead: the adapter repeats a read that
 * fails without a pause, and would not let the event loop do anything else.
 */
export async function redisSocketAdapter(url: string, onTrouble: (error: Error) => void) {
  const publisher = connectRedis(url, onTrouble);
  const readers: { destroy(): void }[] = [];
  const client = Object.assign(publisher.client, {
    duplicate: () => {
      const reader = createClient({
        url,
        socket: { reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 1_000) },
      });
      reader.on('error', onTrouble);
      readers.push(reader);
      return reader;
    },
  });
  await Promise.race([publisher.connected, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
  return {
    adapter: createAdapter(client, { streamName: 'kaunter:sockets', maxLen: 20_000, readCount: 500 }),
    close: async () => {
      for (const one of [client, ...readers]) one.destroy();
    },
  };
}
