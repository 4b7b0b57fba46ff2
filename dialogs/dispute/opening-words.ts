import type { TurnContext } from 'botbuilder-core';
import { asksForDispute, isOpening } from '../entities/openings.ts';
import { orderIdsIn, withoutOrderIds } from '../entities/order-id.ts';
import { asksSomething } from '../entities/questions.ts';
import { reasonIn } from '../entities/reason.ts';
import { turnOf } from '../turn-context.ts';

const LEAST_CONFIDENCE = 0.5;
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
export function opensByItself(context: TurnContext, text: string): boolean {
  const { services, locale } = turnOf(context);
  if (services.disputes === undefined) return false;
  const wrong = reasonIn(text, services.disputes.profile, locale) !== undefined;
  if (orderIdsIn(text, services.disputes.orderNumber).length === 0)
    return wrong && !asksSomething(text) && clausesOf(text).some((clause) => isOpening(clause, locale));
  if (wrong) return true;
  const plain = withoutOrderIds(text, services.disputes.orderNumber);
  if (asksForDispute(plain, locale)) return true;
  // The number stands in the way of recognising what is said of it.
  const found = services.search.recognise(plain, locale);
  return found?.intent === 'open-dispute' && found.confidence >= LEAST_CONFIDENCE;
}

/** "Hi, I want to complain: the lid is broken" in its parts. */
function clausesOf(text: string): readonly string[] {
  return text.split(/[,.;:!，。；：！\n]+/u).filter((clause) => clause.trim() !== '');
}
