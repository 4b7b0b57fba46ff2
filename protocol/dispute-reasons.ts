import type { PreparedTexts } from './disputes.ts';

/**
 * Prepared reasons of decisions. Routes (staff who mediate):
 * - `GET /v1/disputes/<number>/reasons?outcome=&amount=` → `{reasons: FilledReason[]}`: those that fit, filled in; `outcome` is a
 *   solution or `uphold`
 * - `GET /v1/reason-templates` → `{templates: ReasonTemplateView[], placeholders: string[]}`
 * - `PUT /v1/reason-templates/<name>` `{revision, reasons, outcomes, fault?, texts, off}` → `{template}`; `revision` 0: a new one
 *
 * An action that gives reasons (`rule`, `overturn`, `uphold`, `propose`) names one as `template`.
 */
export interface FilledReason {
  readonly name: string;
  readonly texts: PreparedTexts;
  /** Whose fault it speaks of. */
  readonly fault?: string;
}

export interface ReasonTemplateView {
  readonly name: string;
  readonly revision: number;
  /** Reasons and outcomes that it fits; none: all. */
  readonly reasons: readonly string[];
  readonly outcomes: readonly string[];
  readonly fault?: string;
  readonly texts: PreparedTexts;
  readonly off: boolean;
  /** Who changed it last; empty: it came with the product. */
  readonly author: string;
  readonly at: string;
}
