import type { StandingView } from '../../../protocol/disputes.ts';
import type { PartyLook } from './party-look.ts';
import { standingOf } from './standing.ts';

/** What a party is told of a case, in a list and at the head of its page alike: whose turn it is, and until when. */
export function partySummary(look: PartyLook): {
  readonly standing: StandingView;
  readonly asked: boolean;
  readonly deadline?: StandingView['deadline'];
} {
  const standing = standingOf(look);
  const asked = standing.turn === 'you' || standing.turn === 'both';
  // Also where there is none: the clock that comes first is not what the reader is told about.
  return { standing, asked, deadline: standing.deadline };
}
