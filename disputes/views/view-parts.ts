import type { CaseItemView } from '../../protocol/dispute-items.ts';
import type { DeadlineView, DisputeSummary } from '../../protocol/dispute-list.ts';
import type { OrderLineView } from '../../protocol/dispute-opening.ts';
import type { TermsView, UntoldParty } from '../../protocol/disputes.ts';
import type { Clock, ClockName, DisputeCase, OrderLine } from '../domain/case.ts';
import { itemsOf, linesOf, paidFor } from '../domain/case-money.ts';
import { stakeOf } from '../domain/funds.ts';
import { leadingClock } from '../domain/leading-clock.ts';
import { unitsIn } from '../domain/line-account.ts';
import type { Why } from '../domain/prepared-reasons.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { isTold } from '../domain/reach.ts';
import type { Terms } from '../domain/solutions.ts';
import { BOTH } from '../domain/step.ts';
import { afterClock } from './after-clock.ts';

export const iso = (at: number) => new Date(at).toISOString();

export function termsView({ kind, amount, items }: Terms, row: DisputeCase): TermsView {
  const { currency } = row.order;
  const lines = linesOf(row).filter((line) => items?.includes(line.lineId));
  return {
    kind,
    ...(amount === null ? {} : { amount: { currency, amount } }),
    ...(items === undefined ? {} : { items: lines.map((line) => line.title) }),
  };
}

/** The items of a case about several. */
export function itemViews(row: DisputeCase, pictureOf: (lineId: string) => string | undefined): CaseItemView[] {
  return itemsOf(row).map(({ line, quantity, funds, earlier }) => {
    const picture = pictureOf(line.lineId);
    const bought = unitsIn(line);
    return {
      lineId: line.lineId,
      title: line.title,
      units: quantity ?? bought,
      bought,
      sum: { currency: line.currency, amount: stakeOf(funds) },
      ...(picture === undefined ? {} : { picture }),
      ...(earlier === null ? {} : { earlier: earlier.number }),
    };
  });
}

/** The parts of a reason that are shown: of a prepared one, its words in every language. */
export function whyView({ prepared, writtenIn }: Partial<Why>) {
  return {
    ...(prepared === undefined ? {} : { prepared: prepared.texts }),
    ...(writtenIn === undefined ? {} : { writtenIn }),
  };
}

/** What is known of a line beside the line itself. */
export interface LineFacts {
  readonly picture?: string | undefined;
  /** Of the live case on it. */
  readonly disputeNumber?: string | undefined;
  /** The earlier case that ended the matter. */
  readonly settledBy?: string | undefined;
  /** What earlier cases left of the sum, in minor units. */
  readonly left?: number | undefined;
  /** How many can still be complained about, where earlier cases ended the matter for some. */
  readonly unitsLeft?: number | undefined;
}

export function orderLineView(line: OrderLine, facts: LineFacts): OrderLineView {
  const { picture, disputeNumber, settledBy, left, unitsLeft } = facts;
  return {
    orderId: line.orderId,
    lineId: line.lineId,
    title: line.title,
    seller: line.seller.name,
    buyer: line.buyer.name,
    ...(line.quantity === undefined ? {} : { quantity: line.quantity }),
    ...(unitsLeft === undefined || settledBy !== undefined ? {} : { unitsLeft }),
    paid: { currency: line.currency, amount: line.paid },
    ...(line.paidAt === null ? {} : { paidAt: iso(line.paidAt) }),
    ...(line.promisedAt === null ? {} : { promisedAt: iso(line.promisedAt) }),
    ...(line.deliveredAt === null ? {} : { deliveredAt: iso(line.deliveredAt) }),
    ...(picture === undefined ? {} : { picture }),
    ...(disputeNumber === undefined ? {} : { disputeNumber }),
    ...(settledBy === undefined ? {} : { settledBy }),
    ...(left === undefined || left === line.paid ? {} : { left: { currency: line.currency, amount: left } }),
  };
}

/** Who of the parties does not know of a running case yet, or cannot be told of what goes on in it. */
export function untoldOf(row: DisputeCase): UntoldParty[] {
  if (row.state === 'closed') return [];
  return BOTH.flatMap((party): UntoldParty[] => {
    if (row.reach?.[party]?.state === 'unreachable') return [{ party, state: 'unreachable' }];
    return isTold(row, party) ? [] : [{ party, state: 'pending' }];
  });
}

/** Clocks that are not shown as deadlines: they only close idle cases. */
const QUIET_CLOCKS: ReadonlySet<string> = new Set(['idle-warning']);

export function clockViews(row: DisputeCase, profile: Profile): DeadlineView[] {
  return (Object.entries(row.clocks) as [ClockName, Clock][])
    .filter(([clock]) => !QUIET_CLOCKS.has(clock))
    .sort(([, a], [, b]) => a.dueAt - b.dueAt)
    .map(([clock, { startedAt, dueAt }]) => ({
      clock,
      startedAt: iso(startedAt),
      dueAt: iso(dueAt),
      timeZone: profile.calendar.timeZone,
      afterwards: afterClock(clock, profile, row),
    }));
}

/** These unlock a button for one side; no one has to do anything before them. */
const UNLOCKING: ReadonlySet<string> = new Set(['escalation', 'buyer-silence']);

/**
 * @param profile undefined where its rules are not there: what follows from them is left out
 * @param assignee the name behind `assignedTo`, for staff */
export function summaryOf(
  row: DisputeCase,
  profile: Profile | undefined,
  assignee: string | undefined,
): DisputeSummary {
  const { order } = row;
  const clocks = profile === undefined ? [] : clockViews(row, profile).filter(({ clock }) => !UNLOCKING.has(clock));
  const deadline = leadingClock(clocks, ({ clock }) => clock);
  return {
    number: row.number,
    state: row.state,
    profile: row.profile.id,
    title: order.title,
    ...(row.items === undefined ? {} : { items: itemViews(row, () => undefined) }),
    orderId: order.orderId,
    buyer: order.buyer.name,
    seller: order.seller.name,
    paid: { currency: order.currency, amount: paidFor(row) },
    reason: row.claim?.reason ?? '',
    openedAt: iso(row.openedAt ?? 0),
    ...(profile === undefined ? {} : { timeZone: profile.calendar.timeZone }),
    // Of a closed case nothing follows from its rules any more: their file may go.
    ...(profile === undefined && row.state !== 'closed' ? { degraded: true } : {}),
    ...(deadline === undefined ? {} : { deadline }),
    ...(assignee === undefined ? {} : { assignedTo: assignee }),
    ...(row.closure === null ? {} : { outcome: row.closure.outcome }),
  };
}
