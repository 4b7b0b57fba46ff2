import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import type { OrderActAnswer, ShopOrder } from '../../disputes/marketplace/shop-orders.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { ORDER_ACTS, type OrderAct } from '../../protocol/order-card.ts';
import { showPassage } from '../answer.ts';
import { shopperIn } from '../dispute/guest.ts';
import { answerText, interruption } from '../dispute/interruptions.ts';
import type { OrderAsk } from '../entities/order-asks.ts';
import { asksSomething } from '../entities/questions.ts';
import { thinksAgain } from '../entities/second-thoughts.ts';
import type { OrderServices } from '../order-services.ts';
import { personButton, say } from '../say.ts';
import type { Turn } from '../services.ts';
import { breaksIn } from '../stop-answer.ts';
import { turnOf } from '../turn-context.ts';
import { ORDER_DIALOG, orderButton, readOrderChoice } from './choices.ts';
import { totalOf } from './order-glance.ts';
import { articleOf, mayCall, orderMenu } from './order-menu.ts';
import { tellOrder } from './order-words.ts';

/** What the shopper is about to have done. */
const actingSchema = z.object({
  orderId: z.string(),
  act: z.enum(ORDER_ACTS),
  /** Under which the marketplace does it once. */
  key: z.string(),
  address: z.string().optional(),
});
type Acting = z.output<typeof actingSchema>;

interface Options {
  /** Absent of a guest, who knows one order. */
  readonly orderId?: string;
  /** Absent: the order is shown. */
  readonly act?: OrderAct;
  readonly ask?: OrderAsk;
}

/** Wishes that no address is mistaken for. */
const PRESSING: ReadonlySet<string> = new Set(['talk-to-person', 'open-dispute', 'dispute-status', 'change-language']);
const SHORTEST_ADDRESS = 12;
const LONGEST_ADDRESS = 300;

/**
 * Has the marketplace do something about an order: says what it would be, asks for the address where one is needed, and
 * calls only after a yes to that. Anything else that is said leaves the order as it is, and is answered.
 */
export class OrderDialog extends Dialog {
  /** The dialog that answers what has nothing to do with the order. */
  readonly #root: string;

  constructor(root: string) {
    super(ORDER_DIALOG);
    this.#root = root;
  }

