/** Why a party reports what the other one wrote. */
export const REPORT_REASONS = ['abusive', 'threat', 'outside', 'private', 'spam'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/**
 * A message that was reported or looked at. A party sees its own reports; staff see all.
 *
 * - `POST /v1/disputes/<number>/messages/<message>/report` `{reason}` (the party that did not write it) → `{dispute}`
 * - `POST /v1/disputes/<number>/messages/<message>/decision` `{hidden}` (mediators) → `{dispute}`
 */
export interface MessageReportView {
  readonly by?: 'buyer' | 'seller';
  readonly reason?: ReportReason;
  readonly at?: string;
  /** The platform has not looked at it yet. */
  readonly open: boolean;
}
