import type { ClockName, DisputeCase, Ruling, State } from '../../../../disputes/domain/case.ts';
import { CLOCK_EVENTS } from '../../../../disputes/domain/clock-table.ts';
import type { DisputeEvent, EventType } from '../../../../disputes/domain/events.ts';
import { holdAll, unhold } from '../../../../disputes/domain/funds.ts';
import { lossOf } from '../../../../disputes/domain/loss.ts';
import { currentDemand } from '../../../../disputes/domain/offers.ts';
import type { Postage } from '../../../../disputes/domain/parcels.ts';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { claimFor, DAY, draft, evidence, HOUR, START, terms } from './cases.ts';

/** The instant at which canonical events happen; every clock is due by then except the appeal window. */
export const NOW = START + 30 * DAY;

const CLOCK_OF = new Map<EventType, ClockName>(
  Object.entries(CLOCK_EVENTS).map(([name, event]) => [event, name as ClockName]),
);

const GOODS: Partial<Record<EventType, 'due' | 'sent'>> = {
  'goods-sent': 'due',
  'goods-received': 'sent',
  'goods-mismatch': 'sent',
  'goods-due': 'sent',
  'add-evidence': 'due',
};

/** The rejection or release that each profile's rulings know. */
function outcomeOf(profile: string) {
  if (profile === 'p2p') return terms('cancel-order');
  return profile === 'tokopedia' ? terms('release-seller') : terms('reject');
}

/** What either side may offer under each profile. */
function offerOf(profile: string) {
  if (profile === 'p2p') return terms('cancel-order');
  if (profile === 'taobao') return terms('discount');
  return profile === 'tokopedia' ? terms('full-refund') : terms('partial-refund');
}

/**
 * A case forced into a state, with everything around it that lets the event succeed if the table lets it: whatever is
 * refused then is refused by the cell, not by the data.
 */
export function caseFor(
  profile: string,
  state: State,
  claimant: PartyRole,
  type: EventType,
  actorId: string,
): DisputeCase {
  const row = draft(profile);
  if (state === 'draft') return { ...row, claimant };
  const { reason, details, delivery, wanted } = claimFor(profile, claimant);
  const respondent = claimant === 'buyer' ? 'seller' : 'buyer';
  const offer = (version: number, by: 'buyer' | 'seller' | 'platform') =>
    ({
      version,
      by,
      terms: version === 1 ? wanted : offerOf(profile),
      at: START,
      expiresAt: null,
      status: 'open',
      acceptedBy: [],
    }) as const;
  const ruling = {
    // Both sides lose something by a part, so that both may appeal.
    terms: type === 'appeal' && profile === 'alibaba' ? terms('partial-refund') : outcomeOf(profile),
    reasons: 'r',
    fault: 'none',
    inferredAgainst: null,
    itemTo: null,
    by: 'mediator-9',
    confirmedBy: null,
    at: START,
  } as const;
  const afterRuling = ['ruled', 'appeal-review'].includes(state);
  const carrying = state.startsWith('return') || state === 'remedy';
  const clock = CLOCK_OF.get(type);
  const bearer = actorId === row.order.buyer.id ? 'buyer' : 'seller';
  const claimed = postageFor(type, bearer);
  return {
    ...row,
    state,
    claimant,
    revision: 7,
    claim: { reason, details, delivery, declared: [] },
    openedAt: START,
    offers: [offer(1, claimant), offer(2, respondent), offer(3, 'platform')],
    agreedAt: type === 'confirm-agreed' ? START : null,
    funds:
      state === 'closed' ? unhold(holdAll(row.funds, row.id).funds, row.id).funds : holdAll(row.funds, row.id).funds,
    closure: state === 'closed' ? { outcome: 'cancelled', basis: 'cancelled', at: START } : null,
    requests: [
      {
        number: 1,
        to: ['buyer', 'seller'],
        question: 'q',
        at: START,
        answeredBy: [],
        ended: null,
        returnTo: 'platform-review',
      },
    ],
    assignedTo: type === 'claim' ? null : actorId,
    pendingRuling: pendingFor(type, ruling, actorId),
    rulings: afterRuling ? [ruling] : [],
    appeal:
      state === 'appeal-review'
        ? {
            by: actorId === row.order.buyer.id ? 'seller' : 'buyer',
            explanation: 'e',
            at: START,
            // Who else lost something has let the time go by, where the review is to be decided.
            closesAt: type === 'appeal' ? NOW + DAY : NOW,
            result: 'pending',
          }
        : null,
    settlement: carrying
      ? {
          terms: { kind: profile === 'p2p' ? 'unlock-order' : 'return-refund', amount: null },
          basis: 'agreement',
          freight: claimed === null ? null : bearer,
          itemTo: null,
          at: START,
        }
      : null,
    returnParcel: carrying
      ? {
          label: type === 'return-label' ? null : 'l',
          tracking: null,
          receivedAt: null,
          ...(claimed === null ? {} : { postage: claimed }),
        }
      : null,
    remedy:
      state === 'remedy'
        ? {
            goods: GOODS[type] ?? 'none',
            withheld: false,
            intents: [{ key: 'k', kind: 'refund', done: false, failed: false }],
          }
        : null,
    courier: type === 'courier-result' || type === 'courier-due' ? { status: 'pending', result: null } : null,
    flags: { ...row.flags, chargebackFreeze: type === 'chargeback-closed' },
    clocks: {
      ...(state === 'ruled'
        ? { 'appeal-window': { startedAt: START, dueAt: clock === 'appeal-window' ? NOW : NOW + DAY } }
        : {}),
      ...(type === 'contest-postage' ? { postage: { startedAt: START, dueAt: NOW + DAY } } : {}),
      ...(clock === undefined || clock === 'appeal-window' ? {} : { [clock]: { startedAt: START, dueAt: NOW } }),
    },
    unlocked: { buyer: 'waited', seller: 'waited' },
    ...(type === 'told' ? { reach: { buyer: { state: 'told', at: START } } } : {}),
  };
}

