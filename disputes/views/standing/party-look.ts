import type { Instant } from '../../../protocol/instant.ts';
import type { DisputeCase, Offer } from '../../domain/case.ts';
import { isExpired } from '../../domain/offers.ts';
import type { Profile } from '../../domain/profile/profile-schema.ts';
import { otherParty, type PartyRole } from '../../domain/roles.ts';
import type { Terms } from '../../domain/solutions.ts';
import type { NextStep, SentenceCode } from './sentences.ts';

/** A case as one party looks at it at an instant. */
export interface PartyLook {
  readonly row: DisputeCase;
  readonly party: PartyRole;
  readonly profile: Profile;
  readonly at: Instant;
}

/** What is said to the party, and what its placeholders are. */
export interface Said {
  readonly says: SentenceCode;
  readonly next?: NextStep | undefined;
  readonly terms?: Terms | undefined;
  /** In minor units. */
  readonly minor?: number | undefined;
  /** The offer that the sentence is about. */
  readonly offer?: Offer | undefined;
}

/** A proposal of the platform that both sides can still accept, and what is said of it. */
export function proposalIn({ row, party, at }: PartyLook): Said | undefined {
  const offer = row.offers.findLast(({ by, status }) => by === 'platform' && status === 'open');
  if (offer === undefined || isExpired(offer, at)) return undefined;
  const { terms } = offer;
  if (offer.acceptedBy.includes(party)) return { says: 'proposal-accepted-by-you', terms, offer };
  const taken = offer.acceptedBy.includes(otherParty(party));
  return { says: taken ? 'proposal-accepted-by-other' : 'proposal-open', terms, offer };
}
