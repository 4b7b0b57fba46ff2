import type { DisputeCase, OrderLine } from './case.ts';
import { earlierIn, type ReadAccount, stakeIn } from './line-account.ts';

/** What a draft is made of. */
export interface DraftFacts {
  readonly id: string;
  readonly number: string;
  readonly profile: { readonly id: string; readonly version: number };
  readonly order: OrderLine;
  /** Of the line, where cases were opened on it before. */
  readonly account?: ReadAccount | undefined;
}

/** A case before it opens: nothing is held, nobody is told, nothing runs. */
export function draftCase({ account, ...facts }: DraftFacts): DisputeCase {
  return {
    ...facts,
    ...fundsAtOpening(facts.order, account),
    revision: 0,
    state: 'draft',
    claimant: 'buyer',
    claim: null,
    openedAt: null,
    firstAnswerAt: null,
    disagreementAt: null,
    escalatedAt: null,
    escalatedBy: null,
    offers: [],
    agreedAt: null,
    evidence: [],
    evidenceVersion: 0,
    requests: [],
    assignedTo: null,
    pendingRuling: null,
    rulings: [],
    appeal: null,
    crossAppeal: null,
    settlement: null,
    item: 'buyer',
    returnParcel: null,
    remedy: null,
    courier: null,
    flags: { chargebackFreeze: false, legalHold: false, adverse: [], reviewOverdue: false, remedyTrouble: null },
    clocks: {},
    unlocked: {},
    downtimeCountedUntil: null,
    closure: null,
  };
}

/** What a new case on a line begins with: earlier cases, and the sum less what they moved. */
export function fundsAtOpening(
  order: OrderLine,
  account: ReadAccount | undefined,
): Pick<DisputeCase, 'earlier' | 'funds'> {
  const paid = account?.paid ?? order.paid;
  const nothing = { held: 0, refunded: 0, released: 0, chargedBack: 0, unheld: 0 };
  return {
    earlier: account === undefined ? null : earlierIn(account),
    funds: { currency: order.currency, paid, gone: paid - stakeIn(account, order), ...nothing },
  };
}
