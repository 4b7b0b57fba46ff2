import type { TurnContext } from 'botbuilder-core';
import type { OrderLine } from '../../disputes/domain/case.ts';
import type { Action } from '../actions.ts';
import { asksForDispute } from '../entities/openings.ts';
import { ownOrderIn, withoutOrderIds } from '../entities/order-id.ts';
import { asksAboutOrder } from '../entities/order-questions.ts';
import { reasonIn } from '../entities/reason.ts';
import { personButton } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import type { Utterance } from '../utterance.ts';
import { formButton } from './choices.ts';
import { ownLines } from './fill-from-story.ts';
import { mustProve } from './guest.ts';
import { tell, timeIn } from './words.ts';

/** What a message that names an order of the shopper's own is after. */
export type OrderMatter =
  | { readonly kind: 'dispute'; readonly orderId: string }
  | { readonly kind: 'status'; readonly lines: readonly OrderLine[] };

/** Looks an order of one's own up that a text names, and what is wanted of it; undefined where it is neither. */
export async function orderMatter(context: TurnContext, text: string): Promise<OrderMatter | undefined> {
  const turn = turnOf(context);
  const { disputes } = turn.services;
  if (disputes === undefined || !/\d{3}/.test(text) || mustProve(turn, text)) return undefined;
  const own = await ownLines(turn, disputes);
  const orderId = ownOrderIn(text, own);
  if (orderId === undefined) return undefined;
  const rest = withoutOrderIds(text, disputes.orderNumber);
  const wantsDispute = reasonIn(rest, disputes.profile, turn.locale) !== undefined || asksForDispute(rest, turn.locale);
  if (wantsDispute) return { kind: 'dispute', orderId };
  const lines = own.filter((line) => line.orderId === orderId);
  return asksAboutOrder(text, rest, turn.locale) ? { kind: 'status', lines } : undefined;
}

/** How an order stands, and what can be done about it. */
export function orderCard(context: TurnContext, lines: readonly OrderLine[]): Utterance {
  const turn = turnOf(context);
  const [line] = lines;
  if (line === undefined) return { text: tell(turn, 'say', 'notUnderstood') };
  const article = (slug: string): Action => ({ action: 'show-article', slug });
  return {
    text: stateOf(turn, line, lines.map(({ title }) => title).join(', ')),
    buttons: [
      { title: tell(turn, 'buttons', 'orderTrack'), value: article('track-order') },
      formButton(tell(turn, 'buttons', 'orderProblem'), { do: 'begin', value: line.orderId }),
      ...(line.deliveredAt === null
        ? [{ title: tell(turn, 'buttons', 'orderCancel'), value: article('cancel-order') }]
        : []),
      personButton(context),
    ],
  };
}

function stateOf(turn: Turn, { orderId: order, deliveredAt, promisedAt }: OrderLine, items: string): string {
  if (deliveredAt !== null)
    return tell(turn, 'say', 'orderDelivered', { order, items, time: timeIn(turn, deliveredAt, 'at').time });
  if (promisedAt === null) return tell(turn, 'say', 'orderPaid', { order, items });
  const key = promisedAt < turn.at ? 'orderLate' : 'orderComing';
  return tell(turn, 'say', key, { order, items, time: timeIn(turn, promisedAt).time });
}
