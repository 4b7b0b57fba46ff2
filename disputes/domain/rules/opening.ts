import { endOfPeriod } from '../../../calendar/period.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { OrderLine } from '../case-items.ts';
import { holdCase, itemsOf, linesOf } from '../case-money.ts';
import { aboutClaimed, claimedFault, settledFault } from '../claimed-items.ts';
import type { EventData } from '../events.ts';
import { hasRequired } from '../evidence-rules.ts';
import { placeAtOpening } from '../item-place.ts';
import { addOffer, termsFault } from '../offers.ts';
import { type Profile, type Reason, reasonNamed } from '../profile/profile-schema.ts';
import { type Refused, refuse } from '../refusal.ts';
import { otherParty } from '../roles.ts';
import { SOLUTIONS } from '../solutions.ts';
import { actingParty, type Look, moveTo, notify, pay, type Step, startClock, update } from '../step.ts';
import { addEvidence, askCourier, filesFault } from './evidence-and-messages.ts';
import { OPEN, type TablePart, textFault } from './rule-form.ts';

export const OPENING: TablePart<'open'> = {
  open: {
    by: ['buyer', 'seller'],
    from: ['draft'],
    gate: (look) => {
      const opener = actingParty(look);
      const permitted = look.profile.opener === 'either' || opener === 'buyer';
      if (!permitted) return refuse('opener_not_permitted');
      return firstOf(itemsOf(look.row), (item) => settledFault(item, look.profile)) ?? OPEN;
    },
    check: openingFault,
    act: open,
  },
};

/**
 * When a claim for this reason can be opened: from `opensAt` on and before `endsAt`, which is infinite where the order names
 * no day that a period could count from. Undefined where nothing was paid.
 */
export function openingWindow(
  profile: Profile,
  reason: Reason,
  order: OrderLine,
): { readonly opensAt: Instant; readonly endsAt: Instant } | undefined {
  const opening = reason.opening ?? profile.opening;
  const { deliveredAt, promisedAt, paidAt } = order;
  // Refused at the door, or never reported by the courier: nobody knows of a receipt, so the promised day stands for it.
  const unreported = opening.from === 'delivered' && deliveredAt === null;
  const anchors = { delivered: deliveredAt ?? promisedAt, promised: promisedAt ?? deliveredAt, paid: paidAt };
  const opensAt = anchors[opening.from];
  if (opensAt === null) return undatedWindow(profile, opening.from, paidAt);
  // A period that counts from the receipt cannot shorten the time of somebody whose receipt is unknown.
  const periods = unreported ? [opening.within, profile.opening.within] : [opening.within];
  const ends = periods.map((period) => endOfPeriod(period, opensAt, profile.calendar) + 1);
  return { opensAt, endsAt: Math.max(...ends) };
}

/**
 * The order names neither a delivery nor a promised day; nobody is shut out for it. What is wrong with goods can be said once
 * they were paid for; that they did not come, when the time to complain has gone by since then.
 */
function undatedWindow(profile: Profile, from: Profile['opening']['from'], paidAt: Instant | null) {
  if (from === 'paid' || paidAt === null) return undefined;
  const late = endOfPeriod(profile.opening.within, paidAt, profile.calendar) + 1;
  return { opensAt: from === 'promised' ? late : paidAt, endsAt: Number.POSITIVE_INFINITY };
}

function openingFault(look: Look, data: EventData['open']): Refused | undefined {
  const { row, profile, at } = look;
  const reason = reasonNamed(profile, data.reason);
  if (reason === undefined) return refuse('reason_unknown', { reasons: Object.keys(profile.reasons) });
  if (reason.by !== undefined && !reason.by.includes(actingParty(look))) return refuse('reason_not_permitted');
  const unfit =
    claimedFault(row, data, profile) ?? firstOf(linesOf(row), (line) => windowFault(profile, reason, line, at));
  if (unfit !== undefined) return unfit;
  const undeclared = reason.declare.filter((each) => !data.declared?.includes(each));
  if (undeclared.length > 0) return refuse('declaration_missing', { declare: undeclared });
  return (
    textFault(data.details, refuse) ??
    termsFault({ ...row, ...aboutClaimed(row, data, profile) }, data.wanted, reason.solutions) ??
    missingEvidence(reason, data) ??
    filesFault(look, data.evidence, actingParty(look))
  );
}

/** The time to complain is looked at for each line. */
function windowFault(profile: Profile, reason: Reason, line: OrderLine, at: Instant): Refused | undefined {
  const window = openingWindow(profile, reason, line);
  const { lineId } = line;
  if (window === undefined || at < window.opensAt)
    return refuse('opening_not_yet', { opensAt: window?.opensAt ?? null, lineId });
  return at >= window.endsAt ? refuse('opening_over', { endedAt: window.endsAt, lineId }) : undefined;
}

function firstOf<T>(all: readonly T[], faultOf: (each: T) => Refused | undefined): Refused | undefined {
  for (const each of all) {
    const fault = faultOf(each);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether anything is sent or sent back under this profile; in a trade of payments there is no item to look for. */
function tradesGoods(profile: Profile): boolean {
  return profile.outcomes.some((kind) => SOLUTIONS[kind].returns || SOLUTIONS[kind].goods);
}

function missingEvidence(reason: Reason, data: EventData['open']): Refused | undefined {
  const { requireOneOf, without } = reason.evidence;
  if (hasRequired(data.evidence, requireOneOf)) return undefined;
  if (without?.includes(data.wanted.kind)) return undefined;
  return refuse('evidence_missing', { oneOf: requireOneOf, solutionsWithout: without ?? [] });
}

function open(step: Step, data: EventData['open']): void {
  const { profile, at } = step;
  const claimant = actingParty(step);
  const { reason, details, delivery, contactedAt } = data;
  // A word that is yet to be written is none.
  const contacted = contactedAt === undefined || contactedAt > at ? {} : { contactedAt };
  const neverCame = (reasonNamed(profile, reason)?.opening ?? profile.opening).from === 'promised';
  const lines = linesOf(step.row);
  // Of several it is with the buyer when all of them are.
  const last = lines.find((line) => line.deliveredAt === null) ?? step.row.order;
  const item = tradesGoods(profile) ? placeAtOpening(last, delivery, neverCame) : 'buyer';
  const { quantity, ...books } = aboutClaimed(step.row, data, profile);
  const some = quantity === undefined ? {} : { quantity };
  update(step, {
    claimant,
    openedAt: at,
    item,
    reach: { [claimant]: { state: 'told', at } },
    claim: { reason, details, delivery, declared: data.declared ?? [], ...some, ...contacted },
    ...books,
  });
  addEvidence(step, data.evidence, claimant);
  addOffer(step, claimant, data.wanted);
  const { books: held, intents } = holdCase(step.row);
  update(step, held);
  pay(step, intents);
  moveTo(step, profile.friendlyStage && data.formal !== true ? 'friendly' : 'respondent-review');
  startClock(step, 'first-answer', profile.firstAnswer.within);
  if (profile.escalation.after.wait !== undefined) startClock(step, 'escalation', profile.escalation.after.wait);
  const answerBy = step.row.clocks['first-answer']?.dueAt ?? at;
  notify(step, claimant, 'opened', { reason, answerBy });
  notify(step, otherParty(claimant), 'answer-wanted', { reason, answerBy });
  // A parcel refused at the door goes the ordinary way; a small one that was signed for has a weight to look up.
  if (delivery === 'signed' && lines.some((line) => line.small) && profile.courierCheck?.reasons.includes(reason))
    askCourier(step);
}
