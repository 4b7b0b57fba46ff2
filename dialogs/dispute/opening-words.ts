import type { TurnContext } from 'botbuilder-core';
import { withoutDeclined } from '../declined.ts';
import { wantsRefundOnly } from '../entities/guest-words.ts';
import { textWords } from '../entities/match.ts';
import { asksForDispute, isOpening } from '../entities/openings.ts';
import { orderIdsIn, withoutOrderIds } from '../entities/order-id.ts';
import { asksSomething } from '../entities/questions.ts';
import { reasonIn } from '../entities/reason.ts';
import type { Memory } from '../memory.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { mustProve } from './guest.ts';

const LEAST_CONFIDENCE = 0.5;
/** "It's order AC-1009", 訂單是 AC-1009. */
const MOST_BESIDE_NUMBER = 4;
const CASE_NUMBER = /\bKD-?[2-9A-Z]{4}-?[2-9A-Z]{4}-?[2-9A-Z]{3}\b/i;

/** The case number in a text, written as the case writes it. */
export function caseNumberIn(text: string): string | undefined {
  const found = CASE_NUMBER.exec(text.slice(0, 2000).normalize('NFKC'))?.[0].toUpperCase().replaceAll('-', '');
  return found === undefined ? undefined : `KD-${found.slice(2, 6)}-${found.slice(6, 10)}-${found.slice(10)}`;
}

export function namesCase(context: TurnContext, text: string): boolean {
  return turnOf(context).services.disputes !== undefined && caseNumberIn(text) !== undefined;
}

/**
 * A message that names an order and what is wrong with it wants a dispute, whether or not it says so; one that says so in a
 * clause of its own and what is wrong in another does without the order.
 */
export function opensByItself(context: TurnContext, message: string): boolean {
  // "I do NOT want a refund, …" asks for what comes behind it.
  const { rest: text } = withoutDeclined(message);
  const { services, locale } = turnOf(context);
  if (services.disputes === undefined) return false;
  const { profile } = services.disputes;
  const wrong = reasonIn(text, profile, locale) !== undefined;
  // In a trade between two people what is wrong concerns one trade, and its money: no article settles that.
  if (wrong && profile.opener === 'either' && !asksSomething(text)) return true;
  if (orderIdsIn(text, services.disputes.orderNumber).length === 0)
    return wrong && !asksSomething(text) && clausesOf(text).some((clause) => isOpening(clause, locale));
  if (wrong) return true;
  const plain = withoutOrderIds(text, services.disputes.orderNumber);
  if (asksForDispute(plain, locale)) return true;
  // The number stands in the way of recognising what is said of it.
  const found = services.search.recognise(plain, locale);
  return found?.intent === 'open-dispute' && found.confidence >= LEAST_CONFIDENCE;
}

/**
 * A guest who says no more than what they want back is told how that works, as anybody is: an account or an order's number is asked
 * for by whoever names a dispute, or an order.
 */
export function isToldFirst(context: TurnContext, text: string): boolean {
  const turn = turnOf(context);
  const { locale, services } = turn;
  if (services.disputes === undefined || !mustProve(turn, text)) return false;
  return orderIdsIn(text, services.disputes.orderNumber).length === 0 && wantsRefundOnly(text, locale);
}

/** How long a complaint may be what comes next is about. */
const COMPLAINT_HOLDS_MS = 3_600_000;

/** Keeps what a shopper complains of while the help center answers it: who then names the order need not say it again. */
export function noteComplaint(context: TurnContext, text: string): void {
  const { services, memory, locale, at } = turnOf(context);
  const wrong = services.disputes && reasonIn(text, services.disputes.profile, locale);
  if (wrong !== undefined && !asksSomething(text)) memory.complaint = { text, at };
}

/** The complaint that was answered with an article; taken once. Empty where there was none. */
export function takeComplaint({ memory, at }: Turn): string {
  const { complaint } = memory;
  memory.complaint = undefined;
  return complaint !== undefined && at - complaint.at < COMPLAINT_HOLDS_MS ? complaint.text : '';
}

/**
 * The complaint with its order, where these words add nothing but the number of it: at once after the answer; of a guest,
 * whose orders nobody knows, also later.
 */
export function complaintAbout(context: TurnContext, last: Memory['last'], text: string): string | undefined {
  const turn = turnOf(context);
  const { disputes } = turn.services;
  if (disputes === undefined || turn.memory.complaint === undefined) return undefined;
  if (turn.conversation.verified && last !== 'answer') return undefined;
  const named = orderIdsIn(text, disputes.orderNumber).length > 0;
  const alone = textWords(withoutOrderIds(text, disputes.orderNumber)).length <= MOST_BESIDE_NUMBER;
  const complaint = named && alone ? takeComplaint(turn) : '';
  return complaint === '' ? undefined : `${complaint} (${text})`;
}

/** "Hi, I want to complain: the lid is broken" in its parts. */
function clausesOf(text: string): readonly string[] {
  return text.split(/[,.;:!，。；：！\n]+/u).filter((clause) => clause.trim() !== '');
}
