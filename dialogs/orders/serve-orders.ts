import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { CodedError } from '../../protocol/error-codes.ts';
import { OPEN_DISPUTE_DIALOG } from '../dispute/choices.ts';
import { mustProve, shopperIn } from '../dispute/guest.ts';
import { tell } from '../dispute/words.ts';
import { personButton, say } from '../say.ts';
import { decided } from '../trace.ts';
import { turnOf } from '../turn-context.ts';
import { ORDER_DIALOG, type OrderChoice } from './choices.ts';
import { lookUp, proveOrder } from './guest-orders.ts';
import { type OrderMatter, orderMatter } from './order-matter.ts';
import { orderMenu, orderPick } from './order-menu.ts';
import { tellOrder } from './order-words.ts';

/** Serves a message about the shopper's own orders; undefined where it is about none. */
export async function serveOrders(dc: DialogContext, text: string): Promise<DialogTurnResult | undefined> {
  const { context } = dc;
  const turn = turnOf(context);
  let matter: OrderMatter | undefined;
  try {
    matter = await orderMatter(context, text);
  } catch (error) {
    if (!(error instanceof CodedError && error.code === 'orders_unavailable')) throw error;
    await say(context, { text: tellOrder(turn, 'says', 'unavailable'), buttons: [personButton(context)] });
    return dc.endDialog();
  }
  if (matter === undefined) return proveOrder(dc, text);
  decided(context, matter.kind === 'dispute' ? 'form' : 'order');
  if (matter.kind === 'dispute') return dc.replaceDialog(OPEN_DISPUTE_DIALOG, { text, orderId: matter.orderId });
  turn.memory.misses = 0;
  if (matter.kind === 'unknown') {
    await say(context, {
      text: tellOrder(turn, 'says', 'unknown', { order: matter.orderId }),
      buttons: [personButton(context)],
    });
    return dc.endDialog();
  }
  return show(dc, matter);
}

/** Serves a button under an order. */
export async function pressOrder(dc: DialogContext, choice: OrderChoice): Promise<DialogTurnResult> {
  const { context } = dc;
  const turn = turnOf(context);
  const { orders } = turn.services;
  if (orders === undefined) return dc.endDialog();
  if (mustProve(turn, '')) return lookUp(dc, turn.memory.lastQuestion ?? '');
  const shopper = shopperIn(turn, 'buyer');
  const { orderId, act, ask } = choice;
  if (choice.orders === 'act' && orderId !== undefined && act !== undefined)
    return dc.replaceDialog(ORDER_DIALOG, { orderId, act });
  const found = orderId === undefined ? undefined : await orders.one(shopper, orderId);
  const own = found === undefined ? await orders.own(shopper) : [found];
  return show(dc, { kind: 'orders', orders: own, ask, named: [], others: true });
}

/** The button that leads to signing in: who has signed in meanwhile gets what they had asked, from their order. */
export async function serveSignIn(
  dc: DialogContext,
  asked = turnOf(dc.context).memory.lastQuestion,
): Promise<DialogTurnResult> {
  const turn = turnOf(dc.context);
  if (turn.conversation.verified && turn.services.orders !== undefined) {
    const served = asked === undefined ? undefined : await serveOrders(dc, asked);
    return served ?? pressOrder(dc, { orders: 'list' });
  }
  await say(dc.context, { text: tell(turn, 'say', 'guestSignIn'), buttons: [personButton(dc.context)] });
  return dc.endDialog();
}

async function show(
  dc: DialogContext,
  { orders, ask, named, others }: Extract<OrderMatter, { kind: 'orders' }>,
): Promise<DialogTurnResult> {
  const { context } = dc;
  const [order, ...rest] = orders;
  if (order === undefined) {
    await say(context, { text: tellOrder(turnOf(context), 'says', 'noOrders'), buttons: [personButton(context)] });
    return dc.endDialog();
  }
  if (rest.length > 0) {
    await say(context, orderPick(context, orders, ask));
    return dc.endDialog();
  }
  turnOf(context).memory.spokenOrder = order.orderId;
  const act = ask === 'cancel' || ask === 'change-address' ? ask : undefined;
  if (act !== undefined) return dc.replaceDialog(ORDER_DIALOG, { orderId: order.orderId, act });
  await say(context, await orderMenu(context, order, { ask, named, others }));
  return dc.endDialog();
}
