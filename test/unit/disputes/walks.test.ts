import { expect } from 'chai';
import type { MoneyIntent } from '../../../disputes/domain/funds.ts';
import { redecide, replay } from '../../../disputes/domain/replay.ts';
import type { LogEntry } from '../../../disputes/domain/state-machine.ts';
import { PROFILE_IDS, profileNamed } from './fakes/cases.ts';
import { broken } from './fakes/invariants.ts';
import { seeded } from './fakes/random.ts';
import { type Walk, walk } from './fakes/walk.ts';

/** Per profile; `WALKS=20000` for a long run. */
const WALKS = Number(process.env.WALKS ?? 400);
const STEPS = 60;

function paidOut(intents: readonly MoneyIntent[]): number {
  const once = new Map(
    intents.filter(({ kind }) => kind !== 'hold' && kind !== 'freight').map((intent) => [intent.key, intent.minor]),
  );
  return [...once.values()].reduce((sum, minor) => sum + minor, 0);
}

function walks(profile: (typeof PROFILE_IDS)[number], count: number): Walk[] {
  return Array.from({ length: count }, (_, index) => walk(profile, seeded(index * 7919 + profile.length), STEPS));
}

describe('random walks through a dispute', () => {
  for (const profile of PROFILE_IDS) {
    it(`keep every invariant, and history gives the row (${profile})`, function () {
      this.timeout(120_000);
      const reached = new Set<string>();
      let closed = 0;
      for (const { draft, row, entries, intents, faults } of walks(profile, WALKS)) {
        expect(faults).deep.equal([]);
        // Through text, as a database keeps it.
        const stored = JSON.parse(JSON.stringify(entries)) as LogEntry[];
        expect(JSON.stringify(sorted(replay(draft, stored)))).equal(JSON.stringify(sorted(row)));
        expect(JSON.stringify(sorted(redecide(draft, stored, profileNamed(profile))))).equal(
          JSON.stringify(sorted(row)),
        );
        for (const entry of entries) reached.add(entry.patch.state ?? '');
        expect(new Set(intents.map((intent) => intent.key)).size, 'a key twice').equal(intents.length);
        if (row.state !== 'closed') continue;
        closed += 1;
        const letGo = paidOut(intents.filter(({ kind }) => kind === 'unhold'));
        // What a bank took after the end, it took of what the case had let go of.
        const late = letGo - row.funds.unheld;
        expect(paidOut(intents) - late + row.funds.chargedBack, 'the ledger sums to what was paid').equal(
          row.order.paid - (row.funds.apart ?? 0),
        );
      }
      expect(closed, 'walks that reached the end').greaterThan(WALKS / 10);
      if (WALKS < 60) return; // too few to reach everything
      const needed = ['negotiation', 'platform-queue', 'platform-review', 'info-requested', 'remedy', 'closed'];
      expect([...reached]).include.members(needed);
      if (profile === 'alibaba')
        expect([...reached]).include.members(['friendly', 'ruled', 'appeal-review', 'return-received']);
    });
  }

  it('would notice a broken machine: a payment doubled, a clock left running, a case reopened', () => {
    const found = walks('auracart', 40).find((each) => each.row.state === 'closed' && each.row.funds.refunded > 0);
    if (found === undefined) throw new Error('no walk was refunded');
    const { row, entries } = found;
    const last = entries.at(-1);
    if (last === undefined) throw new Error('no entries');
    const before = { ...row, revision: row.revision - 1 };
    const step = (change: object) =>
      broken(before, {
        ok: true,
        case: { ...row, ...change },
        entry: { ...last, patch: { ...row, ...change } },
        effects: [],
      });
    expect(step({ funds: { ...row.funds, refunded: row.funds.paid, released: 1 } })).include(
      'money never exceeds what was paid',
    );
    expect(step({ clocks: { info: { startedAt: 1, dueAt: 2 } } })).include('clocks run only where they may');
    expect(step({ state: 'remedy' })).include('a closed case says how');
    const doubled: MoneyIntent[] = [
      { kind: 'refund', to: 'buyer', minor: 10, currency: 'MYR', key: 'a' },
      { kind: 'refund', to: 'buyer', minor: 10, currency: 'MYR', key: 'b' },
    ];
    expect(paidOut(doubled)).equal(20);
    expect(paidOut([...doubled.slice(0, 1), ...doubled.slice(0, 1)])).equal(10);
  });
});

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
