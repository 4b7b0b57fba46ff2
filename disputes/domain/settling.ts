import type { Closure, DisputeCase, Fault, Ruling, Settlement } from './case.ts';
import { payCase, unholdCase } from './case-money.ts';
import { freightIntents, freightPayer, postageWaits } from './freight.ts';
import { agreedDestination } from './item-place.ts';
import { hasAppealed, lostBy } from './lost-by.ts';
import { openPostage } from './postage.ts';
import type { Profile } from './profile/profile-schema.ts';
import type { PartyRole } from './roles.ts';
import { SOLUTIONS, type Terms } from './solutions.ts';
import { BOTH, isFrozen, moveTo, notify, pay, type Step, startClock, update } from './step.ts';

/**
 * The merits are settled, by whom ever: the item goes back first where the terms say so and the buyer has it, else the
 * remedy begins. An item that has come back once is not asked for again.
 */
export function settle(
  step: Step,
  terms: Terms,
  basis: Settlement['basis'],
  fault: Fault | null,
  itemTo: PartyRole | null = agreedDestination(step.row.item, terms),
): void {
  const { returns } = SOLUTIONS[terms.kind];
  const sentBack = step.row.returnParcel?.tracking != null;
  const freight = returns || sentBack ? freightPayer(step.profile, fault) : null;
  update(step, {
    settlement: { terms, basis, freight, itemTo, at: step.at },
    agreedAt: null,
    pendingRuling: null,
    assignedTo: null,
    flags: { ...step.row.flags, remedyTrouble: null },
  });
  notify(step, BOTH, 'settled', { solution: terms.kind, basis });
  const way = returns ? wayBack(step.row, basis) : 'none';
  // Who bears the postage may be somebody else now.
  if (way !== 'to-begin') openPostage(step);
  if (way === 'none') {
    beginRemedy(step);
    return;
  }
  if (way === 'under-way') {
    moveTo(step, 'return-shipped');
    startClock(step, 'return', step.profile.returns.arriveWithin);
    return;
  }
  update(step, { returnParcel: { label: null, tracking: null, receivedAt: null } });
  moveTo(step, 'return-label');
  startClock(step, 'return', step.profile.returns.shipWithin);
  notify(step, 'buyer', 'return-wanted', { freight: freight ?? 'buyer' });
  notify(step, 'seller', 'return-coming', { freight: freight ?? 'buyer' });
}

/** What is left of the item's way back. A parcel that the buyer sent and nobody saw arrive is what a ruling is about. */
function wayBack({ item, returnParcel }: DisputeCase, basis: Settlement['basis']): 'none' | 'under-way' | 'to-begin' {
  if (item === 'buyer') return 'to-begin';
  const lost = basis !== 'agreement' && returnParcel?.tracking != null;
  return item === 'to-seller' && !lost ? 'under-way' : 'none';
}

/** Goods first, where the solution has any or the item goes back; the seller is paid when the buyer has them. */
export function beginRemedy(step: Step): void {
  const terms = settledTerms(step);
  moveTo(step, 'remedy');
  const back = step.row.settlement?.itemTo === 'buyer';
  if (!SOLUTIONS[terms.kind].goods && !back) {
    update(step, { remedy: { goods: 'none', withheld: false, intents: [] } });
    disburse(step);
    return;
  }
  update(step, { remedy: { goods: 'due', withheld: false, intents: [] } });
  startClock(step, 'goods', step.profile.goods.sendWithin);
  notify(step, 'seller', back ? 'item-back-wanted' : 'goods-wanted', { solution: terms.kind });
}

/**
 * Moves what the terms give, unless a chargeback or a legal hold freezes it; of the postage, once nobody can contest it any
 * more. Done again it moves what is left. With nothing left to move the case is done.
 */
