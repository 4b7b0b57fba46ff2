import type { Delivery, DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { itemsOf } from '../../../../disputes/domain/case-money.ts';
import type { EventData } from '../../../../disputes/domain/events.ts';
import { stakeOf } from '../../../../disputes/domain/funds.ts';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { SOLUTIONS, type SolutionKind, type Terms } from '../../../../disputes/domain/solutions.ts';
import { DAY, evidence, HOUR, orderLine, type ProfileId, profileNamed, START } from '../fakes/cases.ts';
import { pick } from '../fakes/random.ts';

/** A party's post: what is ordered while it works goes out, and is read, `delay` later; everything else comes back. */
export interface Post {
  readonly from: number;
  readonly until: number;
  readonly delay: number;
  /** What comes back was taken at first, so that its receiver counts as told, and is reported after this time. Absent: refused at once. */
  readonly backAfter?: number;
}

/** Where an item really is, whatever a case believes. */
export type Place = 'buyer' | 'on-its-way' | 'seller' | 'nowhere';

/** What is so before anybody complains, and what no party has in its hands. */
export interface Setup {
  readonly profile: ProfileId;
  readonly order: OrderLine;
  /** The other lines of the order, of the same two. */
  readonly more: readonly OrderLine[];
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
    more: [],
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
  const order = orderLine(profile, {
    paid,
    small: random() < 0.3,
    proofOfDelivery: reported,
    ...(reported ? {} : { deliveredAt: null }),
    ...anyQuantity(profile, random),
  });
  return setupFor(profile, {
    order,
    more: profile === 'p2p' || random() < 0.5 ? [] : otherLines(order, random),
    delivery: came,
    item: places[came],
    right: random() < 0.5 ? 'buyer' : 'seller',
    post: { buyer: anyPost(random), seller: anyPost(random) },
    ledgerStumbles: random() < 0.1,
  });
}

/** A trade between two people is about one sum. */
function anyQuantity(profile: ProfileId, random: () => number): Pick<OrderLine, 'quantity'> {
  const quantity = profile === 'p2p' ? 1 : pick(random, [1, 1, 1, 3, 7]);
  return quantity === 1 ? {} : { quantity };
}

function otherLines(order: OrderLine, random: () => number): readonly OrderLine[] {
  const { quantity: _, ...first } = order;
  return ['2', '3'].slice(0, 1 + Math.floor(random() * 2)).map((lineId) => ({
    ...first,
    ...anyQuantity('auracart', random),
    lineId,
    paid: pick(random, [1, 10, 3_333, 10_000, 900_000_000]),
  }));
}

function anyPost(random: () => number): Post {
  const delay = pick(random, [HOUR / 60, HOUR / 60, HOUR, 20 * HOUR]);
  const kind = random();
  if (kind < 0.6) return { ...WORKING, delay };
  // Of the same draw: all else of a walk stays what it was before letters could come back.
  const backAfter = [undefined, undefined, HOUR / 30, 5 * HOUR, 2 * DAY, 2 * DAY, 5 * DAY][
    Math.floor(kind * 7_000) % 7
  ];
  const back = backAfter === undefined ? {} : { backAfter };
  if (kind < 0.75) return { ...WORKING, ...back, from: Number.POSITIVE_INFINITY };
  // It begins to work one day, or ends to.
  const turns = START + Math.floor(random() * 20 * DAY);
  const post = { delay, ...back };
  return kind < 0.9 ? { ...post, from: turns, until: Number.POSITIVE_INFINITY } : { ...post, from: 0, until: turns };
}

/** A claim that fits what has happened, for any reason that the profile lets this party give. */
export function anyClaim(setup: Setup, by: PartyRole, random: () => number): EventData['open'] {
  const { profile: id, delivery } = setup;
  const profile = profileNamed(id);
  const reasons = Object.entries(profile.reasons).filter(([name, reason]) => {
    if (reason.by !== undefined && !reason.by.includes(by)) return false;
    return id === 'p2p' || (name === 'not-received') === (delivery === 'not-received');
  });
  const [reason, { solutions, declare, evidence: needed }] = pick(random, reasons);
  const claimed = anyUnits(setup, random);
  return {
    reason,
    details: 'What happened.',
    delivery,
    wanted: anyTerms(solutions, claimed.lines, random, random()),
    evidence: needed.requireOneOf.slice(0, 1).map((each) => evidence(each)),
    declared: declare,
    formal: random() < 0.3,
    ...claimed.named,
  };
}

/** A line as terms are about it: its id, and how much of its sum is in dispute. */
export interface Staked {
  readonly lineId: string;
  readonly stake: number;
}

/** The lines of a case as terms can be about them. */
export function stakedIn(row: DisputeCase): readonly Staked[] {
  return itemsOf(row).map(({ line, funds }) => ({ lineId: line.lineId, stake: stakeOf(funds) }));
}

/** The first line, or it and others, and of each all units or some. */
function anyUnits({ order, more }: Setup, random: () => number) {
  const others = more.filter(() => random() < 0.7);
  const items = [order, ...others].map((line) => {
    const { lineId, quantity = 1, paid } = line;
    const units = quantity > 1 && random() < 0.5 ? 1 + Math.floor(random() * (quantity - 1)) : undefined;
    const stake = units === undefined ? paid : Math.round((paid * units) / quantity);
    return { claimed: { lineId, ...(units === undefined ? {} : { quantity: units }) }, lineId, stake };
  });
  const [first] = items;
  const one = first?.claimed.quantity === undefined ? {} : { quantity: first.claimed.quantity };
  return { lines: items, named: others.length === 0 ? one : { items: items.map(({ claimed }) => claimed) } };
}

/** Some solution, about all lines or about some of them. @param share of the sum where a part is paid, between 0 and 1 */
export function anyTerms(
  kinds: readonly SolutionKind[],
  lines: readonly Staked[],
  random: () => number,
  share: number,
): Terms {
  const some = lines.length > 1 && random() < 0.4 ? lines.filter(() => random() < 0.5) : [];
  const stake = (some.length > 0 ? some : lines).reduce((sum, line) => sum + line.stake, 0);
  // Nothing smaller than the smallest coin can be a part of it.
  const possible = kinds.filter((kind) => stake > 1 || SOLUTIONS[kind].pays !== 'buyer-part');
  const kind = pick(random, possible.length > 0 ? possible : kinds);
  const { pays, returns, goods } = SOLUTIONS[kind];
  const part = Math.min(stake - 1, Math.max(1, Math.floor(stake * share)));
  return {
    kind,
    amount: pays === 'buyer-part' ? part : null,
    // Where all the money is the seller's, it is so for every line.
    ...(some.length > 0 && (pays !== 'seller' || returns || goods) ? { items: some.map(({ lineId }) => lineId) } : {}),
  };
}
