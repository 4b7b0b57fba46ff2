import type { Instant } from '../../protocol/instant.ts';
import type { Delivery } from './case.ts';
import type { ClaimedItem } from './case-items.ts';
import type { NamedFile } from './evidence-rules.ts';
import type { Terms } from './solutions.ts';

/** A filled-in claim, as it leaves the review card of the chat or the page. */
export interface OpeningForm {
  /** One per form: submitting twice opens once, also when a crashed turn runs again. */
  readonly submissionKey: string;
  readonly orderId: string;
  /** The lines that it is about, of one order and one seller. */
  readonly lines: readonly ClaimedItem[];
  readonly reason: string;
  readonly details: string;
  readonly delivery: Delivery;
  readonly wanted: Terms;
  readonly files: readonly NamedFile[];
  readonly declared: readonly string[];
  /** Skips the friendly stage where the profile has one. */
  readonly formal?: boolean;
  /** When the claimant wrote to the other side before, as they say. */
  readonly contactedAt?: Instant | undefined;
}
