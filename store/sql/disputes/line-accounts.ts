import { CompiledQuery, type Transaction } from 'kysely';
import type { DisputeCase } from '../../../disputes/domain/case.ts';
import type { CaseItem } from '../../../disputes/domain/case-items.ts';
import { itemsOf } from '../../../disputes/domain/case-money.ts';
import { accountsOf, type LineAccount, type ReadAccount } from '../../../disputes/domain/line-account.ts';
import type { Decided } from '../../../disputes/domain/state-machine.ts';
import type { ColumnType } from '../columns.ts';
import { upsertStatement, withRows } from '../json-rows.ts';
import type { Tables } from '../schema.ts';
import type { LineAccountRow } from './dispute-schema.ts';

const COLUMNS = {
  order_id: 'text',
  line_id: 'text',
  currency: 'text',
  paid: 'bigint',
  held: 'bigint',
  refunded: 'bigint',
  released: 'bigint',
  charged_back: 'bigint',
  last_case: 'text',
  ended: 'text',
  units_over: 'text',
  revision: 'bigint',
} as const satisfies Record<string, ColumnType>;

type Line = Pick<LineAccount, 'orderId' | 'lineId'>;

/** The accounts of order lines, written with the decisions that change them. */
export interface LineAccounts {
  /**
   * Takes the lines of all these decisions for the rest of the transaction, in one order for all processes: a case that
   * closes and one that opens on its line come one after the other. A line without an account gets an empty one first.
   */
  lock(transaction: Transaction<Tables>, decisions: readonly Decided[]): Promise<void>;
  /** Openings whose lines' accounts still are as they were decided on, and are of no live case. */
  unmoved(transaction: Transaction<Tables>, openings: readonly Decided[]): Promise<ReadonlySet<string>>;
  /** Of decisions on cases that were closed before: those whose case is the newest on all its lines still. */
  newest(transaction: Transaction<Tables>, decisions: readonly Decided[]): Promise<ReadonlySet<string>>;
  /** Writes what these stored decisions make of their lines' accounts. */
  write(transaction: Transaction<Tables>, decisions: readonly Decided[]): Promise<void>;
}

export function lineAccounts(kind: 'sqlite' | 'postgres'): LineAccounts {
  const ensure = `${upsertStatement(kind, 'line_account', COLUMNS)} on conflict (order_id, line_id) do nothing`;
  const { revision: _, ...written } = COLUMNS;
  const write = `${upsertStatement(kind, 'line_account', written, ['order_id', 'line_id'])}, revision = line_account.revision + 1`;
  // SQLite lets one transaction write at a time.
  const lock =
    kind === 'postgres'
      ? `select a.revision from line_account a
         join json_to_recordset($1::json) as given(order_id text, line_id text)
           on a.order_id = given.order_id and a.line_id = given.line_id
         order by a.order_id, a.line_id for update of a`
      : undefined;
  return {
    async lock(transaction, decisions) {
      const lines = inOrder(decisions.map((decided) => decided.case));
      const opening = inOrder(decisions.filter(isOpening).map((decided) => decided.case));
      await withRows(transaction, ensure, opening.map(emptyRow));
      if (lock === undefined || lines.length === 0) return;
      const keys = lines.map(({ line }) => ({ order_id: line.orderId, line_id: line.lineId }));
      await transaction.executeQuery(CompiledQuery.raw(lock, [JSON.stringify(keys)]));
    },
    async unmoved(transaction, openings) {
      const accounts = await accountsNow(transaction, openings);
      const taken = new Set<string>();
      const still = openings.filter(({ case: row }) => {
        const keys = itemsOf(row).map(({ line }) => keyOf(line));
        const free = itemsOf(row).every((item, index) => stands(accounts.get(keys[index] ?? ''), item));
        // The first of a group that opens on a line has it.
        if (!free || keys.some((key) => taken.has(key))) return false;
        for (const key of keys) taken.add(key);
        return true;
      });
      return new Set(still.map(({ case: row }) => row.id));
    },
    async newest(transaction, decisions) {
      if (decisions.length === 0) return new Set();
      const rows = await transaction
        .selectFrom('lineAccount')
        .select(['orderId', 'lineId', 'lastCase'])
        .where('orderId', 'in', [...new Set(decisions.map(({ case: row }) => row.order.orderId))])
        .execute();
      const last = new Map(rows.map((row) => [keyOf(row), row.lastCase]));
      const still = decisions.filter(({ case: row }) =>
        itemsOf(row).every(({ line }) => (last.get(keyOf(line)) ?? row.number) === row.number),
      );
      return new Set(still.map(({ case: row }) => row.id));
    },
    async write(transaction, decisions) {
      const rows = decisions.filter(touches).flatMap((decided) => accountsOf(decided.case).map(toRow));
      await withRows(transaction, write, rows);
    },
  };
}

/** An account as it stands; an empty one is none. */
export function accountFromRow(row: LineAccountRow | undefined): ReadAccount | undefined {
  if (row === undefined || row.lastCase === null) return undefined;
  const { unitsOver, lastCase, ended, ...sums } = row;
  return {
    ...sums,
    lastCase,
    ended: ended as ReadAccount['ended'],
    over: JSON.parse(unitsOver ?? '{}') as ReadAccount['over'],
  };
}

const isOpening = ({ entry }: Decided): boolean => entry.event.type === 'open';
const touches = ({ case: row, entry: { patch } }: Decided): boolean =>
  patch.funds !== undefined || patch.closure !== undefined || (row.closure !== null && patch.flags !== undefined);
const keyOf = ({ orderId, lineId }: Line): string => JSON.stringify([orderId, lineId]);

type AccountNow = Pick<LineAccountRow, 'revision' | 'lastCase' | 'ended'>;

async function accountsNow(transaction: Transaction<Tables>, openings: readonly Decided[]) {
  if (openings.length === 0) return new Map<string, AccountNow>();
  const rows = await transaction
    .selectFrom('lineAccount')
    .select(['orderId', 'lineId', 'revision', 'lastCase', 'ended'])
    .where('orderId', 'in', [...new Set(openings.map(({ case: row }) => row.order.orderId))])
    .execute();
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Whether an account is as the item was decided on, and no live case has its line. */
function stands(account: AccountNow | undefined, { earlier }: CaseItem): boolean {
  const live = account !== undefined && account.lastCase !== null && account.ended === null;
  return !live && (earlier?.accountRevision ?? 0) === (account?.revision ?? 0);
}

/** Each line once, sorted by the bytes of its key. */
function inOrder(rows: readonly DisputeCase[]): CaseItem[] {
  const lines = new Map(rows.flatMap((row) => itemsOf(row).map((item) => [keyOf(item.line), item] as const)));
  return [...lines.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function emptyRow({ line: { orderId, lineId }, funds }: CaseItem) {
  const none = { held: 0, refunded: 0, released: 0, charged_back: 0, last_case: null, ended: null, units_over: null };
  return { order_id: orderId, line_id: lineId, currency: funds.currency, paid: funds.paid, ...none, revision: 0 };
}

function toRow({ orderId, lineId, chargedBack, lastCase, over, ...rest }: LineAccount) {
  return {
    order_id: orderId,
    line_id: lineId,
    charged_back: chargedBack,
    last_case: lastCase,
    units_over: JSON.stringify(over),
    ...rest,
  };
}
