import type { TurnContext } from 'botbuilder-core';
import { SOLUTION_KINDS } from '../../disputes/domain/solutions.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { caseTalkIn, resumesCase } from '../entities/case-talk.ts';
import { type CaseWish, caseWishIn } from '../entities/case-wishes.ts';
import { asksHow, isShortlyNamed } from '../entities/order-asks.ts';
import { orderIdsIn } from '../entities/order-id.ts';
import { asksSomething, beginsAsking } from '../entities/questions.ts';
import { solutionIn } from '../entities/reason.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { asksWhatNow } from '../what-now.ts';
import type { ChatAct } from './case-acts.ts';
import { type OwnCase, openAct, ownCases } from './case-view.ts';
import { mustProve, shopperIn } from './guest.ts';

export { complaintAbout, takeComplaint } from './opening-words.ts';

/** The acts that carry out a wish, the first that is open wins. */
export const ACTS_OF: Readonly<Record<Exclude<CaseWish, 'against' | 'said'>, readonly ChatAct[]>> = {
  cancel: ['cancel'],
  evidence: ['add-evidence'],
  escalate: ['escalate'],
  accept: ['accept-offer', 'approve', 'confirm-agreed', 'agreed'],
  agreed: ['agreed', 'confirm-agreed', 'approve', 'accept-loss'],
  failed: ['failed', 'reject', 'contest-offer'],
  reject: ['reject', 'contest-offer', 'failed'],
  appeal: ['appeal'],
  shipped: ['return-shipped', 'goods-sent'],
  message: ['message'],
  refund: ['full-refund', 'approve'],
  counter: ['counter', 'offer', 'ask-refund'],
  formal: ['make-formal'],
  answer: ['reply-info'],
};

/** A message is held against the cases several times before anything is done about one of them. */
const READ = new WeakMap<Turn, Promise<readonly OwnCase[]>>();

function casesIn(turn: Turn, disputes: DisputeServices): Promise<readonly OwnCase[]> {
  const read = READ.get(turn) ?? ownCases(turn, disputes);
  READ.set(turn, read);
  return read;
}

/** What a shopper with an open case wants done about it, in words; undefined where there is no such case. */
export async function caseWish(context: TurnContext, text: string): Promise<CaseWish | undefined> {
  return (await clearWish(context, text)) ?? (await wishInIdeas(turnOf(context), text));
}

/** Such a wish where it is said in so many words. */
export async function clearWish(context: TurnContext, text: string): Promise<CaseWish | undefined> {
  const turn = turnOf(context);
  const { disputes } = turn.services;
  const follows = await followsCase(turn, text);
  if (follows !== undefined) return follows;
  // "How do I cancel a dispute?" asks for the article.
  if (disputes === undefined || mustProve(turn, text) || asksSomething(text)) return againstMe(context, text);
  const wish = caseWishIn(text, turn.locale);
  if (wish === undefined) return undefined;
  // "Make it …" is a counter-offer only where it speaks of money or of a solution.
  if (wish === 'counter' && !/\d/.test(text) && solutionIn(text, SOLUTION_KINDS, turn.locale) === undefined)
    return isShortlyNamed(text) && (await mayCounter(turn)) ? wish : undefined;
  const cases = await casesIn(turn, disputes);
  // Words that may be part of anything are a wish only where the case leaves it open.
  if (LOOSE.includes(wish)) return isOpen(turn, cases, wish) ? wish : undefined;
  return wish === 'against' || cases.some(({ row }) => row.state !== 'closed') ? wish : undefined;
}

/** "Counter-offer", and nothing else, to whoever can make one. */
async function mayCounter(turn: Turn): Promise<boolean> {
  const { disputes } = turn.services;
  return disputes !== undefined && isOpen(turn, await casesIn(turn, disputes), 'counter');
}

/** Whoever has a case in which it can be done now is understood in whatever words; how it is done, the help center says. */
async function wishInIdeas(turn: Turn, text: string): Promise<CaseWish | undefined> {
  const { disputes } = turn.services;
  if (disputes === undefined || mustProve(turn, text)) return undefined;
  const wish = caseTalkIn(text, turn.locale);
  if (!shows(wish) && (beginsAsking(text) || asksHow(text, turn.locale))) return undefined;
  if (wish === undefined || orderIdsIn(text, disputes.orderNumber).length > 0) return undefined;
  const cases = await casesIn(turn, disputes);
  const live = cases.filter(({ row }) => row.state !== 'closed');
  if (wish === 'against') return live.some(({ row, role }) => row.claimant !== role) ? wish : undefined;
  if (wish === 'said') return live.length > 0 ? wish : undefined;
  // A buyer who writes of a full refund agrees to nothing by it.
  if (wish === 'refund' && !mayRefund(turn, live)) return undefined;
  // "Only 20? I want 45." asks nothing.
  return (wish === 'counter' || !asksSomething(text)) && isOpen(turn, live, wish) ? wish : undefined;
}

function mayRefund(turn: Turn, cases: readonly OwnCase[]): boolean {
  const { disputes } = turn.services;
  return cases.some(
    ({ row, role }) =>
      disputes !== undefined && openAct(disputes.actions(shopperIn(turn, role), row), 'full-refund') !== undefined,
  );
}

/** Whether a wish is only to see, which questions are as well. */
export const shows = (wish: CaseWish | undefined): wish is 'against' | 'said' => wish === 'against' || wish === 'said';

/** "Go on with my dispute", where one was begun and put aside. */
export function resumesDraft(context: TurnContext, text: string): boolean {
  const turn = turnOf(context);
  const kept = turn.services.disputes !== undefined && turn.memory.draft !== undefined;
  return kept && resumesCase(text, turn.locale) && !asksSomething(text);
}

/** These are said of much else. */
const LOOSE: readonly CaseWish[] = ['agreed', 'failed', 'reject', 'appeal', 'shipped', 'message', 'refund'];

function isOpen(turn: Turn, cases: readonly OwnCase[], wish: CaseWish): boolean {
  const { disputes } = turn.services;
  if (disputes === undefined || wish === 'against' || wish === 'said') return false;
  return cases.some(({ row, role }) =>
    ACTS_OF[wish].some((act) => openAct(disputes.actions(shopperIn(turn, role), row), act) !== undefined),
  );
}

/** "What did the seller say?", "how long do they have?" is a question that the case answers, where there is one. */
async function followsCase(turn: Turn, text: string): Promise<'said' | undefined> {
  const { disputes } = turn.services;
  const { lastShown, lastQuestion } = turn.memory;
  // Right after the case was opened.
  const whatNow = lastShown === undefined && lastQuestion === undefined && asksWhatNow(text);
  if (disputes === undefined || mustProve(turn, text)) return undefined;
  if (!whatNow && caseWishIn(text, turn.locale) !== 'said') return undefined;
  return (await casesIn(turn, disputes)).length > 0 ? 'said' : undefined;
}

/** "Which orders are complained about?" is a question that the cases answer. */
function againstMe(context: TurnContext, text: string): CaseWish | undefined {
  const turn = turnOf(context);
  const known = turn.services.disputes !== undefined && !mustProve(turn, text);
  return known && caseWishIn(text, turn.locale) === 'against' ? 'against' : undefined;
}
