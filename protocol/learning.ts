import type { Locale } from './locale.ts';

/** How a question came to be proposed as a phrasing: the shopper said that the answer helped, chose the article, or an agent sent it. */
export const PROPOSAL_SOURCES = ['confirmed', 'chosen', 'picked'] as const;
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number];

/** `GET /v1/learning/proposals?locale=` (editor) → 200 `{proposals}`, the most frequent first. */
export interface Proposal {
  readonly id: string;
  readonly locale: Locale;
  readonly slug: string;
  /** Of the article. */
  readonly title: string;
  /** What was typed, without what may be private. */
  readonly text: string;
  readonly count: number;
  readonly source: ProposalSource;
  /** ISO 8601. */
  readonly lastAt: string;
}

/** `GET /v1/learning/gaps?locale=` (editor) → 200 `{gaps}`: questions without an answer, those that are alike together. */
export interface Gap {
  readonly id: string;
  readonly locale: Locale;
  readonly count: number;
  /** The most frequent first. */
  readonly examples: readonly { readonly text: string; readonly count: number }[];
  /** Questions a day, oldest first; days without any are left out. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface SearchDay {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly answer: number;
  readonly choose: number;
  readonly clarify: number;
  readonly decline: number;
}

/** `GET /v1/learning/activity?locale=&days=` (editor) → 200: what became of the questions to the bot. */
export interface SearchActivity {
  /** Every day of the period, oldest first. */
  readonly days: readonly SearchDay[];
  /** Articles that were rated in the period, the most often rated first. */
  readonly articles: readonly {
    readonly slug: string;
    readonly locale: Locale;
    readonly title: string;
    readonly rated: number;
    readonly helpful: number;
  }[];
}
