import { once } from 'node:events';
import { expect } from 'chai';
import { memoryCoordination } from '../../store/memory/coordination.ts';
import { redisCoordination } from '../../store/redis/coordination.ts';
import type { Coordination, Signal } from '../../transport/coordination.ts';
import { flushRedis, freePort, startRedis } from '../support/redis.ts';
import { servicesRequired } from '../support/services.ts';

interface Backend {
  readonly name: string;
  open(now: () => number): Promise<{ one: Coordination; other: Coordination; close(): Promise<void> } | undefined>;
}

const BACKENDS: readonly Backend[] = [
  {
    name: 'memory',
    async open(now) {
      const one = memoryCoordination(now);
      return { one, other: one, close: () => one.close() };
    },
  },
  {
    name: 'Redis',
    async open(now) {
      const redis = await startRedis();
      if (redis === undefined) {
        if (servicesRequired()) throw new Error('redis-server is not on this machine');
        return undefined;
      }
      await flushRedis(redis.url);
      const [one, other] = await Promise.all([
        redisCoordination(redis.url, now, () => undefined),
        redisCoordination(redis.url, now, () => undefined),
      ]);
      return {
        one,
        other,
        async close() {
          await one.close();
          await other.close();
          await redis.stop();
        },
      };
    },
  },
];

for (const backend of BACKENDS) {
  describe(`coordination by ${backend.name}`, () => {
    let clock = 1_000_000;
    let one: Coordination;
    let other: Coordination;
    let close: () => Promise<void> = async () => undefined;

    before(async function () {
      const opened = await backend.open(() => clock);
      if (opened === undefined) return this.skip();
      ({ one, other, close } = opened);
    });
    after(() => close());

    it('counts uses of a key within its window, over all processes', async () => {
      expect((await one.count('visitor:1', 60)).uses).to.equal(1);
      expect((await other.count('visitor:1', 60)).uses).to.equal(2);
      expect((await other.count('visitor:2', 60)).uses).to.equal(1);
      clock += 60_000;
      expect((await one.count('visitor:1', 60)).uses).to.equal(1);
    });

    it('carries signals to every process', async () => {
      const heard = new Promise<Signal>((resolve) => other.subscribe(resolve));
      one.publish({ type: 'queue' });
      expect(await heard).to.deep.equal({ type: 'queue' });
      expect(one.shared()).to.equal(true);
    });
  });
}

describe('coordination when Redis dies', () => {
  it('goes on with what the process knows, and comes back by itself', async function () {
    const redis = await startRedis();
    if (redis === undefined) {
      if (servicesRequired()) throw new Error('redis-server is not on this machine');
      return this.skip();
    }
    const coordination = await redisCoordination(
      redis.url,
      () => 5_000,
      () => undefined,
    );
    await redis.kill();
    expect((await coordination.count('k', 60)).uses).to.equal(1);
    const heard = new Promise<Signal>((resolve) => coordination.subscribe(resolve));
    coordination.publish({ type: 'presence' });
    expect(await heard).to.deep.equal({ type: 'presence' });
    expect(coordination.shared()).to.equal(false);

    const again = await redis.restart();
    const tick = new EventTarget();
    const poll = setInterval(() => coordination.shared() && tick.dispatchEvent(new Event('back')), 20);
    await once(tick, 'back');
    clearInterval(poll);
    expect((await coordination.count('k', 60)).uses).to.equal(1);
    await coordination.close();
    await again.stop();
  });
});

describe('coordination that starts before its Redis', () => {
  it('is not shared until it hears signals, and hears them once Redis is there', async function () {
    this.timeout(30_000);
    const port = await freePort();
    const url = `redis://127.0.0.1:${port}`;
    const early = await redisCoordination(url, Date.now, () => undefined);
    expect(early.shared()).to.equal(false);
    const redis = await startRedis(port);
    if (redis === undefined) {
      await early.close();
      if (servicesRequired()) throw new Error('Redis is missing');
      return this.skip();
    }
    const late = await redisCoordination(url, Date.now, () => undefined);
    try {
      const heard = new Promise<Signal>((resolve) => early.subscribe(resolve));
      const until = Date.now() + 10_000;
      while (!early.shared()) {
        expect(Date.now()).to.be.lessThan(until);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      late.publish({ type: 'session-revoked', accountId: 'a' });
      expect(await heard).to.deep.equal({ type: 'session-revoked', accountId: 'a' });
    } finally {
      await Promise.all([early.close(), late.close()]);
      await redis.stop();
    }
  });
});
