import { dueAfter } from '../../calendar/period.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase, Offer } from './case.ts';
import { lineIdsOf, stakeFor } from './case-money.ts';
import { isMinor } from './money.ts';
import { preparedOf, type Why } from './prepared-reasons.ts';
import { type Profile, reasonNamed } from './profile/profile-schema.ts';
import { type Refused, refuse } from './refusal.ts';
import { SOLUTIONS, type SolutionKind, type Terms } from './solutions.ts';
import { type Look, type Step, update } from './step.ts';

/** Of one author: more than any real negotiation needs; keeps a row small. */
export const MOST_OFFERS = 50;

/** What may be proposed on this claim: what its reason offers and what a ruling could order, but no rejection. */
export function negotiable(row: DisputeCase, profile: Profile): readonly SolutionKind[] {
  const own = reasonNamed(profile, row.claim?.reason ?? '')?.solutions ?? [];
  return [...new Set([...own, ...profile.outcomes])].filter((kind) => kind !== 'reject');
}

/** Whether terms are among the permitted ones and their amount fits the sum in dispute. */
export function termsFault(row: DisputeCase, terms: Terms, permitted: readonly SolutionKind[]): Refused | undefined {
  if (!permitted.includes(terms.kind)) return refuse('solution_not_offered', { solutions: permitted });
  const unknown = itemsFault(row, terms);
  if (unknown !== undefined) return unknown;
  if (SOLUTIONS[terms.kind].pays !== 'buyer-part') {
    return terms.amount === null ? undefined : refuse('amount_invalid', { solution: terms.kind });
  }
  if (terms.amount === null || !isMinor(terms.amount) || terms.amount === 0) {
    return refuse('amount_invalid', { solution: terms.kind });
  }
  const { funds, order } = row;
  const left = stakeFor(row, terms);
  if (terms.amount > funds.paid) return refuse('amount_exceeds_paid', { paid: funds.paid });
  if (terms.amount > left) return refuse('amount_exceeds_left', { left, currency: order.currency });
  return terms.amount === left ? refuse('amount_not_a_part', { left, currency: order.currency }) : undefined;
}

/** Items are named where there are several, each once, and only where it matters: all the seller's money needs none. */
function itemsFault(row: DisputeCase, { kind, items }: Terms): Refused | undefined {
  if (items === undefined) return undefined;
  const own = lineIdsOf(row);
  const { pays, returns, goods } = SOLUTIONS[kind];
  const matters = pays !== 'seller' || returns || goods;
  const named = new Set(items);
  const right = matters && named.size > 0 && named.size === items.length && items.every((each) => own.includes(each));
  return right ? undefined : refuse('items_invalid', { items: own });
}

/** Each side's own offers count, so that neither uses up what the other or the platform may put forward. */
export function tooManyOffers(row: DisputeCase, by: Offer['by']): Refused | undefined {
  const own = row.offers.filter((offer) => offer.by === by).length;
  return own >= MOST_OFFERS ? refuse('offers_too_many', { limit: MOST_OFFERS }) : undefined;
}

/** The version that a party answers, if it still can be answered by it. */
export function answerableFault(look: Look, version: number): Refused | undefined {
  const offer = look.row.offers.find((each) => each.version === version);
  if (offer === undefined) return refuse('offer_unknown', { version });
  if (offer.by === look.actor.role) return refuse('offer_own', { version });
  if (offer.status !== 'open') return refuse('offer_outdated', { version, status: offer.status });
  return isExpired(offer, look.at) ? refuse('offer_expired', { version }) : undefined;
}

export function isExpired(offer: Offer, at: Instant): boolean {
  return offer.expiresAt !== null && at >= offer.expiresAt;
}

/** What the claimant wants now; it stands until the claimant changes it, even where the respondent has said no. */
export function currentDemand(row: DisputeCase): Offer | undefined {
  return row.offers.findLast((offer) => offer.by === row.claimant && offer.status !== 'superseded');
}

/** With what words it is made. */
type Offered = { readonly reasons?: string | undefined } & Omit<Partial<Why>, 'reasons'>;

/** Adds the next version; it replaces the author's older one and, where it answers an offer, that offer too. */
export function addOffer(
  step: Step,
  by: Offer['by'],
  terms: Terms,
  { answers, reasons, ...said }: { readonly answers?: number | null } & Offered = {},
): void {
  const { row, profile, at } = step;
  const older = row.offers.map((offer) => {
    const replaced = offer.by === by || offer.version === answers;
    return replaced && offer.status !== 'accepted' ? { ...offer, status: 'superseded' as const } : offer;
  });
  const period = by === 'platform' ? profile.platform.proposalOpenFor : profile.offers?.openFor;
  // What the claimant wants from the beginning does not run out: the case is about it.
  const lasts = row.offers.length > 0 && by !== row.claimant && period !== undefined;
  const ends = by === 'platform' ? null : negotiationEnd(step);
  const expiresAt = lasts ? Math.min(dueAfter(period, at, profile.calendar), ends ?? Number.POSITIVE_INFINITY) : null;
  const version = row.offers.length + 1;
  const why = { ...(reasons === undefined ? {} : { reasons }), ...preparedOf(said) };
  const offer = { version, by, terms, at, expiresAt, status: 'open', ...why, acceptedBy: [] } as const;
  update(step, { offers: [...older, offer] });
}

/** No offer outlives the negotiation that it is part of, where the platform takes the case after it. */
export function endWithNegotiation(step: Step): void {
  const ends = negotiationEnd(step);
  if (ends === null) return;
  const offers = step.row.offers.map((offer) =>
    offer.expiresAt === null || offer.expiresAt <= ends ? offer : { ...offer, expiresAt: ends },
  );
  update(step, { offers });
}

function negotiationEnd({ row, profile }: Step): Instant | null {
  return profile.negotiation?.effect === 'escalate' ? (row.clocks.negotiation?.dueAt ?? null) : null;
}

export function setOffer(step: Step, version: number, change: Partial<Offer>): void {
  update(step, {
    offers: step.row.offers.map((offer) => (offer.version === version ? { ...offer, ...change } : offer)),
  });
}
