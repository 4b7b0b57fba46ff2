import type { Period } from '../../calendar/period.ts';
import type { Instant } from '../../protocol/instant.ts';
import { isAskedBy, openRequests } from './asked-parties.ts';
import type { Clock, ClockName, DisputeCase, Mailed, Reach } from './case.ts';
import type { ToldBy } from './events.ts';
import { postageAsked } from './freight.ts';
import { hasAppealed, lostBy } from './lost-by.ts';
import { hasInstructions } from './parcels.ts';
import type { Profile } from './profile/profile-schema.ts';
import type { PartyRole } from './roles.ts';

/** Letters leave within seconds of the decision: a deadline that they name stays as it was announced. */
const AT_ONCE_MS = 5 * 60_000;
/** Mail servers give up on a letter within this time: what has not come back by then has arrived. */
export const COMES_BACK_MS = 5 * 24 * 3_600_000;
/** More e-mails that one may come back from are kept as fewer, longer ones. */
const MOST_MAILED = 20;

/**
 * Whether a party knows of the case, and of what was asked of it since. A case that opened before this was kept counts both of
 * its parties as told.
 * @param askedAt what was asked then; absent: that there is the case
 */
export function isTold({ reach }: Pick<DisputeCase, 'reach'>, party: PartyRole, askedAt: Instant = 0): boolean {
  if (reach === undefined) return true;
  const known = reach[party];
  if (known?.state === 'told') return known.at >= askedAt;
  return isSure(known, askedAt) && !isIn(known?.lost ?? [], askedAt);
}

/** Whether they have known it all the time by another way than an e-mail alone, which may still come back. */
export function isProven({ reach }: DisputeCase, party: PartyRole, askedAt: Instant = 0): boolean {
  if (reach === undefined) return true;
  const known = reach[party];
  return isSure(known, askedAt) && !isIn(mailsOf(known), askedAt);
}

const isIn = (mails: readonly Mailed[], askedAt: Instant) =>
  mails.some(({ from, to }) => askedAt > (from ?? -1) && askedAt <= to);

/** The e-mails that told them something first, the oldest first. */
function mailsOf(known: Reach | undefined): readonly Mailed[] {
  if (known?.mailed !== undefined) return known.mailed;
  return known?.state === 'told' && known.sure !== undefined ? [{ from: known.sure, to: known.at }] : [];
}

const mayComeBack = (mails: readonly Mailed[], at: Instant) => mails.filter(({ to }) => to >= at - COMES_BACK_MS);

function isSure(known: Reach | undefined, askedAt: Instant): boolean {
  const until = sureUntil(known);
  return until !== null && until >= askedAt;
}

function sureUntil(known: Reach | undefined): Instant | null {
  if (known?.sure !== undefined) return known.sure;
  return known?.state === 'told' ? known.at : null;
}

/** What is known of a party that is told now. */
export function toldBy({ reach }: DisputeCase, party: PartyRole, by: ToldBy, at: Instant): Reach {
  const known = reach?.[party];
  const returned = known?.returned === undefined ? {} : { returned: known.returned };
  const before = mayComeBack(mailsOf(known), at);
  if (by !== 'email') return { state: 'told', at, ...(before.length === 0 ? {} : { mailed: before }), ...returned };
  const sure = sureUntil(known);
  const from = known?.state === 'told' ? known.at : (known?.lost?.[0]?.from ?? sure);
  const mailed = shortened([...before, { from, to: at }]);
  const implied = mailed.length === 1 && from === sure;
  return { state: 'told', at, sure, ...(implied ? {} : { mailed }), ...returned };
}

function shortened([first, second, ...others]: readonly Mailed[]): readonly Mailed[] {
  if (first === undefined || second === undefined) return first === undefined ? [] : [first];
  return others.length + 2 > MOST_MAILED
    ? [{ from: first.from, to: second.to }, ...others]
    : [first, second, ...others];
}

/**
 * The same once an e-mail to them has come back; undefined where none of late told them anything first. Nobody knows since when
 * the mailbox is lost: what e-mails told that could still come back is taken back, and nothing older. The reports can be their
 * own work: a further one takes nothing back, and says only that they cannot be reached from now on.
 */
