import type { Delivery, OrderLine } from '../../../../disputes/domain/case.ts';
import type { EventData } from '../../../../disputes/domain/events.ts';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { SOLUTIONS, type SolutionKind, type Terms } from '../../../../disputes/domain/solutions.ts';
import { DAY, evidence, HOUR, orderLine, type ProfileId, profileNamed, START } from '../fakes/cases.ts';
import { pick } from '../fakes/random.ts';

/** A party's post: what is ordered while it works goes out, and is read, `delay` later; everything else comes back. */
export interface Post {
  readonly from: number;
  readonly until: number;
  readonly delay: number;
}

/** Where an item really is, whatever a case believes. */
export type Place = 'buyer' | 'on-its-way' | 'seller' | 'nowhere';

/** What is so before anybody complains, and what no party has in its hands. */
export interface Setup {
  readonly profile: ProfileId;
  readonly order: OrderLine;
  readonly delivery: Delivery;
  readonly item: Place;
  /** Who would be right if everything were known. */
  readonly right: PartyRole;
  readonly post: Readonly<Record<PartyRole, Post>>;
  /** The ledger's first answer to each movement is a failure. */
  readonly ledgerStumbles: boolean;
}

const WORKING: Post = { from: 0, until: Number.POSITIVE_INFINITY, delay: HOUR / 60 };

export function setupFor(profile: ProfileId, change: Partial<Setup> = {}): Setup {
  return {
    profile,
    order: orderLine(profile),
    delivery: 'signed',
    item: 'buyer',
    right: 'buyer',
    post: { buyer: WORKING, seller: WORKING },
    ledgerStumbles: false,
    ...change,
  };
}

export function anySetup(profile: ProfileId, random: () => number): Setup {
  const paid = pick(random, [1, 2, 999, 10_000, 10_000, 900_000_000]);
  const came =
    profile === 'p2p' ? 'signed' : pick(random, ['signed', 'signed', 'signed', 'refused', 'not-received'] as const);
  const places = { signed: 'buyer', refused: 'on-its-way', 'not-received': 'nowhere' } as const;
  // A courier does not always report what it has delivered.
  const reported = came === 'signed' && random() < 0.8;
  return setupFor(profile, {
    order: orderLine(profile, {
      paid,
      small: random() < 0.3,
      proofOfDelivery: reported,
      ...(reported ? {} : { deliveredAt: null }),
    }),
    delivery: came,
    item: places[came],
    right: random() < 0.5 ? 'buyer' : 'seller',
    post: { buyer: anyPost(random), seller: anyPost(random) },
    ledgerStumbles: random() < 0.1,
  });
}

function anyPost(random: () => number): Post {
  const delay = pick(random, [HOUR / 60, HOUR / 60, HOUR, 20 * HOUR]);
  const kind = random();
  if (kind < 0.6) return { ...WORKING, delay };
  if (kind < 0.75) return { ...WORKING, from: Number.POSITIVE_INFINITY };
  // It begins to work one day, or ends to.
  const turns = START + Math.floor(random() * 20 * DAY);
  return kind < 0.9 ? { from: turns, until: Number.POSITIVE_INFINITY, delay } : { from: 0, until: turns, delay };
}

/** A claim that fits what has happened, for any reason that the profile lets this party give. */
export function anyClaim(
  { profile: id, delivery, order }: Setup,
  by: PartyRole,
  random: () => number,
): EventData['open'] {
  const profile = profileNamed(id);
  const reasons = Object.entries(profile.reasons).filter(([name, reason]) => {
    if (reason.by !== undefined && !reason.by.includes(by)) return false;
    return id === 'p2p' || (name === 'not-received') === (delivery === 'not-received');
  });
  const [reason, { solutions, declare, evidence: needed }] = pick(random, reasons);
  return {
    reason,
    details: 'What happened.',
    delivery,
    wanted: termsOf(pick(random, possibleKinds(solutions, order.paid)), order.paid, random()),
    evidence: needed.requireOneOf.slice(0, 1).map((each) => evidence(each)),
    declared: declare,
    formal: random() < 0.3,
  };
}

/** Nothing smaller than the smallest coin can be a part of it. */
export function possibleKinds(kinds: readonly SolutionKind[], stake: number): readonly SolutionKind[] {
  return stake > 1 ? kinds : kinds.filter((kind) => SOLUTIONS[kind].pays !== 'buyer-part');
}

/** Terms with a part of the sum where the kind has one. @param share between 0 and 1 */
export function termsOf(kind: SolutionKind, stake: number, share: number): Terms {
  if (SOLUTIONS[kind].pays !== 'buyer-part') return { kind, amount: null };
  return { kind, amount: Math.min(stake - 1, Math.max(1, Math.floor(stake * share))) };
}
