import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { GUEST_DIALOG, guestButton } from '../dispute/choices.ts';
import { mustProve } from '../dispute/guest.ts';
import { tell } from '../dispute/words.ts';
import { wantsRefundOnly } from '../entities/guest-words.ts';
import { textWords } from '../entities/match.ts';
import { asksHow, isShortlyDescribed, orderAskIn, speaksOfOrder, speaksOfOther } from '../entities/order-asks.ts';
import { plainOrderIdsIn, withoutOrderIds } from '../entities/order-id.ts';
import { asksSomething } from '../entities/questions.ts';
import { reasonIn } from '../entities/reason.ts';
import { personButton, say } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { ORDER_DIALOG, orderButton } from './choices.ts';
import { tellOrder } from './order-words.ts';

/** So few words beside an order's number that they ask for that order: "where is AC-1012", "quiero saber de mi pedido AC-1012". */
const FEW_WORDS = 3;
const HAN = /\p{Script=Han}/u;

/** A guest who asks how an order stands and names its number proves first that it is theirs. */
export async function proveOrder(dc: DialogContext, text: string): Promise<DialogTurnResult | undefined> {
  const turn = turnOf(dc.context);
  const { orders, disputes } = turn.services;
  if (orders === undefined || disputes === undefined || !mustProve(turn, text)) return undefined;
  const [orderId] = plainOrderIdsIn(text, disputes.orderNumber);
  if (orderId === undefined) return undefined;
  const rest = withoutOrderIds(text, disputes.orderNumber);
  const ask = orderAskIn(rest, turn.locale);
  const wrong = reasonIn(rest, disputes.profile, turn.locale) !== undefined || speaksOfOther(rest, turn.locale);
  const few =
    isShortlyDescribed(rest) &&
    (HAN.test(rest) || textWords(rest).length <= FEW_WORDS || speaksOfOrder(rest, turn.locale));
  if (wrong || (ask === undefined && (!few || asksHow(rest, turn.locale)))) return undefined;
  return lookUp(dc, text);
}

/** Asks a guest for the order's number and one more fact, then shows the order. */
export function lookUp(dc: DialogContext, text: string): Promise<DialogTurnResult> {
  const ask = orderAskIn(text, turnOf(dc.context).locale);
  const options = { text, ...(ask === undefined ? {} : { ask }) };
  return dc.replaceDialog(GUEST_DIALOG, { wanted: ORDER_DIALOG, options });
}

/** Under the first answer to a guest: the way to their own order, where it is about one. */
export async function showWayIn(context: TurnContext, text: string): Promise<void> {
  const turn = turnOf(context);
  if (turn.services.orders === undefined || !mustProve(turn, text) || !isAboutOrder(turn, text)) return;
  // What is answered from the order when they come back signed in.
  turn.memory.lastQuestion = text;
  await say(context, {
    text: tellOrder(turn, 'ask', 'guest'),
    buttons: [
      guestButton(tell(turn, 'buttons', 'signIn'), { do: 'sign-in' }),
      orderButton(tellOrder(turn, 'buttons', 'lookUp'), { orders: 'look-up' }),
      personButton(context),
    ],
    apart: true,
  });
}

function isAboutOrder({ services: { disputes }, locale }: Turn, text: string): boolean {
  if (asksHow(text, locale)) return false;
  const wrong = disputes !== undefined && reasonIn(text, disputes.profile, locale) !== undefined;
  const wanted = wantsRefundOnly(text, locale) && !asksSomething(text);
  return (
    wrong ||
    wanted ||
    (orderAskIn(text, locale) !== undefined && speaksOfOrder(text, locale) && !speaksOfOther(text, locale))
  );
}
