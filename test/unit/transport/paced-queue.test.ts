import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect } from 'chai';
import { turnSlots } from '../../../bot/turn/turn-slots.ts';
import { newConnections } from '../../../server/http/new-connections.ts';
import { requestQueue } from '../../../server/http/request-queue.ts';
import { pacedQueue } from '../../../transport/paced-queue.ts';

/** Counts the rounds of the event loop for as long as the work goes on. */
async function inRounds(work: (round: () => number) => Promise<unknown>): Promise<void> {
  let round = 0;
  let over = false;
  const count = () => {
    round += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work(() => round).finally(() => {
    over = true;
  });
}

const nextRound = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('work that begins in the rounds of the event loop', () => {
  it('begins in order, and no more of it in one round than the budget allows', async () => {
    let at = 0;
    const queue = pacedQueue({ budgetMs: 5, clock: () => at });
    const begun: number[] = [];
    const eachRound = new Map<number, number>();
    await inRounds((round) =>
      Promise.all(
        Array.from({ length: 30 }, async (_, index) => {
          await queue.enter();
          begun.push(index);
          eachRound.set(round(), (eachRound.get(round()) ?? 0) + 1);
          at += 2;
        }),
      ),
    );
    expect(begun).to.deep.equal([...begun.keys()]);
    expect(Math.max(...eachRound.values()), 'the third begins after 4 ms, the fourth would after 6').to.equal(3);
    expect(eachRound.size).to.be.within(10, 11);
  });

  it('is bounded in how much runs at a time', async () => {
    const slots = turnSlots({ most: 3, clock: () => 0 });
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        slots.during(async () => {
          begun.push(turn);
          running += 1;
          most = Math.max(most, running);
          await nextRound();
          running -= 1;
        }),
      ),
    );
    expect(begun).to.deep.equal([...begun.keys()]);
    expect(most).to.equal(3);
  });

  it('leaves rounds to a crowd that is coming in, and goes on all the same when the crowd does not end', async () => {
    const server = new EventEmitter();
    const newcomers = newConnections();
    newcomers.watch(server);
    const queue = pacedQueue({ budgetMs: 5, clock: () => 0, yields: newcomers.yielding() });
    let coming = true;
    let accepted = 0;
    const crowd = () => {
      if (!coming) return;
      accepted += 1;
      server.emit('connection');
      setImmediate(crowd);
    };
    crowd();
    await queue.enter();
    const first = accepted;
    await queue.enter();
    coming = false;
    expect(first, 'rounds for those who came').to.be.greaterThan(10);
    expect(first, 'but not all of them').to.be.lessThan(25);
    await nextRound();
    await nextRound();
    await nextRound();
    let rounds = 0;
    const work = queue.enter().then(() => true);
    while (!(await Promise.race([work, nextRound().then(() => false)]))) rounds += 1;
    expect(rounds, 'nobody is coming any more').to.be.lessThan(3);
  });
});

/** How many of a crowd are accepted for each piece of work of some milliseconds that is done meanwhile. */
async function acceptedAWork(yields: ((server: EventEmitter) => () => boolean) | undefined): Promise<number> {
  const crowd = 150;
  const server = createServer();
  const accepted = new Promise<void>((resolve) => {
    let count = 0;
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      count += 1;
      if (count === crowd) resolve();
    });
  });
  const left = yields?.(server);
  server.listen({ port: 0, host: '127.0.0.1', backlog: 512 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clients = Array.from({ length: crowd }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.all(clients.map((client) => once(client, 'connect')));
  const queue = pacedQueue({
    budgetMs: 1,
    clock: () => performance.now(),
    ...(left === undefined ? {} : { yields: left }),
  });
  let done = 1;
  let over = false;
  const work = (async () => {
    while (!over) {
      await queue.enter();
      const until = performance.now() + 3;
      while (performance.now() < until);
      done += 1;
    }
  })();
  await accepted;
  over = true;
  await work;
  for (const client of clients) client.destroy();
  server.close();
  return crowd / done;
}

describe('a crowd that comes in while there is work', () => {
  it('is accepted many times as fast as one for each piece of work, which is what Node does by itself', async () => {
    const left = await acceptedAWork((server) => {
      const newcomers = newConnections();
      newcomers.watch(server);
      return newcomers.yielding();
    });
    expect(left).to.be.greaterThan(5);
  });

  it('would stand outside without rounds of its own', async () => {
    expect(await acceptedAWork(undefined)).to.be.lessThan(5);
  });
});

describe('the door of requests', () => {
  it('refuses at once, with a time, what would wait for too long, and serves what it let in', async () => {
    let at = 0;
    const door = requestQueue({ clock: () => at });
    const outcomes = await Promise.all(
      Array.from({ length: 3_000 }, () =>
        door.enter().then(
          () => {
            at += 4;
            return 'served';
          },
          (error: { code: string; data?: { retryAfterSeconds?: number } }) => {
            expect(error.data?.retryAfterSeconds).to.be.within(1, 60);
            return error.code;
          },
        ),
      ),
    );
    const served = outcomes.filter((outcome) => outcome === 'served').length;
    expect(outcomes.filter((outcome) => outcome === 'overloaded').length).to.equal(3_000 - served);
    expect(served).to.be.within(100, 1_000);
    expect(door.waiting()).to.equal(0);
    expect(door.refusal(), 'there is room again').to.equal(undefined);
  });
});
