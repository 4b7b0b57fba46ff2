import type { Instant } from '../../handoff/conversation.ts';
import type { Coordination, Signal } from '../../handoff/coordination.ts';
import { memoryCoordination } from '../memory/coordination.ts';
import { connectRedis } from './client.ts';

const SIGNALS = 'kaunter:signals';
/** A command that takes longer counts as failed; the caller goes on with what this process knows. */
const PATIENCE_MS = 500;

/**
 * Coordination by Redis: a counter per rate key that expires with its window, signals by publish/subscribe. While Redis
 * is away, this process's memory serves.
 */
export async function redisCoordination(
  url: string,
  now: () => Instant,
  onTrouble: (error: Error) => void,
): Promise<Coordination> {
  const local = memoryCoordination(now);
  const main = connectRedis(url, onTrouble);
  const subscriber = connectRedis(url, onTrouble);
  await Promise.race([Promise.all([main.connected, subscriber.connected]), patience()]);
  const { client } = main;

  subscriber.client.subscribe(SIGNALS, (text) => local.publish(JSON.parse(text) as Signal)).catch(onTrouble);

  async function attempt<T>(command: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    if (!client.isReady) return otherwise();
    try {
      return await Promise.race([command(), patience().then(() => Promise.reject(new Error('Redis is slow')))]);
    } catch (error) {
      onTrouble(error as Error);
      return otherwise();
    }
  }

  return {
    count: (key, windowSeconds) =>
      attempt(
        async () => {
          const name = `kaunter:rate:${key}:${Math.floor(now() / (windowSeconds * 1000))}`;
          const [count] = await client.multi().incr(name).expire(name, windowSeconds).exec();
          return Number(count);
        },
        () => local.count(key, windowSeconds),
      ),
    publish(signal) {
      // The subscription brings it back to this process too; without Redis, hand it over directly.
      void attempt<unknown>(
        () => client.publish(SIGNALS, JSON.stringify(signal)),
        async () => local.publish(signal),
      );
    },
    subscribe: (listener) => local.subscribe(listener),
    shared: () => client.isReady && subscriber.client.isReady,
    async close() {
      await local.close();
      client.destroy();
      subscriber.client.destroy();
    },
  };
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });
}
