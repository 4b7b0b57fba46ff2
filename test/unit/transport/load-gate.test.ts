import { expect } from 'chai';
import { CodedError } from '../../../protocol/error-codes.ts';
import { groupCommit } from '../../../store/sql/group-commit.ts';
import { type LoadGate, loadGate } from '../../../transport/load-gate.ts';

const TICK_MS = 1;

/** A server that does `perSecond`, asked for `times` as much for twenty seconds, by a clock of its own. */
function rush(perSecond: number, times: number, gateOf: (owed: () => number, clock: () => number) => LoadGate) {
  let at = 0;
  let served = 0;
  const queue: number[] = [];
  const gate = gateOf(
    () => queue.length - served,
    () => at,
  );
  const waits: number[] = [];
  const told: { at: number; seconds: number }[] = [];
  let arrived = 0;
  for (; at < 20_000; at += TICK_MS) {
    for (; arrived < (at / 1000) * perSecond * times; arrived += 1)
      try {
        gate.admit();
        queue.push(at);
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'overloaded') throw error;
        told.push({ at, seconds: Number(error.data?.retryAfterSeconds) });
      }
    for (; served < (at / 1000) * perSecond && served < queue.length; ) {
      waits.push(at - (queue[served] ?? at));
      served += 1;
      gate.done();
    }
  }
  const sorted = waits.sort((a, b) => a - b);
  return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, served, told, left: queue.length - served };
}

const noBound = (): LoadGate => ({ admit: () => undefined, done: () => undefined });

describe('a server that is asked for five times what it can do', () => {
  for (const perSecond of [30, 300])
    it(`serves ${perSecond} a second of whom it lets in, each soon, and sends the others away at once`, () => {
      const { p99, served, told, left } = rush(perSecond, 5, (owed, clock) => loadGate({ owed, clock }));
      expect(p99).to.be.lessThan(2_000);
      expect(left).to.be.lessThan(perSecond * 2);
      expect(served, 'nothing of what it can do is wasted').to.be.greaterThan(perSecond * 19);
      expect(told.length).to.be.greaterThan(perSecond * 70);
      expect(told.every(({ seconds }) => seconds >= 1 && seconds <= 60)).to.equal(true);
      const [first] = told;
      const last = told.at(-1);
      expect(last?.seconds, 'the more there are before, the later the appointment').to.be.greaterThan(
        first?.seconds ?? 0,
      );
    });

  it('would let everybody wait for many seconds without a bound', () => {
    const { p99, told, left } = rush(300, 5, noBound);
    expect(told).to.deep.equal([]);
    expect(p99).to.be.greaterThan(10_000);
    expect(left).to.be.greaterThan(20_000);
  });

  it('refuses nothing at the rate that it can do', () => {
    expect(rush(300, 0.95, (owed, clock) => loadGate({ owed, clock })).told).to.deep.equal([]);
  });
});

describe('queues with a bound', () => {
  it('the group commit refuses what would wait for too long, and keeps what it took', async () => {
    const { promise: release, resolve } = Promise.withResolvers<void>();
    const group = groupCommit<number, number>({
      largest: 10,
      most: 25,
      run: async (units) => {
        await release;
        return units;
      },
    });
    const all = Array.from({ length: 40 }, (_, unit) => group.submit(unit).catch((error: CodedError) => error.code));
    await Promise.race(all);
    resolve();
    const outcomes = await Promise.all(all);
    expect(outcomes.slice(0, 25)).to.deep.equal(Array.from({ length: 25 }, (_, unit) => unit));
    expect(outcomes.slice(25)).to.deep.equal(Array.from({ length: 15 }, () => 'overloaded'));
  });
});
