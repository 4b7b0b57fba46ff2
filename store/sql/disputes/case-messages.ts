import type { CaseMessage, CaseMessages } from '../../../disputes/cases/case-messages.ts';
import type { Role } from '../../../disputes/domain/roles.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import type { Beside } from './dispute-group.ts';
import type { DisputeMessageRow } from './dispute-schema.ts';
import { reportFromRow } from './message-reports.ts';

/** What parties and staff wrote in cases. */
export function sqlCaseMessages({ db }: Database): CaseMessages {
  return {
    async of(caseId) {
      const rows = await db
        .selectFrom('disputeMessage')
        .leftJoin('messageReport', 'messageReport.messageId', 'disputeMessage.id')
        .selectAll('disputeMessage')
        .select(['givenBy', 'reason', 'givenAt', 'hidden', 'decidedAt'])
        .where('disputeMessage.caseId', '=', caseId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
        .catch(asStorageError);
      return rows.map((row) => ({ ...messageFromRow(row), report: reportFromRow(row) }));
    },
    async sent(caseId, writerId, clientId) {
      const row = await db
        .selectFrom('disputeMessage')
        .selectAll()
        .where('caseId', '=', caseId)
        .where('byId', '=', writerId)
        .where('clientId', '=', clientId)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && messageFromRow(row);
    },
  };
}

/** Stores the message together with the decision that it belongs to. */
export function storingMessage(message: CaseMessage): Beside {
  return async (transaction) => {
    await transaction.insertInto('disputeMessage').values(messageToRow(message)).execute();
  };
}

function messageToRow({ by, at, attachments, ...message }: CaseMessage): DisputeMessageRow {
  return {
    ...message,
    byRole: by.role,
    byId: by.id,
    byName: by.name,
    attachments: JSON.stringify(attachments),
    createdAt: at,
  };
}

function messageFromRow(row: DisputeMessageRow): CaseMessage {
  return {
    id: row.id,
    caseId: row.caseId,
    by: { role: row.byRole as Role, id: row.byId, name: row.byName },
    clientId: row.clientId,
    text: row.text,
    attachments: JSON.parse(row.attachments) as string[],
    at: row.createdAt,
  };
}
