import type { Instant } from '../../../protocol/instant.ts';
import { askedParties } from '../../domain/asked-parties.ts';
import { respondentOf } from '../../domain/case.ts';
import { isTold } from '../../domain/reach.ts';
import { otherParty } from '../../domain/roles.ts';
import { AT_PLATFORM } from '../../domain/rules/rule-form.ts';
import { afterClock } from '../after-clock.ts';
import { may } from './between-parties.ts';
import type { PartyLook } from './party-look.ts';
import type { NextStep, SentenceDeadline } from './sentences.ts';

/**
 * What a deadline leads to, told to one reader (`disputes.afterwards`).
 * @param next what the reader can do beside: turn to the platform already, in one way or the other
 */
export function consequence(
  look: PartyLook,
  clock: SentenceDeadline['clock'],
  dueAt: Instant,
  next: NextStep | undefined,
): string {
  const { row, party, profile } = look;
  if (clock === 'joining') return 'appeal-heard';
  if (clock === 'offer') return afterOffer(look, dueAt);
  const untold = clock === 'first-answer' && party === row.claimant && !isTold(row, respondentOf(row));
  if (untold) return 'to-platform-untold';
  // An answer alone does not stop such a clock.
  const byAgreement = profile.firstAnswer.stoppedBy === 'agreement';
  const code = afterClock(clock, profile, row);
  switch (code) {
    case 'to-platform-adverse':
      // Whoever has written is not silent, be it no answer.
      if (row.heard === true) return 'to-platform';
      return party === respondentOf(row) ? 'to-platform-adverse-you' : 'to-platform-adverse-other';
    case 'goes-on-without-answer':
      return askedParties(row).includes(party) ? 'goes-on-without-you' : 'goes-on-without-other';
    case 'unlocks-buyer':
      return unlocking(look, party === 'buyer', next, clock === 'first-answer' && byAgreement);
    case 'unlocks-seller':
      return unlocking(look, party === 'seller', next, false);
    case 'unlocks-both':
      return next === 'call-platform' ? 'unlocks-other' : code;
    case 'reminds':
      return 'reminds-closes';
    case 'to-platform':
      return clock === 'negotiation' ? 'to-platform-unagreed' : code;
    default:
      return code;
  }
}

function unlocking(look: PartyLook, forYou: boolean, next: NextStep | undefined, unagreed: boolean): string {
  const other = { ...look, party: otherParty(look.party) };
  if (!forYou && (may(other, 'make-formal') || may(other, 'escalate'))) return 'other-unlocked-already';
  if (!forYou) return unagreed ? 'unlocks-other-unagreed' : 'unlocks-other';
  if (next === 'make-formal') return 'formal-already';
  if (next === 'call-platform') return 'unlocked-already';
  return unagreed ? 'unlocks-you-unagreed' : 'unlocks-you';
}

/** An offer ends by itself, or with the time for the negotiation, after which the platform has the case. */
function afterOffer({ row }: PartyLook, dueAt: Instant): string {
  if (AT_PLATFORM.includes(row.state)) return 'platform-decides';
  const ends = [row.clocks.negotiation?.dueAt, row.clocks.proposal?.dueAt];
  return ends.includes(dueAt) ? 'to-platform-unagreed' : 'offer-lapses';
}
