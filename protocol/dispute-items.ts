import type { Money } from './dispute-opening.ts';

/** One of several items that a case is about. */
export interface CaseItemView {
  readonly lineId: string;
  readonly title: string;
  /** How many the case is about. */
  readonly units: number;
  readonly bought: number;
  /** What the case is about of it. */
  readonly sum: Money;
  readonly picture?: string;
  /** The newest earlier case on the same line. */
  readonly earlier?: string;
}