/** Postage of ten that the other side asks for, where the event is about it. */
function postageFor(type: EventType, bearer: PartyRole): Postage | null {
  if (!['contest-postage', 'decide-postage', 'postage-due'].includes(type)) return null;
  const contested = type === 'decide-postage' ? { contested: { by: bearer, why: 'w', at: START } } : {};
  return { by: bearer === 'buyer' ? 'seller' : 'buyer', minor: 10, receipt: 'r', ...contested };
}

/** A ruling that waits, where the event is about one; another's, but for who takes back their own. */
function pendingFor(type: EventType, ruling: Ruling, actorId: string): Ruling | null {
  if (type === 'withdraw-ruling') return { ...ruling, by: actorId };
  return type === 'confirm-ruling' || type === 'decline-ruling' ? ruling : null;
}

/** The event with data that nothing is wrong with, for this party of this profile. */
export function eventFor(type: EventType, profile: string, row: DisputeCase, role: string): DisputeEvent {
  return { type, data: dataFor(type, profile, row, role) } as DisputeEvent;
}

/** What this party would name as lost by accepting that version. */
function lossFor(row: DisputeCase, role: string, version: number | undefined) {
  const offer = row.offers.find((each) => each.version === version);
  return offer && lossOf(row, role === 'seller' ? 'seller' : 'buyer', offer.terms);
}

function dataFor(type: EventType, profile: string, row: DisputeCase, role: string): unknown {
  const foreign = row.offers.find((offer) => offer.by !== role && offer.by !== 'platform')?.version ?? 1;
  if (CLOCK_OF.has(type)) return { dueAt: NOW };
  switch (type) {
    case 'open':
      return claimFor(profile, role === 'seller' ? 'seller' : 'buyer');
    case 'approve':
      return { version: 1 };
    case 'reject':
    case 'contest-offer':
      return { version: foreign, why: 'w' };
    case 'accept-offer':
      return { version: foreign, confirm: lossFor(row, role, foreign) };
    case 'offer':
      return { terms: offerOf(profile) };
    case 'propose':
      return { terms: offerOf(profile), reasons: 'r' };
    case 'counter':
      return { version: foreign, terms: offerOf(profile) };
    case 'agreed':
    case 'accept-loss':
      return { confirm: lossFor(row, role, currentDemand(row)?.version) };
    case 'cancel':
      return { confirmed: true };
    case 'ask-refund':
      return { terms: terms('full-refund'), why: 'w' };
    case 'failed':
    case 'make-formal':
    case 'escalate':
    case 'decline-ruling':
    case 'contest-postage':
      return { why: 'w' };
    case 'decide-postage':
      return { postage: 5, why: 'w' };
    case 'add-evidence':
      return { evidence: [evidence()] };
    case 'reply-info':
      return { evidence: [evidence()] };
    case 'message':
      return { messageId: 'm' };
    case 'request-info':
      return { to: ['buyer'], question: 'q' };
    case 'courier-result':
      return { result: 'verified' };
    case 'rule':
    case 'overturn':
      return { terms: outcomeOf(profile), reasons: 'r', fault: 'none' };
    case 'uphold':
      return { reasons: 'r' };
    case 'appeal':
      return { explanation: 'e', evidence: [] };
    case 'return-label':
      return { label: 'l', evidence: [] };
    case 'return-shipped':
      return { tracking: 't', evidence: [] };
    case 'goods-sent':
      return { tracking: 't' };
    case 'return-mismatch':
      return { why: 'w', evidence: [evidence()] };
    case 'goods-mismatch':
      return { why: 'w', arrived: true, evidence: [evidence()] };
    case 'remedy-done':
      return { key: 'k' };
    case 'remedy-failed':
      return { key: 'k', code: 'c' };
    case 'chargeback-open':
      return { reference: 'r' };
    case 'chargeback-closed':
      return { reference: 'r', toBuyer: 0 };
    case 'legal-hold':
      return { on: true, why: 'w' };
    case 'told':
      return { party: 'seller', by: 'email' };
    case 'unreached':
      return { party: 'seller' };
    case 'downtime':
      return { from: NOW - HOUR, to: NOW };
    default:
      return {};
  }
}
