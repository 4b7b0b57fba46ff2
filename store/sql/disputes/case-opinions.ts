import type { Kysely, Transaction, Updateable } from 'kysely';
import type { Opinion, Opinions, OpinionWait } from '../../../disputes/colleagues/opinions.ts';
import type { Terms } from '../../../disputes/domain/solutions.ts';
import type { AuditDraft } from '../../../people/audit/audit.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import type { CaseOpinionRow } from './dispute-schema.ts';

/** What mediators ask each other about cases. */
export function sqlOpinions({ db }: Database): Opinions {
  const ended = (id: string, set: Updateable<CaseOpinionRow>, audit: AuditDraft, at: number) =>
    db
      .transaction()
      .execute((transaction) => end(transaction, id, set, audit, at))
      .catch(asStorageError);
  return {
    async of(caseId) {
      const rows = await db
        .selectFrom('caseOpinion')
        .selectAll()
        .where('caseId', '=', caseId)
        .orderBy('askedAt')
        .orderBy('id')
        .execute()
        .catch(asStorageError);
      return rows.map(fromRow);
    },
    ask: (opinion, audit) =>
      db
        .transaction()
        .execute((transaction) => ask(transaction, opinion, audit))
        .catch(asStorageError),
    answer: (id, { text, terms, at }, audit) =>
      ended(id, { answer: text, terms: terms === undefined ? null : JSON.stringify(terms), answeredAt: at }, audit, at),
    withdraw: (id, at, audit) => ended(id, { withdrawnAt: at }, audit, at),
    async seen(caseId, askerId, at) {
      const { numUpdatedRows } = await db
        .updateTable('caseOpinion')
        .set({ seenAt: at })
        .where('caseId', '=', caseId)
        .where('askerId', '=', askerId)
        .where('answeredAt', 'is not', null)
        .where('seenAt', 'is', null)
        .executeTakeFirstOrThrow()
        .catch(asStorageError);
      return numUpdatedRows !== 0n;
    },
    waitingFor: (accountId) => waitingFor(db, accountId).catch(asStorageError),
  };
}

async function ask(transaction: Transaction<Tables>, opinion: Opinion, audit: AuditDraft): Promise<Opinion | 'open'> {
  const { id, caseId, asker, asked, clientId, question, askedAt } = opinion;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('caseOpinion')
    .values({
      ...{ id, caseId, clientId, question, askedAt },
      ...{ askerId: asker.id, askerName: asker.name, askedId: asked.id, askedName: asked.name },
      ...{ answer: null, terms: null, answeredAt: null, withdrawnAt: null, seenAt: null },
    })
    // Either key: the same send again, or another open question to the same colleague.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 0n) await appendAudit(transaction, [audit], askedAt);
  const kept = await transaction
    .selectFrom('caseOpinion')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('askerId', '=', asker.id)
    .where('clientId', '=', clientId)
    .executeTakeFirst();
  return kept === undefined ? 'open' : fromRow(kept);
}

async function end(
  transaction: Transaction<Tables>,
  id: string,
  set: Updateable<CaseOpinionRow>,
  audit: AuditDraft,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('caseOpinion')
    .set(set)
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await appendAudit(transaction, [audit], at);
  return true;
}

async function waitingFor(db: Kysely<Tables>, accountId: string): Promise<ReadonlyMap<string, OpinionWait>> {
  const [asked, answered] = await Promise.all([
    db
      .selectFrom('caseOpinion')
      .innerJoin('dispute', 'dispute.id', 'caseOpinion.caseId')
      .select('caseOpinion.caseId as caseId')
      .where('askedId', '=', accountId)
      .where('answeredAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('dispute.state', '<>', 'closed')
      .execute(),
    db
      .selectFrom('caseOpinion')
      .select('caseId')
      .where('askerId', '=', accountId)
      .where('answeredAt', 'is not', null)
      .where('seenAt', 'is', null)
      .execute(),
  ]);
  const waits = (rows: readonly { caseId: string }[], wait: OpinionWait) =>
    rows.map(({ caseId }) => [caseId, wait] as const);
  // Whoever was asked has something to do; what they may read besides comes second.
  return new Map([...waits(answered, 'answered'), ...waits(asked, 'asked')]);
}

function fromRow(row: CaseOpinionRow): Opinion {
  const { id, caseId, askerId, askerName, askedId, askedName, clientId, question, askedAt } = row;
  const { answer, terms, answeredAt, withdrawnAt } = row;
  return {
    ...{ id, caseId, clientId, question, askedAt },
    asker: { id: askerId, name: askerName },
    asked: { id: askedId, name: askedName },
    ...(answeredAt === null
      ? {}
      : {
          answer: {
            text: answer ?? '',
            ...(terms === null ? {} : { terms: JSON.parse(terms) as Terms }),
            at: answeredAt,
          },
        }),
    ...(withdrawnAt === null ? {} : { withdrawnAt }),
  };
}
