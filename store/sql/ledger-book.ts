import type { Ledger } from '../../disputes/ports.ts';
import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';

/** The demo's ledger keeps books instead of moving money: one entry per key, for good. */
export function sqlLedgerBook({ db }: Database, now: () => number): Ledger {
  return {
    async submit(caseId, { key, kind, to, minor, currency }) {
      await db
        .insertInto('ledgerEntry')
        .values({ key, caseId, kind, toWhom: to, minor, currency, createdAt: now() })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute()
        .catch(asStorageError);
      return { result: 'done' };
    },
  };
}
