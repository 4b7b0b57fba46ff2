import type { Transaction } from 'kysely';
import type { DisputeCase } from '../../../disputes/domain/case.ts';
import { linesOf } from '../../../disputes/domain/case-money.ts';
import type { Effect, NoticeTo } from '../../../disputes/domain/effects.ts';
import { isPostageAtPlatform } from '../../../disputes/domain/freight.ts';
import type { Decided } from '../../../disputes/domain/state-machine.ts';
import { withRows } from '../json-rows.ts';
import type { Tables } from '../schema.ts';
import { NO_DEADLINE } from './dispute-schema.ts';
import { type DisputeStatements, disputeStatements } from './dispute-statements.ts';

/** A decision that opens a case, and the key of the form that it came from. */
export interface Opening {
  readonly decided: Decided;
  readonly submissionKey: string;
}

/** Writes of many cases' decisions, each kind of row by one statement, however many there are. */
export interface DisputeWrites {
  /** Stores new cases; answers the ids of those that met no other with their number, key or line. */
  open(transaction: Transaction<Tables>, openings: readonly Opening[]): Promise<ReadonlySet<string>>;
  /** Moves cases on, each decided on the revision before; answers the ids of those that still were there. */
  advance(transaction: Transaction<Tables>, decisions: readonly Decided[]): Promise<ReadonlySet<string>>;
  /** All that decisions leave beside their rows: log entries, clocks, money intents, notices with their deliveries. */
  leave(transaction: Transaction<Tables>, decisions: readonly Decided[]): Promise<void>;
}

export function disputeWrites(kind: 'sqlite' | 'postgres'): DisputeWrites {
  const statements = disputeStatements(kind);
  return {
    async open(transaction, openings) {
      const rows = openings.map(({ decided, submissionKey }) => ({
        ...columnsOf(decided.case),
        submission_key: submissionKey,
      }));
      // Every process locks in the same order, so that no two wait for each other.
      rows.sort((a, b) => (a.order_id + a.line_id < b.order_id + b.line_id ? -1 : 1));
      const opened = idsOf(await withRows<{ id: string }>(transaction, statements.open, rows));
      const stored = openings.map(({ decided }) => decided.case).filter((row) => opened.has(row.id));
      await withRows(transaction, statements.lines, stored.flatMap(lineRows));
      return opened;
    },
    async advance(transaction, decisions) {
      const rows = decisions.map((decided) => movingColumnsOf(decided.case));
      if (statements.lock !== undefined)
        await withRows(
          transaction,
          statements.lock,
          rows.map((row) => row.id),
        );
      const advanced = idsOf(await withRows<{ id: string }>(transaction, statements.advance, rows));
      const closed = decisions.filter(({ case: row, entry }) => entry.patch.closure != null && advanced.has(row.id));
      await withRows(
        transaction,
        statements.endLines,
        closed.map(({ case: row }) => row.id),
      );
      return advanced;
    },
    leave: (transaction, decisions) => leave(transaction, statements, decisions),
  };
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.id));

/** The columns that a decision can change. The others stand from the opening on. */
function movingColumnsOf(row: DisputeCase) {
  const clocks = Object.values(row.clocks).map((clock) => clock.dueAt);
  const offers = row.offers.flatMap((offer) => (offer.status === 'open' ? (offer.expiresAt ?? []) : []));
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    assigned_to: row.assignedTo,
    second_person: row.pendingRuling === null ? 0 : 1,
    postage_at_platform: isPostageAtPlatform(row) ? 1 : 0,
    deadline: Math.min(NO_DEADLINE, ...clocks),
    runs_until: row.state === 'closed' ? 0 : Math.max(0, ...clocks, ...offers),
    content: JSON.stringify(row),
  };
}

function columnsOf(row: DisputeCase) {
  return {
    ...movingColumnsOf(row),
    number: row.number,
    profile_id: row.profile.id,
    buyer_id: row.order.buyer.id,
    seller_id: row.order.seller.id,
    order_id: row.order.orderId,
    line_id: row.order.lineId,
    opened_at: row.openedAt ?? 0,
  };
}

function lineRows(row: DisputeCase) {
  return linesOf(row).map(({ orderId, lineId }, index) => ({
    case_id: row.id,
    place: index + 1,
    order_id: orderId,
    line_id: lineId,
    live: 1,
  }));
}

async function leave(
  transaction: Transaction<Tables>,
  statements: DisputeStatements,
  decisions: readonly Decided[],
): Promise<void> {
  const write = (statement: string, rows: readonly unknown[]) => withRows(transaction, statement, rows);
  const entries = decisions.map(({ case: row, entry }) => ({
    case_id: row.id,
    seq: entry.seq,
    at: entry.at,
    entry: JSON.stringify(entry),
  }));
  await write(statements.entries, entries);

  const retimed = decisions.filter(({ effects }) =>
    effects.some((effect) => effect.kind === 'clock-set' || effect.kind === 'clock-cancelled'),
  );
  const clocks = retimed.flatMap(({ case: row }) =>
    Object.entries(row.clocks).map(([name, { dueAt }]) => ({ case_id: row.id, name, due_at: dueAt })),
  );
  await write(
    statements.stopClocks,
    retimed.map(({ case: row }) => row.id),
  );
  await write(statements.clocks, clocks);

  const intents = decisions.flatMap(({ case: row, entry, effects }) =>
    effects.flatMap((effect) =>
      effect.kind === 'money'
        ? {
            key: effect.intent.key,
            case_id: row.id,
            intent: JSON.stringify(effect.intent),
            created_at: entry.at,
            retry_at: 0,
            taken: 0,
          }
        : [],
    ),
  );
  await write(statements.intents, intents);

  const notices = decisions.flatMap(({ case: row, entry, effects }) =>
    effects.flatMap((effect) => (effect.kind === 'notice' ? { effect, row, at: entry.at } : [])),
  );
  await write(
    statements.notices,
    notices.map(({ effect, row, at }) => noticeRow(effect, row, at)),
  );
  const letters = notices.flatMap(({ effect, at }) =>
    effect.channels
      .filter((channel) => channel !== 'inbox')
      .map((channel) => ({
        notice_key: effect.key,
        channel,
        state: 'pending',
        attempts: 0,
        next_at: at,
        fault: null,
        updated_at: at,
      })),
  );
  await write(statements.deliveries, letters);
}

function noticeRow({ key, to, template, data }: Effect & { readonly kind: 'notice' }, row: DisputeCase, at: number) {
  return {
    key,
    case_id: row.id,
    case_number: row.number,
    receiver: to,
    account_id: accountOf(row, to),
    template,
    data: JSON.stringify(data),
    created_at: at,
    read_at: null,
  };
}

function accountOf(row: DisputeCase, to: NoticeTo): string {
  if (to === 'buyer') return row.order.buyer.id;
  return to === 'seller' ? row.order.seller.id : to;
}
