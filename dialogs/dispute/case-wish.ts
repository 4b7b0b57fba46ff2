import type { TurnContext } from 'botbuilder-core';
import { SOLUTION_KINDS } from '../../disputes/domain/solutions.ts';
import { type CaseWish, caseWishIn } from '../entities/case-wishes.ts';
import { asksSomething } from '../entities/questions.ts';
import { solutionIn } from '../entities/reason.ts';
import { turnOf } from '../turn-context.ts';
import type { ChatAct } from './case-acts.ts';
import { ownCases } from './case-view.ts';
import { mustProve } from './guest.ts';

/** The acts that carry out a wish, the first that is open wins. */
export const ACTS_OF: Readonly<Record<Exclude<CaseWish, 'against'>, readonly ChatAct[]>> = {
  cancel: ['cancel'],
  evidence: ['add-evidence'],
  escalate: ['escalate'],
  accept: ['accept-offer', 'approve', 'confirm-agreed'],
  counter: ['counter', 'offer', 'ask-refund'],
  formal: ['make-formal'],
};

/** What a shopper with an open case wants done about it, in words; undefined where there is no such case. */
export async function caseWish(context: TurnContext, text: string): Promise<CaseWish | undefined> {
  const turn = turnOf(context);
  const { disputes } = turn.services;
  // "How do I cancel a dispute?" asks for the article.
  if (disputes === undefined || mustProve(turn, text) || asksSomething(text)) return againstMe(context, text);
  const wish = caseWishIn(text, turn.locale);
  if (wish === undefined) return undefined;
  // "Make it …" is a counter-offer only where it speaks of money or of a solution.
  if (wish === 'counter' && !/\d/.test(text) && solutionIn(text, SOLUTION_KINDS, turn.locale) === undefined)
    return undefined;
  const cases = await ownCases(turn, disputes);
  return wish === 'against' || cases.some(({ row }) => row.state !== 'closed') ? wish : undefined;
}

/** "Which orders are complained about?" is a question that the cases answer. */
function againstMe(context: TurnContext, text: string): CaseWish | undefined {
  const turn = turnOf(context);
  const known = turn.services.disputes !== undefined && !mustProve(turn, text);
  return known && caseWishIn(text, turn.locale) === 'against' ? 'against' : undefined;
}