  override async beginDialog(dc: DialogContext, options: Options): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { orders } = turn.services;
    if (orders === undefined) return dc.endDialog();
    const { orderId = turn.memory.guest?.orderId ?? '', ask: asked } = options;
    const act = options.act ?? (asked === 'cancel' || asked === 'change-address' ? asked : undefined);
    const order = await orders.one(shopperIn(turn, 'buyer'), orderId);
    if (order === undefined) {
      await say(dc.context, { text: tellOrder(turn, 'says', 'unknown', { order: orderId }) });
      return dc.endDialog();
    }
    if (act === undefined) {
      await say(dc.context, await orderMenu(dc.context, order, { ask: asked }));
      return dc.endDialog();
    }
    const offered = order.facts.acts.find((one) => one.act === act && one.call === true);
    if (offered === undefined) return explain(dc, turn, order, act);
    if (!mayCall(turn, offered)) {
      await say(dc.context, { text: tellOrder(turn, 'says', 'signInFirst'), buttons: [personButton(dc.context)] });
      return dc.endDialog();
    }
    return ask(dc, turn, order, { orderId, act, key: `${turn.conversation.id}/${dc.context.activity.id ?? ''}` });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { orders } = turn.services;
    const parsed = actingSchema.safeParse((dc.activeDialog?.state as { acting?: unknown } | undefined)?.acting);
    if (orders === undefined || !parsed.success) return dc.replaceDialog(this.#root);
    const acting = parsed.data;
    const { text = '', value } = dc.context.activity;
    const choice = readOrderChoice(value);
    if (choice?.orders === 'no') return leave(dc, turn);
    if (choice?.orders === 'yes') return carryOut(dc, turn, orders, acting);
    if (value !== undefined && value !== null) return dc.replaceDialog(this.#root);
    if (await breaksIn(dc.context, text)) return Dialog.EndOfTurn;
    const said = interruption(dc.context, text);
    const order = await orders.one(shopperIn(turn, 'buyer'), acting.orderId);
    if (order === undefined) return dc.replaceDialog(this.#root);
    if (isReady(acting) && said === 'affirm') return carryOut(dc, turn, orders, acting);
    if (said === 'deny' || said === 'stop') return leave(dc, turn);
    if (isReady(acting) && said === undefined && thinksAgain(text, turn.locale) && !asksSomething(text))
      return leave(dc, turn);
    const address = acting.act === 'change-address' && !isReady(acting) && !asksSomething(text);
    if (address && !(said !== undefined && PRESSING.has(said))) return takeAddress(dc, turn, order, acting, text);
    if (said !== undefined && said !== 'affirm') return giveWay(dc, turn, this.#root);
    if (asksSomething(text) && (await answerText(dc.context, text, 'questions-only')))
      return ask(dc, turn, order, acting, { apart: true });
    return giveWay(dc, turn, this.#root);
  }
}

const isReady = ({ act, address }: Acting): boolean => act !== 'change-address' || address !== undefined;

async function leave(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  await say(dc.context, { text: tellOrder(turn, 'says', 'unchanged') });
  return dc.endDialog();
}

/** What is said has nothing to do with it: the order stays as it is, which is told, and the rest is answered. */
async function giveWay(dc: DialogContext, turn: Turn, root: string): Promise<DialogTurnResult> {
  await say(dc.context, { text: tellOrder(turn, 'says', 'unchanged') });
  return dc.replaceDialog(root);
}

/** The marketplace offers no call for it: how the order stands, and how the shop says that it is done. */
async function explain(dc: DialogContext, turn: Turn, order: ShopOrder, act: OrderAct): Promise<DialogTurnResult> {
  const told = order.facts.state !== undefined;
  const linked = order.facts.acts.some((one) => one.act === act);
  if (told && !linked) await say(dc.context, { text: tellOrder(turn, 'says', 'cannot') });
  await say(dc.context, await orderMenu(dc.context, order));
  const slug = articleOf(act);
  if (!told && slug !== undefined) await showPassage(dc.context, slug, 1);
  return dc.endDialog();
}

async function takeAddress(
  dc: DialogContext,
  turn: Turn,
  order: ShopOrder,
  acting: Acting,
  text: string,
): Promise<DialogTurnResult> {
  const address = text.trim().replace(/\s*\n\s*/g, ', ');
  const han = address.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (address.length + han * 2 < SHORTEST_ADDRESS) {
    await say(dc.context, { text: tellOrder(turn, 'ask', 'addressShort') });
    return Dialog.EndOfTurn;
  }
  return ask(dc, turn, order, { ...acting, address: address.slice(0, LONGEST_ADDRESS) });
}

/** Asks for the address, or for the yes. */
async function ask(
  dc: DialogContext,
  turn: Turn,
  order: ShopOrder,
  acting: Acting,
  { apart = false } = {},
): Promise<DialogTurnResult> {
  const { orderId, act, address = '' } = acting;
  const no = orderButton(tellOrder(turn, 'buttons', 'no'), { orders: 'no' });
  if (!isReady(acting)) {
    await say(dc.context, { text: tellOrder(turn, 'ask', 'address', { order: orderId }), buttons: [no], apart });
  } else {
    const cancels = act === 'cancel';
    const text = cancels
      ? tellOrder(turn, 'ask', 'confirmCancel', {
          order: orderId,
          items: order.lines.map(({ title }) => title).join(', '),
          sum: totalOf(turn, order),
        })
      : tellOrder(turn, 'ask', 'confirmAddress', { order: orderId, address: withoutMarks(address) });
    const yes = tellOrder(turn, 'buttons', cancels ? 'yesCancel' : 'yesAddress');
    await say(dc.context, { text, buttons: [orderButton(yes, { orders: 'yes' }), no], apart });
  }
  if (dc.activeDialog !== undefined) dc.activeDialog.state = { acting };
  return Dialog.EndOfTurn;
}

/** What a shopper wrote is shown as it is: it makes no links and no bold letters in the bot's words. */
function withoutMarks(text: string): string {
  return text
    .replace(/[*_`[\]<>#|~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

async function carryOut(
  dc: DialogContext,
  turn: Turn,
  orders: OrderServices,
  acting: Acting,
): Promise<DialogTurnResult> {
  if (!isReady(acting)) return Dialog.EndOfTurn;
  const { orderId, act, key, address } = acting;
  const shopper = shopperIn(turn, 'buyer');
  const answer = await orders
    .act(shopper, orderId, { act, ...(address === undefined ? {} : { address }) }, key)
    .catch((error: unknown): OrderActAnswer => {
      if (error instanceof CodedError && error.code === 'orders_unavailable') return { result: 'unknown' };
      throw error;
    });
  if (answer.result === 'unknown') {
    await say(dc.context, {
      text: tellOrder(turn, 'results', 'noAnswer'),
      buttons: [orderButton(tellOrder(turn, 'buttons', 'again'), { orders: 'yes' }), personButton(dc.context)],
    });
    return Dialog.EndOfTurn;
  }
  await say(dc.context, { text: tellOrder(turn, 'results', resultKey(act, answer), { order: orderId }) });
  const after = await orders.one(shopper, orderId).catch(() => undefined);
  if (after !== undefined) await say(dc.context, await orderMenu(dc.context, after));
  return dc.endDialog();
}

function resultKey(act: OrderAct, answer: Exclude<OrderActAnswer, { result: 'unknown' }>) {
  if (answer.result === 'accepted') return 'accepted';
  if (answer.result === 'done') return act === 'cancel' ? 'doneCancel' : 'doneAddress';
  const keys = {
    shipped: 'refusedShipped',
    cancelled: 'refusedCancelled',
    address: 'refusedAddress',
    other: 'refusedOther',
  } as const;
  return keys[answer.why];
}
