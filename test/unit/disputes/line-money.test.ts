import { expect } from 'chai';
import { AccountStore } from './fakes/account-store.ts';
import { history } from './fakes/histories.ts';
import { seeded } from './fakes/random.ts';

/** `HISTORIES=200000 SEED=7` for a long run of another kind. */
const HISTORIES = Number(process.env.HISTORIES ?? 10_000);
const SEED = Number(process.env.SEED ?? 1);
const STEPS = 15;

interface Run {
  readonly faults: readonly string[];
  readonly cases: number;
  readonly again: number;
  readonly closures: ReadonlySet<string>;
  readonly refusals: ReadonlyMap<string, number>;
}

async function run(count: number, remembering = true): Promise<Run> {
  const faults: string[] = [];
  const closures = new Set<string>();
  const refusals = new Map<string, number>();
  let cases = 0;
  let again = 0;
  for (let index = 0; index < count; index += 1) {
    const store = new AccountStore(remembering);
    const random = seeded(SEED * 1_000_003 + index * 7919);
    const told = await history({ store, random, name: `H-${index}`, steps: STEPS });
    faults.push(...store.faults.map((fault) => `history ${index}: ${fault}`));
    for (const ids of told.cases.values()) {
      cases += ids.length;
      again += Math.max(0, ids.length - 1);
      for (const row of (await store.findAll(ids)).values()) closures.add(row.closure?.basis ?? 'live');
    }
    for (const [code, times] of told.refusals) refusals.set(code, (refusals.get(code) ?? 0) + times);
  }
  return { faults, cases, again, closures, refusals };
}

describe('the money of an order over all its cases', () => {
  it(`is what was paid, at every instant of ${HISTORIES} random histories of all profiles`, async () => {
    const { faults, cases, again, closures, refusals } = await run(HISTORIES);
    expect(faults.slice(0, 5)).deep.equal([]);
    expect(cases, 'cases').greaterThan(HISTORIES * 2);
    expect(again, 'second cases').greaterThan(HISTORIES / 3);
    expect([...closures]).include.members(['ruling', 'appeal', 'agreement', 'cancelled', 'idle', 'live']);
    const met = ['line_ruled', 'line_settled', 'line_in_dispute', 'amount_exceeds_left', 'amount_not_a_part'];
    expect([...refusals.keys()]).include.members([...met, 'decision_awaited', 'funds_frozen', 'chargeback_open']);
  }).timeout(Math.max(180_000, HISTORIES * 20));

  it('and the same property catches a build that looks at live cases only', async () => {
    const { faults } = await run(200, false);
    expect(faults.some((fault) => fault.includes('more than was paid'))).equal(true);
    expect(faults.some((fault) => fault.includes('a case opened after'))).equal(true);
  }).timeout(60_000);
});
