import type { ClockName, DisputeCase } from '../../../../disputes/domain/case.ts';
import { CLOCK_STATES } from '../../../../disputes/domain/clock-table.ts';
import type { MoneyIntent } from '../../../../disputes/domain/funds.ts';
import type { Decided } from '../../../../disputes/domain/state-machine.ts';

/** Everything that must hold after any allowed event; the names of what does not. */
export function broken(before: DisputeCase, decided: Decided): string[] {
  const { case: row, entry, effects } = decided;
  const faults: string[] = [];
  const must = (name: string, holds: boolean) => {
    if (!holds) faults.push(name);
  };
  const { funds } = row;
  must(
    'money never exceeds what was paid',
    funds.gone + funds.refunded + funds.released + funds.chargedBack + funds.unheld <= funds.paid,
  );
  must(
    'no sum is negative or a fraction',
    [funds.gone, funds.refunded, funds.released, funds.chargedBack, funds.unheld].every(
      (sum) => Number.isSafeInteger(sum) && sum >= 0,
    ),
  );
  must(
    'money moves only for a settled, cancelled or lapsed case',
    funds.refunded + funds.released === 0 || row.settlement !== null,
  );
  must(
    'letting go pays nobody',
    row.closure === null || !['cancelled', 'idle'].includes(row.closure.basis) || funds.refunded + funds.released === 0,
  );
  const intents = effects.flatMap((effect) => (effect.kind === 'money' ? [effect.intent] : []));
  const sum = (to: MoneyIntent['to']) =>
    intents.reduce((total, { kind, to: whom, minor }) => total + (whom === to && kind !== 'freight' ? minor : 0), 0);
  must(
    'the book follows the intents',
    funds.refunded - before.funds.refunded === sum('buyer') &&
      funds.released - before.funds.released === sum('seller') &&
      funds.held - before.funds.held + funds.unheld - before.funds.unheld + takenLate(before, row) === sum('escrow'),
  );
  must(
    'no empty movement',
    intents.every((intent) => intent.minor > 0),
  );
  must(
    'nothing moves while frozen',
    !(row.flags.chargebackFreeze || row.flags.legalHold) || intents.every((intent) => intent.kind === 'hold'),
  );
  must(
    'clocks run only where they may',
    Object.keys(row.clocks).every((name) => CLOCK_STATES[name as ClockName].includes(row.state)),
  );
  must(
    'a clock runs after its start',
    Object.values(row.clocks).every((clock) => clock.dueAt > clock.startedAt),
  );
  const notices = effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.key] : []));
  must('each notice has its own key', new Set(notices).size === notices.length);
  must('one log line', effects.filter((effect) => effect.kind === 'log').length === 1);
  must('revision counts entries', row.revision === before.revision + 1 && entry.seq === row.revision);
  must('a closed case says how', (row.state === 'closed') === (row.closure !== null));
  must('clocks never rule', entry.actor.role !== 'clock' || row.rulings.length === before.rulings.length);
  must(
    'versions are dense',
    row.offers.every((offer, index) => offer.version === index + 1),
  );
  must(
    'one open offer of each side',
    ['buyer', 'seller', 'platform'].every(
      (by) => row.offers.filter((offer) => offer.by === by && offer.status === 'open').length <= 1,
    ),
  );
  must(
    'the patch gives the row',
    JSON.stringify({ ...before, ...entry.patch }) === JSON.stringify({ ...before, ...row }),
  );
  must('the row is plain JSON', sameJson(row));
  must('clock effects give the clocks', sameClocks(before, decided));
  return faults;
}

/** What a bank took of a case that was over: out of ordinary escrow, by no movement of ours. */
function takenLate(before: DisputeCase, { funds }: DisputeCase): number {
  return before.state === 'closed' ? funds.chargedBack - before.funds.chargedBack : 0;
}

function sameJson(row: DisputeCase): boolean {
  return (
    Object.entries(row).every(([, value]) => value !== undefined) &&
    !JSON.stringify(row, marked).includes('"\u0000undefined"')
  );
}

// JSON drops undefined in silence; here it leaves a mark.
function marked(_key: string, value: unknown): unknown {
  return value === undefined ? '\u0000undefined' : value;
}

/** What a store keeps of the clocks, from the effects alone, must be what the row says. */
function sameClocks(before: DisputeCase, { case: row, effects }: Decided): boolean {
  const clocks = new Map(Object.entries(before.clocks).map(([name, clock]) => [name, clock.dueAt]));
  for (const effect of effects) {
    if (effect.kind === 'clock-set') clocks.set(effect.name, effect.dueAt);
    if (effect.kind === 'clock-cancelled') clocks.delete(effect.name);
  }
  const expected = Object.entries(row.clocks).map(([name, clock]) => `${name}@${clock.dueAt}`);
  return (
    [...clocks]
      .map(([name, dueAt]) => `${name}@${dueAt}`)
      .sort()
      .join() === expected.sort().join()
  );
}