export function disburse(step: Step): void {
  const remedy = step.row.remedy ?? { goods: 'none', withheld: false, intents: [] };
  if (isFrozen(step.row)) {
    update(step, { remedy: { ...remedy, withheld: true } });
    notify(step, [...BOTH, 'mediators'], 'funds-frozen');
    return;
  }
  const { books, intents } = payCase(step.row, settledTerms(step), restGoesTo(step));
  // A hold that ends moves nothing between people: nobody has to wait for it.
  const all = [...intents, ...freightIntents(step.row)];
  const moving = all.filter((intent) => intent.kind !== 'unhold');
  const pending = moving.map(({ key, kind }) => ({ key, kind, done: false, failed: false }));
  update(step, { ...books, remedy: { ...remedy, withheld: false, intents: [...remedy.intents, ...pending] } });
  pay(step, all);
  closeWhenDone(step);
}

/** Ends a case whose every movement the ledger has confirmed. */
export function closeWhenDone(step: Step): void {
  const { remedy, settlement } = step.row;
  if (remedy === null || settlement === null || remedy.withheld || postageWaits(step.row)) return;
  if (remedy.goods === 'due' || remedy.goods === 'sent' || remedy.intents.some((intent) => !intent.done)) return;
  close(step, settlement.terms.kind, settlement.basis);
}

/** Ends a case without a decision on its merits: letting go pays nobody, whoever opened it. */
export function letGo(step: Step, outcome: 'cancelled' | 'lapsed'): void {
  const { books, intents } = unholdCase(step.row);
  update(step, books);
  pay(step, intents);
  close(step, outcome, outcome === 'cancelled' ? 'cancelled' : 'idle');
}

/** The platform takes the case, for its merits or for trouble with carrying it out. */
export function enterPlatform(step: Step, because: string): void {
  update(step, {
    escalatedAt: step.row.escalatedAt ?? step.at,
    escalatedBy: step.row.escalatedBy ?? step.actor.role,
    assignedTo: null,
    agreedAt: null,
    pendingRuling: null,
    flags: { ...step.row.flags, reviewOverdue: false },
  });
  moveTo(step, 'platform-queue');
  startClock(step, 'platform', step.profile.platform.reviewWithin);
  notify(step, [...BOTH, 'mediators'], 'escalated', { because });
}

/** A ruling takes effect: it waits for appeals where the profile has any and somebody has one, else it is carried out. */
export function issueRuling(step: Step, ruling: Ruling): void {
  update(step, { rulings: [...step.row.rulings, ruling], pendingRuling: null, assignedTo: null });
  notify(step, BOTH, 'ruled', { solution: ruling.terms.kind });
  const { appeal } = step.profile;
  const losers = BOTH.filter((party) => lostBy(step.row, ruling, party) && !hasAppealed(step.row, party));
  if (appeal === undefined || losers.length === 0) {
    settle(step, ruling.terms, 'ruling', ruling.fault, ruling.itemTo);
    return;
  }
  moveTo(step, 'ruled');
  startClock(step, 'appeal-window', appeal.within);
  notify(step, losers, 'appeal-open', { until: step.row.clocks['appeal-window']?.dueAt ?? step.at });
}

function close(step: Step, outcome: Closure['outcome'], basis: Closure['basis']): void {
  update(step, { closure: { outcome, basis, at: step.at }, assignedTo: null });
  moveTo(step, 'closed');
  notify(step, BOTH, 'closed', { outcome });
}

/**
 * Where the parties agreed on a part – of the sum, or of the items – and may come back for the rest, the rest stays in escrow as
 * after any delivery.
 */
function restGoesTo({ row, profile }: Step): 'seller' | 'escrow' {
  const { settlement } = row;
  if (settlement?.basis !== 'agreement') return 'seller';
  const { kind, items } = settlement.terms;
  return SOLUTIONS[kind].pays === 'buyer-part' || items !== undefined ? agreedRest(profile) : 'seller';
}

/** Where the rest stays, once the parties have agreed on a part. */
export function agreedRest({ secondCase }: Profile): 'seller' | 'escrow' {
  return secondCase.includes('agreed-part') ? 'escrow' : 'seller';
}

function settledTerms(step: Step): Terms {
  if (step.row.settlement === null) throw new TypeError('a case without settlement has no remedy');
  return step.row.settlement.terms;
}
