import type { Transaction } from 'kysely';
import type { OpeningResult } from '../../../disputes/cases/ports.ts';
import { linesOf } from '../../../disputes/domain/case-money.ts';
import { type Role, STAFF } from '../../../disputes/domain/roles.ts';
import type { Decided } from '../../../disputes/domain/state-machine.ts';
import type { AuditDraft } from '../../../people/audit/audit.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { Tables } from '../schema.ts';
import type { DisputeWrites, Opening } from './dispute-writes.ts';
import type { LineAccounts } from './line-accounts.ts';
import { storedCase } from './stored-case.ts';

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
  accounts: LineAccounts,
  units: readonly Unit[],
): Promise<readonly Outcome[]> {
  const outcomes = new Map<Unit, Outcome>();
  const acts: AuditDraft[] = [];
  await accounts.lock(
    transaction,
    units.map((unit) => unit.decided),
  );
  for (const wave of wavesOf(units)) {
    // The steps go first: a case that closes makes room for another on its line.
    const steps = wave.filter((unit) => unit.submissionKey === undefined);
    const openings = wave.filter(isOpening);
    const advanced = await writes.advance(transaction, await timely(transaction, accounts, steps));
    const moved = steps.filter(({ decided }) => advanced.has(decided.case.id));
    await accounts.write(
      transaction,
      moved.map((unit) => unit.decided),
    );
    const { opened, outdated } = await openUnmoved(transaction, writes, accounts, openings);
    const stored = wave.filter(({ decided }) => advanced.has(decided.case.id) || opened.has(decided.case.id));
    await writes.leave(
      transaction,
      stored.map((unit) => unit.decided),
    );
    for (const { beside } of stored) await beside?.(transaction);
    acts.push(...stored.flatMap((unit) => actOfStaff(unit.decided)));
    for (const unit of steps) outcomes.set(unit, advanced.has(unit.decided.case.id) ? 'recorded' : 'stale');
    for (const unit of openings)
      outcomes.set(
        unit,
        opened.has(unit.decided.case.id) ? { result: 'opened' } : await whyNotOpened(transaction, unit, outdated),
      );
  }
  // Last, when all rows are locked: whoever holds the audit log's lock must not wait for another one.
  if (acts.length > 0) await appendAudit(transaction, acts, Math.max(...units.map((unit) => unit.decided.entry.at)));
  return units.map((unit) => outcomes.get(unit) ?? 'stale');
}

/** Decisions that may still be stored: on a closed case only while no newer one has its line's account. */
async function timely(
  transaction: Transaction<Tables>,
  accounts: LineAccounts,
  steps: readonly Unit[],
): Promise<readonly Decided[]> {
  const decisions = steps.map((unit) => unit.decided);
  const late = decisions.filter(({ case: row, entry }) => row.closure !== null && entry.patch.closure === undefined);
  if (late.length === 0) return decisions;
  const newest = await accounts.newest(transaction, late);
  return decisions.filter((decided) => !late.includes(decided) || newest.has(decided.case.id));
}

/** What a member of staff did, also where they entered it for the courier or the warehouse. */
function actOfStaff({ case: { number }, entry: { actor, event, seq } }: Decided): AuditDraft[] {
  const staff = STAFF.includes(actor.role) ? actor.id : isDesk(actor.role) ? actor.via : undefined;
  if (staff === undefined) return [];
  return [{ actor: staff, action: 'dispute-acted', subject: number, data: { act: event.type, seq } }];
}

const isDesk = (role: Role): boolean => role === 'courier' || role === 'warehouse';

const isOpening = (unit: Unit): unit is Unit & Opening => unit.submissionKey !== undefined;

/** Opens what was decided on an account that still stands; the rest is left to be decided anew. */
async function openUnmoved(
  transaction: Transaction<Tables>,
  writes: DisputeWrites,
  accounts: LineAccounts,
  openings: readonly (Unit & Opening)[],
): Promise<{ readonly opened: ReadonlySet<string>; readonly outdated: ReadonlySet<string> }> {
  const unmoved = await accounts.unmoved(
    transaction,
    openings.map((unit) => unit.decided),
  );
  const current = openings.filter(({ decided }) => unmoved.has(decided.case.id));
  const opened = await writes.open(transaction, current);
  const stored = current.filter(({ decided }) => opened.has(decided.case.id));
  await accounts.write(
    transaction,
    stored.map((unit) => unit.decided),
  );
  const outdated = openings.filter((unit) => !current.includes(unit)).map(({ decided }) => decided.case.id);
  return { opened, outdated: new Set(outdated) };
}

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
  outdated: ReadonlySet<string>,
): Promise<OpeningResult | CodedError> {
  const known = await transaction
    .selectFrom('dispute')
    .select('content')
    .where('submissionKey', '=', submissionKey)
    .executeTakeFirst();
  if (known !== undefined) return { result: 'repeated', case: storedCase(known.content) };
  const lines = linesOf(decided.case).map((line) => line.lineId);
  const taken = await transaction
    .selectFrom('disputeLine')
    .select('lineId')
    .where('orderId', '=', decided.case.order.orderId)
    .where('lineId', 'in', lines)
    .where('live', '=', 1)
    .orderBy('place')
    .executeTakeFirst();
  if (taken !== undefined) return { result: 'line-taken', lineId: taken.lineId };
  if (outdated.has(decided.case.id)) return { result: 'account-moved' };
  // 49 random bits met the same number or id, or the line became free this instant: trying again is right.
  return new CodedError('storage_unavailable', { retryAfterSeconds: 5 }, new Error('dispute_number_taken'));
}
