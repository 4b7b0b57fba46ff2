import type { ProposalSource, SearchDay } from '../../protocol/learning.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Decision } from '../search/types.ts';

export type DecidedAs = 'approved' | 'rejected';

/** A question that may become a phrasing of an article. */
export interface StoredProposal {
  /** The same for the same words of the same article. */
  readonly id: string;
  readonly locale: Locale;
  readonly slug: string;
  readonly text: string;
  readonly count: number;
  readonly source: ProposalSource;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

export interface ProposalStore {
  /** Adds a proposal, or counts it where it is there; one that was decided does not come back. */
  propose(proposal: Omit<StoredProposal, 'count'>): Promise<void>;
  /** Those that wait for a decision, the most frequent first. */
  open(filter: { readonly locale?: Locale; readonly limit: number }): Promise<StoredProposal[]>;
  find(id: string): Promise<StoredProposal | undefined>;
  /**
   * Decides an open one. Its words are forgotten; what stays is that they were decided.
   * @throws CodedError `proposal_not_found`, `already_decided`
   */
  decide(id: string, as: DecidedAs, accountId: string, at: number): Promise<void>;
  /** Forgets open ones that were last seen before; a decision stays, or the same proposal would come back. Says how many. */
  forget(lastBefore: number): Promise<number>;
}

export type GapState = 'open' | 'ignored' | 'resolved';

/** Questions without an answer that are alike. */
export interface StoredGap {
  readonly id: string;
  readonly locale: Locale;
  readonly state: GapState;
  readonly count: number;
  /** Term → in how many of the questions. */
  readonly terms: Readonly<Record<string, number>>;
  readonly examples: readonly { readonly text: string; readonly count: number }[];
  /** `YYYY-MM-DD` → questions. */
  readonly days: Readonly<Record<string, number>>;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface GapStore {
  /** Reads all gaps of a locale that still gather questions and writes what `gather` makes of them, in one transaction. */
  change(
    locale: Locale,
    gather: (gaps: readonly StoredGap[]) => {
      readonly changed: readonly StoredGap[];
      readonly dropped: readonly string[];
    },
  ): Promise<void>;
  /** Open ones, the largest first. */
  open(filter: { readonly locale?: Locale; readonly limit: number }): Promise<StoredGap[]>;
  find(id: string): Promise<StoredGap | undefined>;
  /**
   * Ends an open one: an ignored one goes on gathering unseen, a resolved one gathers no more.
   * @throws CodedError `gap_not_found`, `already_decided`
   */
  decide(id: string, as: Exclude<GapState, 'open'>, accountId: string, at: number): Promise<void>;
  /** Forgets those whose last question came before; says how many. */
  forget(lastBefore: number): Promise<number>;
}

export interface ActivityStore {
  /** Adds to the counts of days. */
  count(
    counts: readonly {
      readonly day: string;
      readonly locale: Locale;
      readonly decision: Decision;
      readonly n: number;
    }[],
  ): Promise<void>;
  /** From a day on, oldest first; days without questions are left out. */
  days(from: string, locale?: Locale): Promise<SearchDay[]>;
  /** How articles were rated since an instant. */
  ratings(
    since: number,
    locale?: Locale,
  ): Promise<{ readonly slug: string; readonly locale: Locale; readonly rated: number; readonly helpful: number }[]>;
}
