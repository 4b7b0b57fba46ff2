import type { TurnContext } from 'botbuilder-core';
import { withoutDeclined } from '../declined.ts';
import { asksForDispute } from '../entities/openings.ts';
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
 * A message that names an order and what is wrong with it wants a dispute, whether or not it says so; and one that says so and
 * what is wrong, whether or not it names the order.
 */
export function opensByItself(context: TurnContext, text: string): boolean {
  const { services, locale } = turnOf(context);
  if (services.disputes === undefined) return false;
  if (orderIdsIn(text, services.disputes.orderNumber).length === 0) {
    const { rest } = withoutDeclined(text);
    const wrong = reasonIn(rest, services.disputes.profile, locale) !== undefined;
    return wrong && !asksSomething(rest) && asksForDispute(rest, locale);
  }
  if (reasonIn(text, services.disputes.profile, locale) !== undefined) return true;
  const plain = withoutOrderIds(text, services.disputes.orderNumber);
  if (asksForDispute(plain, locale)) return true;
  // The number stands in the way of recognising what is said of it.
  const found = services.search.recognise(plain, locale);
  return found?.intent === 'open-dispute' && found.confidence >= LEAST_CONFIDENCE;
}
