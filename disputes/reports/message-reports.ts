import type { AuditDraft } from '../../people/audit/audit.ts';
import type { ReportReason } from '../../protocol/dispute-reports.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { PartyRole } from '../domain/roles.ts';

/** What a party holds against words of the other one, and what the platform made of it. Either may be there without the other. */
export interface MessageReport {
  readonly given?: { readonly by: PartyRole; readonly reason: ReportReason; readonly at: Instant };
  /** Hidden words are shown to no party any more. */
  readonly decided?: { readonly hidden: boolean; readonly at: Instant };
}

export interface MessageReports {
  /** The first report of a message counts; gives whether this is it. */
  give(caseId: string, messageId: string, given: NonNullable<MessageReport['given']>): Promise<boolean>;
  /** Stored together with the word of it in the audit log, or not at all. */
  decide(
    caseId: string,
    messageId: string,
    decided: NonNullable<MessageReport['decided']>,
    audit: AuditDraft,
  ): Promise<void>;
  /** Whether the platform has hidden this message from the parties. */
  isHidden(messageId: string): Promise<boolean>;
  /** Cases with a report that nobody has looked at, the oldest report first. */
  open(limit: number): Promise<readonly string[]>;
}

/** Whether the platform has yet to look at it. */
export function isOpen({ given, decided }: MessageReport): boolean {
  return given !== undefined && decided === undefined;
}
