import type { Ledger } from '../../../disputes/cases/ports.ts';
import type { Database } from '../database.ts';
import { groupCommit } from '../group-commit.ts';
import { upsertStatement, withRows } from '../json-rows.ts';
import { asStorageError } from '../storage-error.ts';

const ENTRY = {
  key: 'text',
  case_id: 'text',
  kind: 'text',
  to_whom: 'text',
  minor: 'bigint',
  currency: 'text',
  created_at: 'bigint',
} as const;
type Entry = Readonly<Record<keyof typeof ENTRY, string | number>>;

/** Movements that are booked, and synced to disk, together. */
const LARGEST_GROUP = 100;

/** The demo's ledger keeps books instead of moving money: one entry per key, for good. */
export function sqlLedgerBook({ db, kind }: Database, now: () => number): Ledger {
  const statement = `${upsertStatement(kind, 'ledger_entry', ENTRY)} on conflict (key) do nothing`;
  const group = groupCommit<Entry, undefined>({
    largest: LARGEST_GROUP,
    async run(entries) {
      await withRows(db, statement, entries).catch(asStorageError);
      return entries.map(() => undefined);
    },
  });
  return {
    async submit(caseId, { key, kind: movement, to, minor, currency }) {
      await group.submit({ key, case_id: caseId, kind: movement, to_whom: to, minor, currency, created_at: now() });
      return { result: 'done' };
    },
  };
}
