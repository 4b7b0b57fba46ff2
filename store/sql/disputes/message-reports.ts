import { sql } from 'kysely';
import type { PartyRole } from '../../../disputes/domain/roles.ts';
import type { MessageReport, MessageReports } from '../../../disputes/reports/message-reports.ts';
import type { ReportReason } from '../../../protocol/dispute-reports.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import { asStorageError } from '../storage-error.ts';
import type { MessageReportRow } from './dispute-schema.ts';

/** Reports of messages in cases; one row a message. */
export function sqlMessageReports({ db }: Database): MessageReports {
  return {
    async give(caseId, messageId, { by, reason, at }) {
      const given = { givenBy: by, reason, givenAt: at };
      // What a mediator let stand unasked is looked at again; what is hidden is hidden.
      const isHidden = sql<number | null>`case when message_report.hidden = 1 then 1 end`;
      const hiddenAt = sql<number | null>`case when message_report.hidden = 1 then message_report.decided_at end`;
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('messageReport')
        .values({ messageId, caseId, ...given, hidden: null, decidedAt: null })
        .onConflict((conflict) =>
          conflict
            .column('messageId')
            .doUpdateSet({ ...given, hidden: isHidden, decidedAt: hiddenAt })
            .where('messageReport.givenAt', 'is', null),
        )
        .executeTakeFirstOrThrow()
        .catch(asStorageError);
      return numInsertedOrUpdatedRows !== 0n;
    },
    async decide(caseId, messageId, { hidden, at }, audit) {
      const decided = { hidden: Number(hidden), decidedAt: at };
      await db
        .transaction()
        .execute(async (transaction) => {
          await transaction
            .insertInto('messageReport')
            .values({ messageId, caseId, givenBy: null, reason: null, givenAt: null, ...decided })
            .onConflict((conflict) => conflict.column('messageId').doUpdateSet(decided))
            .execute();
          await appendAudit(transaction, [audit], at);
        })
        .catch(asStorageError);
    },
    async isHidden(messageId) {
      const found = await db
        .selectFrom('messageReport')
        .select('messageId')
        .where('messageId', '=', messageId)
        .where('hidden', '=', 1)
        .executeTakeFirst()
        .catch(asStorageError);
      return found !== undefined;
    },
    async open(limit) {
      const rows = await db
        .selectFrom('messageReport')
        .select(['caseId', (eb) => eb.fn.min('givenAt').as('since')])
        .where('givenAt', 'is not', null)
        .where('decidedAt', 'is', null)
        .groupBy('caseId')
        .orderBy('since')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map(({ caseId }) => caseId);
    },
  };
}

type Marks = { readonly [Name in keyof Omit<MessageReportRow, 'messageId' | 'caseId'>]: MessageReportRow[Name] | null };

/** Undefined where nobody has reported the message and nobody has decided on it. */
export function reportFromRow({ givenBy, reason, givenAt, hidden, decidedAt }: Marks): MessageReport | undefined {
  if (givenAt === null && decidedAt === null) return undefined;
  return {
    ...(givenAt === null ? {} : { given: { by: givenBy as PartyRole, reason: reason as ReportReason, at: givenAt } }),
    ...(decidedAt === null ? {} : { decided: { hidden: hidden === 1, at: decidedAt } }),
  };
}
