import { sql, type Transaction } from 'kysely';
import { type AuditDraft, type AuditLog, chained } from '../../../people/audit/audit.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlAuditLog({ db }: Database, now: () => number): AuditLog {
  return {
    async append(...drafts) {
      if (drafts.length === 0) return;
      await db
        .transaction()
        .execute((transaction) => appendAudit(transaction, drafts, now()))
        .catch(asStorageError);
    },
    async list({ since, actor, subject, afterSeq, limit }) {
      return db
        .selectFrom('auditEntry')
        .selectAll()
        .$if(since !== undefined, (query) => query.where('at', '>=', since ?? 0))
        .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''))
        .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
        .$if(afterSeq !== undefined, (query) => query.where('seq', '>', afterSeq ?? 0))
        .orderBy('seq')
        .limit(limit)
        .execute()
        .catch(asStorageError);
    },
    async head() {
      const row = await db
        .selectFrom('auditHead')
        .select(['seq', 'hash'])
        .where('id', '=', 1)
        .executeTakeFirst()
        .catch(asStorageError);
      return row ?? { seq: 0, hash: '' };
    },
  };
}

/**
 * Waits for its turn among the writers of all processes, and keeps the turn until the transaction ends. To be taken after
 * all other locks of a transaction: then no two of them wait for each other.
 */
export async function takeAuditTurn(transaction: Transaction<Tables>): Promise<{ seq: number; hash: string }> {
  // An update even where nothing changes: the first statement of a transaction then takes the write lock on SQLite, too.
  return transaction
    .updateTable('auditHead')
    .set({ seq: sql<number>`seq` })
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
}

/** Writes acts down in the transaction that does them: both are on disk, or neither. */
export async function appendAudit(
  transaction: Transaction<Tables>,
  drafts: readonly AuditDraft[],
  at: number,
): Promise<void> {
  const entries = chained(await takeAuditTurn(transaction), drafts, at);
  const last = entries.at(-1);
  if (last === undefined) return;
  await transaction.insertInto('auditEntry').values(entries).execute();
  await transaction.updateTable('auditHead').set({ seq: last.seq, hash: last.hash }).where('id', '=', 1).execute();
}
