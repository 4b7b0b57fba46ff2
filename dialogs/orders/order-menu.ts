import type { TurnContext } from 'botbuilder-core';
import type { OrderLine } from '../../disputes/domain/case.ts';
import type { OfferedAct, ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import type { SuggestedAction } from '../../protocol/conversation.ts';
import type { OrderAct } from '../../protocol/order-card.ts';
import { ownCases } from '../dispute/case-view.ts';
import { caseButton, formButton } from '../dispute/choices.ts';
import type { OrderAsk } from '../entities/order-asks.ts';
import { personButton } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import type { Utterance } from '../utterance.ts';
import { orderButton } from './choices.ts';
import { glanceOf } from './order-glance.ts';
import { isComing, isOver, stateOf } from './order-state.ts';
import { orderText } from './order-text.ts';
import { tellOrder } from './order-words.ts';

export interface Asked {
  readonly ask?: OrderAsk | undefined;
  /** The items of the order that were spoken of. */
  readonly named?: readonly OrderLine[];
  /** Whether the shopper has other orders. */
  readonly others?: boolean;
}

/** Where the help center says how an act is done at the shop. */
const ARTICLES: Readonly<Record<Exclude<OrderAct, 'invoice'>, string>> = {
  track: 'track-order',
  cancel: 'cancel-order',
  'change-address': 'change-delivery-address',
  return: 'request-return-refund',
};

/** One order: the answer, its card, and what can be done about it now. */
export async function orderMenu(context: TurnContext, order: ShopOrder, asked: Asked = {}): Promise<Utterance> {
  const turn = turnOf(context);
  const links = order.facts.acts.flatMap(({ act, url }) =>
    url === undefined ? [] : [`[${tellOrder(turn, 'links', act)}](${url})`],
  );
  const text = orderText(turn, order, asked.ask, asked.named);
  return {
    text: links.length === 0 ? text : `${text}\n\n${links.join(' · ')}`,
    card: { type: 'order', orders: [glanceOf(turn, order)] },
    buttons: [
      ...actButtons(turn, order),
      ...(await caseButtons(turn, order)),
      ...(asked.others === true ? [orderButton(tellOrder(turn, 'buttons', 'other'), { orders: 'list' })] : []),
      personButton(context),
    ],
  };
}

/** What can be called for; of a marketplace that tells nothing of it, where it is explained. */
function actButtons(turn: Turn, order: ShopOrder): readonly SuggestedAction[] {
  const { acts } = order.facts;
  const state = stateOf(order);
  const callable = acts.filter(({ call }) => call === true);
  if (acts.length > 0 || order.facts.state !== undefined)
    return callable
      .filter((one) => mayCall(turn, one))
      .map(({ act }) => orderButton(tellOrder(turn, 'acts', act), { orders: 'act', act, orderId: order.orderId }));
  if (!isComing(state)) return [];
  return (['track', 'cancel'] as const).map((act) => ({
    title: tellOrder(turn, 'acts', act),
    value: { action: 'show-article', slug: ARTICLES[act] },
  }));
}

/** Who has only proven to know an order changes nothing of it. */
export function mayCall({ conversation }: Turn, { call }: OfferedAct): boolean {
  return call === true && conversation.verified;
}

/** The article that explains an act which the shop offers no call for. */
export function articleOf(act: OrderAct): string | undefined {
  return act === 'invoice' ? undefined : ARTICLES[act];
}

/** A case that runs about the order; else the way to one. */
async function caseButtons(turn: Turn, order: ShopOrder): Promise<readonly SuggestedAction[]> {
  const { disputes } = turn.services;
  if (disputes === undefined) return [];
  const cases = await ownCases(turn, disputes);
  const live = cases.find(({ row }) => row.order.orderId === order.orderId && row.state !== 'closed');
  if (live !== undefined)
    return [caseButton(tellOrder(turn, 'buttons', 'case', { number: live.row.number }), { caseId: live.row.id })];
  return isOver(stateOf(order))
    ? []
    : [formButton(tellOrder(turn, 'buttons', 'problem'), { do: 'begin', value: order.orderId })];
}

/** More than these are not shown at once. */
const MOST_ORDERS = 6;

/** Several orders to pick from. */
export function orderPick(context: TurnContext, orders: readonly ShopOrder[], ask: OrderAsk | undefined): Utterance {
  const turn = turnOf(context);
  const picks = orders.slice(0, MOST_ORDERS).map((order) => {
    const [line] = order.lines;
    const pick = orderButton(`${order.orderId} · ${line?.title ?? ''}`, {
      orders: 'show',
      orderId: order.orderId,
      ...(ask === undefined ? {} : { ask }),
    });
    return { order, pick };
  });
  return {
    text: tellOrder(turn, 'ask', 'which'),
    card: { type: 'order', orders: picks.map(({ order, pick }) => glanceOf(turn, order, pick)) },
    buttons: [...picks.map(({ pick }) => pick), personButton(context)],
  };
}
