import type { DisputeCase } from './case.ts';
import type { CaseItem, OrderLine } from './case-items.ts';
import { withBooks } from './case-money.ts';
import { itemAtOpening, type ReadAccount } from './line-account.ts';

/** What a draft is made of. */
export interface DraftFacts {
  readonly id: string;
  readonly number: string;
  readonly profile: { readonly id: string; readonly version: number };
  readonly order: OrderLine;
  /** Of the line, where cases were opened on it before. */
  readonly account?: ReadAccount | undefined;
  /** The other lines, where the case is about several. */
  readonly more?: readonly Pick<DraftFacts, 'order' | 'account'>[];
}

/** A case before it opens: nothing is held, nobody is told, nothing runs. */
export function draftCase({ account, more = [], ...facts }: DraftFacts): DisputeCase {
  const first = itemAtOpening(facts.order, account);
  const draft = draftOf(facts, first);
  if (more.length === 0) return draft;
  const items = [first, ...more.map((other) => itemAtOpening(other.order, other.account))];
  const several = { ...draft, items };
  return {
    ...several,
    ...withBooks(
      several,
      items.map((item) => item.funds),
    ),
  };
}

function draftOf(facts: Omit<DraftFacts, 'account' | 'more'>, { earlier, funds }: CaseItem): DisputeCase {
  return {
    ...facts,
    earlier,
    funds,
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
