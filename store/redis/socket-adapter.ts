import { createAdapter } from '@socket.io/redis-streams-adapter';
import { connectRedis } from './client.ts';

/** Carries Socket.IO's broadcasts between processes through one Redis stream. */
export async function redisSocketAdapter(url: string, onTrouble: (error: Error) => void) {
  const { client, connected } = connectRedis(url, onTrouble);
  await connected;
  return {
    adapter: createAdapter(client, { streamName: 'kaunter:sockets', maxLen: 20_000, readCount: 500 }),
    close: async () => client.destroy(),
  };
}
