import type { CaseItemView } from './dispute-items.ts';
import type { Money } from './dispute-opening.ts';

/** A case as a line of a list; the views of one case begin with it. */
export interface DisputeSummary {
  readonly number: string;
  readonly state: string;
  readonly profile: string;
  readonly title: string;
  /** Where it is about several items: all of them, `title` the first. */
  readonly items?: readonly CaseItemView[];
  readonly orderId: string;
  readonly buyer: string;
  readonly seller: string;
  readonly paid: Money;
  readonly reason: string;
  readonly openedAt: string;
  /** Of the policy, whose clock its times are told by; absent where its rules are missing. */
  readonly timeZone?: string;
  /** The nearest deadline that concerns the reader; to a party with what is due then (`disputes.clockLabels.*`). */
  readonly deadline?: DeadlineView & { readonly label?: string };
  readonly assignedTo?: string;
  readonly outcome?: string;
  /** The rules that it keeps to are missing on the server: it is shown without deadlines, and nothing can be done to it. */
  readonly degraded?: boolean;
  /** For staff: a ruling waits for a second person. */
  readonly secondPerson?: true;
  /** For staff: a colleague asks for the reader's opinion, or has answered and was not read yet. */
  readonly opinion?: 'asked' | 'answered';
  /** For staff: a party has reported a message, and nobody has looked at it yet. */
  readonly reported?: true;
  /** For staff: the platform is to decide how much return postage is paid. */
  readonly postageWaits?: true;
  /** For a party: the case waits for them. Something is asked of them, not merely possible. */
  readonly asked?: boolean;
}

export interface DeadlineView {
  readonly clock: string;
  readonly startedAt: string;
  readonly dueAt: string;
  /** Whose clock the deadline is told by: that of the case's policy. */
  readonly timeZone: string;
  /** Code of what happens when nothing is done by then (`disputes.afterwards.*`). */
  readonly afterwards: string;
}

export interface DisputeList {
  readonly disputes: readonly DisputeSummary[];
  readonly next?: string;
  /** For staff: how many cases have postage that the platform is to decide on, whatever the list holds. */
  readonly postageWaiting?: number;
}
