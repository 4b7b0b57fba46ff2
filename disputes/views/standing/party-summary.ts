import type { DeadlineView } from '../../../protocol/dispute-list.ts';
import type { StandingView } from '../../../protocol/disputes.ts';
import type { PartyLook } from './party-look.ts';
import { standingOf } from './standing.ts';

/** What a party is told of a case, in a list and at the head of its page alike: whose turn it is, and until when. */
export function partySummary(look: PartyLook): {
  readonly standing: StandingView;
  readonly asked: boolean;
  readonly deadline?: DeadlineView | undefined;
} {
  const standing = standingOf(look);
  const asked = standing.turn === 'you' || standing.turn === 'both';
  if (standing.deadline === undefined) return { standing, asked, deadline: undefined };
  const { label: _, ...deadline } = standing.deadline;
  return { standing, asked, deadline };
}
