import type { AuditDraft } from '../../people/audit/audit.ts';
import type { ReportReason } from '../../protocol/dispute-reports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { CaseMessage, CaseMessages } from '../cases/case-messages.ts';
import type { DisputeCase } from '../domain/case.ts';
import { otherParty, type PartyRole } from '../domain/roles.ts';
import type { MessageReports } from './message-reports.ts';

export interface ReportPorts {
  readonly messages: Pick<CaseMessages, 'of'>;
  readonly reports: MessageReports;
  readonly now: () => Instant;
}

/**
 * A party reports what the other one wrote. Once reported, it stays so whatever is reported again.
 * @throws CodedError `case_message_not_found`, `case_message_not_reportable` for what is not the other party's
 */
export async function reportMessage(
  { messages, reports, now }: ReportPorts,
  row: DisputeCase,
  by: PartyRole,
  messageId: string,
  reason: ReportReason,
): Promise<void> {
  const message = await messageIn(messages, row, messageId);
  if (message.by.role !== otherParty(by)) throw new CodedError('case_message_not_reportable');
  await reports.give(row.id, messageId, { by, reason, at: now() });
}

/**
 * A mediator hides what a party wrote from both, or lets it stand; also after the case is over, and again in the other way.
 * @throws CodedError `case_message_not_found`, `case_message_not_reportable` for words of the platform
 */
export async function decideOnMessage(
  { messages, reports, now }: ReportPorts,
  row: DisputeCase,
  by: string,
  messageId: string,
  hidden: boolean,
): Promise<void> {
  const message = await messageIn(messages, row, messageId);
  if (message.by.role !== 'buyer' && message.by.role !== 'seller') throw new CodedError('case_message_not_reportable');
  const audit: AuditDraft = {
    actor: by,
    action: hidden ? 'dispute-message-hidden' : 'dispute-message-shown',
    subject: row.number,
    data: { message: messageId },
  };
  await reports.decide(row.id, messageId, { hidden, at: now() }, audit);
}

async function messageIn(
  { of }: Pick<CaseMessages, 'of'>,
  { id }: DisputeCase,
  messageId: string,
): Promise<CaseMessage> {
  const message = (await of(id)).find((each) => each.id === messageId);
  if (message === undefined) throw new CodedError('case_message_not_found');
  return message;
}
