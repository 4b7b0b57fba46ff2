import type { Transaction } from 'kysely';
import type { DisputeCase } from '../../disputes/case.ts';
import type { OpeningResult } from '../../disputes/ports.ts';
import type { Decided } from '../../disputes/state-machine.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { DisputeWrites, Opening } from './dispute-writes.ts';
import type { Tables } from './schema.ts';

/** What belongs to a decision and is stored with it or not at all, such as the words of a message. */
export type Beside = (transaction: Transaction<Tables>) => Promise<void>;

/** One decision to be stored: an opening where it has a submission key, else a step. */
export interface Unit {
  readonly decided: Decided;
  readonly submissionKey: string | undefined;
  readonly beside: Beside | undefined;
}

export type Outcome = OpeningResult | 'recorded' | 'stale' | CodedError;

/** Stores the decisions of many cases in one transaction; each outcome is as if its decision had been stored alone. */
export async function storeTogether(
  transaction: Transaction<Tables>,
  writes: DisputeWrites,
  units: readonly Unit[],
): Promise<readonly Outcome[]> {
  const outcomes = new Map<Unit, Outcome>();
  for (const wave of wavesOf(units)) {
    // The steps go first: a case that closes makes room for another on its line.
    const steps = wave.filter((unit) => unit.submissionKey === undefined);
    const openings = wave.filter(isOpening);
    const advanced = await writes.advance(
      transaction,
      steps.map((unit) => unit.decided),
    );
    const opened = await writes.open(transaction, openings);
    const stored = wave.filter(({ decided }) => advanced.has(decided.case.id) || opened.has(decided.case.id));
    await writes.leave(
      transaction,
      stored.map((unit) => unit.decided),
    );
    for (const { beside } of stored) await beside?.(transaction);
    for (const unit of steps) outcomes.set(unit, advanced.has(unit.decided.case.id) ? 'recorded' : 'stale');
    for (const unit of openings)
      outcomes.set(
        unit,
        opened.has(unit.decided.case.id) ? { result: 'opened' } : await whyNotOpened(transaction, unit),
      );
  }
  return units.map((unit) => outcomes.get(unit) ?? 'stale');
}

const isOpening = (unit: Unit): unit is Unit & Opening => unit.submissionKey !== undefined;

/** A second decision on a case meets what the first has made of it: it comes in a later wave. */
function wavesOf(units: readonly Unit[]): Unit[][] {
  const waves: Unit[][] = [];
  const met = new Map<string, number>();
  for (const unit of units) {
    const { id } = unit.decided.case;
    const wave = met.get(id) ?? 0;
    met.set(id, wave + 1);
    waves[wave] = [...(waves[wave] ?? []), unit];
  }
  return waves;
}

async function whyNotOpened(
  transaction: Transaction<Tables>,
  { decided, submissionKey }: Opening,
): Promise<OpeningResult | CodedError> {
  const known = await transaction
    .selectFrom('dispute')
    .select('content')
    .where('submissionKey', '=', submissionKey)
    .executeTakeFirst();
  if (known !== undefined) return { result: 'repeated', case: JSON.parse(known.content) as DisputeCase };
  const { orderId, lineId } = decided.case.order;
  const taken = await transaction
    .selectFrom('dispute')
    .select('id')
    .where('orderId', '=', orderId)
    .where('lineId', '=', lineId)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  if (taken !== undefined) return { result: 'line-taken' };
  // 49 random bits met the same number or id, or the line became free this instant: trying again is right.
  return new CodedError('storage_unavailable', { retryAfterSeconds: 5 }, new Error('dispute_number_taken'));
}
