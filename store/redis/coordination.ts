import type { Instant } from '../../protocol/instant.ts';
import type { Coordination, Signal } from '../../transport/coordination.ts';
import { memoryCoordination } from '../memory/coordination.ts';
import { connectRedis, type RedisClient } from './client.ts';

const SIGNALS = 'kaunter:signals';
/** A command that takes longer counts as failed; the caller goes on with what this process knows. */
const PATIENCE_MS = 500;
const PROBE_MS = 1_000;

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
  const { client } = main;
  const subscription = subscribeOnce(subscriber.client, (text) => local.publish(JSON.parse(text) as Signal), onTrouble);
  await Promise.race([Promise.all([main.connected, subscription.first]), patience()]);
  /** Connected is not enough: a server that stands still keeps its connections. */
  let answers = client.isReady;

  async function attempt<T>(command: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    if (!client.isReady || !answers) return otherwise();
    try {
      return await within(command());
    } catch (error) {
      answers = false;
      onTrouble(error as Error);
      return otherwise();
    }
  }

  let asking = false;
  const probe = setInterval(() => {
    if (asking || !client.isReady) return;
    asking = true;
    const asked = performance.now();
    client
      .ping()
      .then(() => {
        answers = performance.now() - asked < PATIENCE_MS;
      })
      .catch(() => undefined)
      .finally(() => {
        asking = false;
      });
    // What is slow is noticed while it is, not when it answers at last.
    setTimeout(() => {
      if (!asking || !answers) return;
      answers = false;
      onTrouble(new Error('Redis is slow'));
    }, PATIENCE_MS).unref();
  }, PROBE_MS);

  return {
    count: (key, windowSeconds, by = 1) =>
      attempt(
        async () => {
          const windowMs = windowSeconds * 1000;
          const at = now();
          const name = `kaunter:rate:${key}:${Math.floor(at / windowMs)}`;
          const [uses] = await client.multi().incrBy(name, by).expire(name, windowSeconds).exec();
          return { uses: Math.max(0, Number(uses)), endsInMs: windowMs - (at % windowMs) };
        },
        () => local.count(key, windowSeconds, by),
      ),
    publish(signal) {
      // The subscription brings it back to this process too; without Redis, hand it over directly.
      void attempt<unknown>(
        () => client.publish(SIGNALS, JSON.stringify(signal)),
        async () => local.publish(signal),
      );
    },
    subscribe: (listener) => local.subscribe(listener),
    shared: () => client.isReady && answers && subscriber.client.isReady && subscription.stands(),
    async close() {
      clearInterval(probe);
      await local.close();
      client.destroy();
      subscriber.client.destroy();
    },
  };
}

/** Subscribes as soon as there is a connection, also where none was there at the start; the client renews it after breaks. */
function subscribeOnce(client: RedisClient, listener: (text: string) => void, onTrouble: (error: Error) => void) {
  let stands = false;
  let under: Promise<void> | undefined;
  const subscribe = () => {
    if (stands || under !== undefined || !client.isReady) return;
    under = client
      .subscribe(SIGNALS, listener)
      .then(
        () => {
          stands = true;
        },
        (error: Error) => onTrouble(error),
      )
      .finally(() => {
        under = undefined;
      });
  };
  const first = new Promise<void>((resolve) => {
    client.on('ready', () => {
      subscribe();
      void under?.then(resolve);
    });
  });
  return { first, stands: () => stands };
}

async function within<T>(command: Promise<T>): Promise<T> {
  // It may still fail when nobody waits for it any more.
  command.catch(() => undefined);
  return Promise.race([command, patience().then(() => Promise.reject(new Error('Redis is slow')))]);
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });
}