export function untoldBy({ reach }: DisputeCase, party: PartyRole, at: Instant): Reach | undefined {
  const known = reach?.[party];
  if (known?.state !== 'told') return undefined;
  const taken = mayComeBack(mailsOf(known), at);
  if (taken.length === 0) return undefined;
  const { returned = 0 } = known;
  const gone = { state: 'unreachable', at, returned: returned + 1 } as const;
  if (returned > 0) return known.sure === undefined ? told(known, returned + 1) : { ...gone, sure: known.at };
  const sureOf = sureUntil(known);
  const unsure = taken.find(({ to }) => to > (sureOf ?? -1));
  const sure = unsure === undefined ? sureOf : unsure.from;
  const lost = taken.filter(({ to }) => to <= (sureOf ?? -1));
  return { ...gone, sure, ...(lost.length === 0 ? {} : { lost }) };
}

const told = ({ at }: Reach, returned: number): Reach => ({ state: 'told', at, returned });

/**
 * Whether a party that is told of the case learns something: that there is the case, what a running clock waits for, or a
 * decision whose review it may join.
 */
export function learns(row: DisputeCase, party: PartyRole, by: ToldBy): boolean {
  const known = row.reach?.[party];
  // What only an e-mail has told may turn out untold: a page that is looked at is proof.
  if (known?.state === 'unreachable' || (by !== 'email' && known?.sure !== undefined)) return true;
  if (!isTold(row, party) || joinsUntold(row, party) !== undefined) return true;
  return Object.values(asksOf(row, party)).some((askedAt) => !isTold(row, party, askedAt));
}

/** When it was decided, where this party may join the other's appeal against that and was not told of the decision. */
function joinsUntold(row: DisputeCase, party: PartyRole): Instant | undefined {
  const ruling = row.rulings.at(-1);
  const pending = [row.appeal, row.crossAppeal].some((each) => each?.result === 'pending');
  if (ruling === undefined || !pending || hasAppealed(row, party) || isTold(row, party, ruling.at)) return undefined;
  return lostBy(row, ruling, party) ? ruling.at : undefined;
}

/** Whether a party who is told now has less time to join an appeal than it is promised. */
export function joinsLate(row: DisputeCase, party: PartyRole, at: Instant): boolean {
  const decidedAt = joinsUntold(row, party);
  return decidedAt !== undefined && at - decidedAt > AT_ONCE_MS;
}

/** Since when this party has been asked for what a running clock waits for, and it can lose something by. */
function asksOf(row: DisputeCase, party: PartyRole): Partial<Record<ClockName, Instant>> {
  const { clocks, state, remedy, claimant } = row;
  const request = openRequests(row).findLast((each) => isAskedBy(each, party));
  const ruling = row.rulings.at(-1);
  const own: Partial<Record<ClockName, boolean>> = {
    'first-answer': party !== claimant,
    'buyer-silence': party === 'buyer',
    info: request !== undefined,
    'appeal-window': ruling !== undefined && lostBy(row, ruling, party) && !hasAppealed(row, party),
    return: state === 'return-label' && party === (hasInstructions(row) ? 'buyer' : 'seller'),
    postage: party === postageAsked(row),
    goods: party === 'seller' && remedy?.goods === 'due',
    'idle-close': party === claimant,
  };
  // These two run against both sides at once: time that one of them is given back asks the other nothing new.
  const shared: Partial<Record<ClockName, Instant>> = { info: request?.at, 'appeal-window': ruling?.at };
  const asks: Partial<Record<ClockName, Instant>> = {};
  for (const [name, clock] of Object.entries(clocks) as [ClockName, Clock][])
    if (own[name] === true) asks[name] = shared[name] ?? clock.startedAt;
  return asks;
}

/** A clock that gives a party who is told now less time than it promises, and the time that it promises. */
export interface ToldLate {
  readonly name: ClockName;
  readonly period: Period;
}

export function toldLate(row: DisputeCase, profile: Profile, party: PartyRole, at: Instant): readonly ToldLate[] {
  const given: Partial<Record<ClockName, Period | undefined>> = {
    'first-answer': profile.firstAnswer.within,
    'buyer-silence': profile.buyerSilence?.longerThan,
    info: profile.infoRequest.within,
    'appeal-window': profile.appeal?.within,
    return: profile.returns.shipWithin,
    postage: profile.returns.postage.contestWithin,
    goods: profile.goods.sendWithin,
    'idle-close': profile.idle?.closeAfter,
  };
  return (Object.entries(asksOf(row, party)) as [ClockName, Instant][]).flatMap(([name, askedAt]) => {
    const [clock, period] = [row.clocks[name], given[name]];
    if (period === undefined || clock === undefined || isTold(row, party, askedAt)) return [];
    return at - clock.startedAt > AT_ONCE_MS ? [{ name, period }] : [];
  });
}
