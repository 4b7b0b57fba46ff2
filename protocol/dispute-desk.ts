import type { Money } from './dispute-opening.ts';

/** Another case of one of the two sides. */
export interface PastCaseView {
  readonly number: string;
  readonly party: 'buyer' | 'seller';
  /** Whether they had opened it themselves. */
  readonly claimant: boolean;
  readonly reason: string;
  readonly state: string;
  readonly outcome?: string;
  readonly openedAt: string;
}

/** What the policy says of a case like this, by topic. */
export interface PolicyView {
  readonly outcomes: readonly string[];
  readonly rules: readonly PolicyRule[];
}

export interface PolicyRule {
  /** `disputes.policyTopics.*` */
  readonly topic: string;
  /** States of a case in which it is what counts. */
  readonly states: readonly string[];
  readonly sentences: readonly PolicySentence[];
}

/** A sentence of `disputes.policy.*` with what its placeholders stand for. */
export interface PolicySentence {
  readonly code: string;
  /** By placeholder. */
  readonly periods?: Readonly<Record<string, PeriodView>>;
  readonly solutions?: readonly string[];
  readonly kinds?: readonly string[];
  readonly sum?: Money;
  /** Whose fault it was, and who pays then. */
  readonly fault?: string;
  readonly payer?: string;
}

export interface PeriodView {
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'working hour' | 'working day';
}
