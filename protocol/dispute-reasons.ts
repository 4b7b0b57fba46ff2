import type { Locale } from './locale.ts';

/** What a prepared reason says, for each reader in their language. */
export type PreparedTexts = Readonly<Record<Locale, string>>;

/** Of a text that gives reasons: what was prepared, and in which language its author wrote the rest. */
export interface WhyView {
  readonly prepared?: PreparedTexts;
  readonly writtenIn?: Locale;
}

/** Names of prepared reasons: 2 to 40 small letters, digits and hyphens, a letter first. */
export const REASON_NAME = /^[a-z][a-z0-9-]{1,39}$/;

/** What a prepared reason names of a case: `{item}`. */
export const PLACEHOLDER = /\{(\w+)\}/g;

/** The longest text of a prepared reason, in characters. */
export const LONGEST_PREPARED = 600;

/**
 * Prepared reasons of decisions. Routes (staff who mediate):
 * - `GET /v1/disputes/<number>/reasons?outcome=&amount=&items=` → `{reasons: FilledReason[]}`: those that fit, filled in; `outcome`
 *   is a solution or `uphold`; `items`, once for each, are the items that it is about, none: all of the case
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
