import type { TurnContext } from 'botbuilder-core';
import type { OrderLine } from '../../disputes/domain/case.ts';
import type { ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import { mustProve, shopperIn } from '../dispute/guest.ts';
import { textWords } from '../entities/match.ts';
import { asksForDispute } from '../entities/openings.ts';
import {
  asksHow,
  describedIn,
  isShortlyDescribed,
  isShortlyNamed,
  type OrderAsk,
  orderAskIn,
  speaksOfOrder,
  speaksOfOther,
} from '../entities/order-asks.ts';
import { ownOrdersIn, plainOrderIdsIn, withoutOrderIds, withoutOrders } from '../entities/order-id.ts';
import { asksSomething } from '../entities/questions.ts';
import { reasonIn } from '../entities/reason.ts';
import { isToldTo } from '../entities/told-to.ts';
import type { OrderServices } from '../order-services.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { ordersDescribed, ordersFor, ordersOfItem } from './meant-orders.ts';

/** What a message says of orders of the shopper's own. */
export type OrderMatter =
  | { readonly kind: 'dispute'; readonly orderId: string }
  /** One order, or several of which one is meant. */
  | {
      readonly kind: 'orders';
      readonly orders: readonly ShopOrder[];
      readonly ask: OrderAsk | undefined;
      readonly named: readonly OrderLine[];
      readonly others: boolean;
    }
  | { readonly kind: 'unknown'; readonly orderId: string };

/** What is said, without what names the order. */
interface Said {
  readonly text: string;
  readonly rest: string;
  readonly ask: OrderAsk | undefined;
}

/** Looks up the orders that a text is about, and what is wanted of them; undefined where it is about none. */
export async function orderMatter(context: TurnContext, text: string): Promise<OrderMatter | undefined> {
  const turn = turnOf(context);
  const { orders: services, disputes } = turn.services;
  if (services === undefined || mustProve(turn, text)) return undefined;
  const number = disputes?.orderNumber;
  const rest = withoutOrderIds(text, number);
  const ask = orderAskIn(rest, turn.locale);
  const said: Said = { text, rest, ask: ask === 'cancel' && isToldTo(rest) ? undefined : ask };
  if (!mayNameOrder(turn, said) || wantsOther(turn, text)) return undefined;
  const own = await ordersIn(turn, services);
  return (await byNumber(turn, services, own, said)) ?? byWords(turn, own, said);
}

/** The shopper's orders, as buyer and, where the profile lets sellers open cases, as seller. */
async function ordersIn(turn: Turn, services: OrderServices): Promise<readonly ShopOrder[]> {
  const both = turn.services.disputes?.profile.opener === 'either';
  const found = await Promise.all(
    (both ? (['buyer', 'seller'] as const) : (['buyer'] as const)).map((role) => services.own(shopperIn(turn, role))),
  );
  return found.flat();
}

/** Whoever wants a person or speaks of a case is served by those. */
function wantsOther({ services, locale }: Turn, text: string): boolean {
  const found = services.search.recognise(text, locale);
  return found?.intent === 'talk-to-person' && found.confidence >= 0.7;
}

/** Whether a text could be about an order, before any is asked for: the marketplace is not called for each message. */
function mayNameOrder(turn: Turn, { text, ask }: Said): boolean {
  if (/\d{3}/.test(text) || ask !== undefined) return true;
  return describedIn(text, turn.locale) !== undefined || isShortlyNamed(text);
}

async function byNumber(
  turn: Turn,
  services: OrderServices,
  own: readonly ShopOrder[],
  { text, ask }: Said,
): Promise<OrderMatter | undefined> {
  const { disputes } = turn.services;
  const lines = own.flatMap((order) => order.lines);
  const ids = ownOrdersIn(text, lines);
  if (ids.length > 1) return undefined;
  const [orderId] = ids;
  const found = own.find((order) => order.orderId === orderId);
  const rest = found === undefined ? withoutOrderIds(text, disputes?.orderNumber) : withoutOrders(text, ids);
  const plain = withoutOrderIds(rest, disputes?.orderNumber);
  if (found !== undefined) {
    if (wantsDispute(turn, plain)) return { kind: 'dispute', orderId: found.orderId };
    if (ask === undefined && !saysLittle(turn, plain) && !isUnclear(turn, plain)) return undefined;
    if (speaksOfOther(plain, turn.locale)) return undefined;
    return { kind: 'orders', orders: [found], ask, named: [], others: own.length > 1 };
  }
  const [typed] = plainOrderIdsIn(text, disputes?.orderNumber);
  if (typed === undefined || wantsDispute(turn, plain) || (ask === undefined && !saysLittle(turn, plain)))
    return undefined;
  // An old one is not among the newest; look-ups are counted.
  const older = await services.one(shopperIn(turn, 'buyer'), typed);
  return older === undefined
    ? { kind: 'unknown', orderId: typed }
    : { kind: 'orders', orders: [older], ask, named: [], others: own.length > 0 };
}

/** "It's order …", "where is …": hardly anything but the order is said. */
function saysLittle({ locale }: Turn, rest: string): boolean {
  const words = textWords(rest).length;
  return words <= 3 || (words <= 5 && speaksOfOrder(rest, locale));
}

/** What is wrong with it, or the word for a dispute; a question about the order is none. */
function wantsDispute({ services: { disputes }, locale }: Turn, rest: string): boolean {
  if (disputes === undefined) return false;
  if (asksForDispute(rest, locale)) return true;
  const reason = reasonIn(rest, disputes.profile, locale);
  return reason !== undefined && !(asksSomething(rest) && orderAskIn(rest, locale) !== undefined);
}

function byWords(turn: Turn, own: readonly ShopOrder[], said: Said): OrderMatter | undefined {
  const { text, ask } = said;
  const { locale } = turn;
  if (own.length === 0 || speaksOfOther(text, locale)) return undefined;
  const found = (orders: readonly ShopOrder[], named: readonly OrderLine[] = []): OrderMatter | undefined =>
    orders.length === 0
      ? undefined
      : { kind: 'orders', orders, ask, named, others: orders.length < own.length || orders.length > 1 };
  const short = isShortlyNamed(text);
  const item = ask !== undefined || short ? ordersOfItem(text, own, true) : undefined;
  if (item !== undefined && item.orders.length > 0) {
    if (ask === undefined && (isAnswered(turn, text) || wantsDispute(turn, text))) return undefined;
    return found(item.orders, item.named);
  }
  const described = describedIn(text, locale);
  if (described !== undefined && (ask !== undefined || isShortlyDescribed(text) || speaksOfOrder(text, locale)))
    return asksHow(text, locale) ? undefined : found(ordersDescribed(turn, own, described));
  if (ask === undefined || asksHow(text, locale)) return undefined;
  const spoken = own.find(({ orderId }) => orderId === turn.memory.spokenOrder);
  if (spoken !== undefined && ask !== 'list') return found([spoken]);
  if (!speaksOfOrder(text, locale) || isPolicyQuestion(said, turn)) return undefined;
  return found(ordersFor(turn, own, ask));
}

/** "Can I cancel an order?" asks for the rules; "where is my order?" does not. */
function isPolicyQuestion({ text, ask }: Said, { locale }: Turn): boolean {
  const acts: readonly (OrderAsk | undefined)[] = ['cancel', 'change-address', 'return', 'invoice'];
  return acts.includes(ask) && (asksSomething(text) || asksHow(text, locale));
}

/** Whether nothing else can be made of what is said of an order. */
function isUnclear({ services, locale }: Turn, rest: string): boolean {
  const { decision } = services.search.search({ text: rest, locale });
  return (decision === 'clarify' || decision === 'decline') && services.search.recognise(rest, locale) === undefined;
}

/** Whether the help center has a clear answer to these words, or they are a wish of their own. */
function isAnswered({ services, locale }: Turn, text: string): boolean {
  const wish = services.search.recognise(text, locale);
  if (wish !== undefined && wish.intent !== 'follow-up' && wish.confidence >= 0.9) return true;
  return services.search.search({ text, locale }).decision === 'answer';
}
