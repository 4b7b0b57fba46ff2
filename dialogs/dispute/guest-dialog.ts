import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { readAction } from '../actions.ts';
import { showPassage } from '../answer.ts';
import { deniesDispute, guestLacks } from '../entities/guest-words.ts';
import { isShortlyNamed } from '../entities/order-asks.ts';
import { orderIdsIn, plainOrderIdsIn } from '../entities/order-id.ts';
import type { OrderNumber } from '../entities/order-number.ts';
import { asksSomething } from '../entities/questions.ts';
import { thinksAgain } from '../entities/second-thoughts.ts';
import { requestPerson } from '../handoff.ts';
import { ORDER_DIALOG } from '../orders/choices.ts';
import { serveSignIn } from '../orders/serve-orders.ts';
import { personButton, say } from '../say.ts';
import { serveIntent } from '../serve-intent.ts';
import { serveAction } from '../serve-message.ts';
import { turnOf } from '../turn-context.ts';
import {
  CASE_DIALOG,
  GUEST_DIALOG,
  type GuestChoice,
  guestButton,
  OPEN_DISPUTE_DIALOG,
  readGuestChoice,
} from './choices.ts';
import { PROOF_HOLDS_MS } from './guest.ts';
import { answerText, interruption } from './interruptions.ts';
import { tell } from './words.ts';

/** Which dialog the guest wanted, with what, and the order that they have named. */
const askedSchema = z.object({
  wanted: z.enum([OPEN_DISPUTE_DIALOG, CASE_DIALOG, ORDER_DIALOG]),
  options: z.record(z.string(), z.unknown()),
  orderId: z.string().optional(),
  /** How often in a row a message was not understood. */
  misses: z.int().optional(),
});
type Asked = z.output<typeof askedSchema>;

/**
 * Lets somebody who is not signed in prove that an order is theirs: its number, and its e-mail address, phone number or
 * postcode. Then goes on with what they wanted. Whatever does not fit is answered in the same words.
 */
export class GuestDialog extends Dialog {
  constructor() {
    super(GUEST_DIALOG);
  }

  override async beginDialog(dc: DialogContext, given?: object): Promise<DialogTurnResult> {
    const asked = askedSchema.parse(given);
    const number = turnOf(dc.context).services.disputes?.orderNumber;
    const [orderId] = orderIdsIn(typeof asked.options.text === 'string' ? asked.options.text : '', number);
    return ask(dc, { ...asked, ...(orderId === undefined ? {} : { orderId }) });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { context } = dc;
    const turn = turnOf(context);
    const parsed = askedSchema.safeParse((dc.activeDialog?.state as { asked?: unknown } | undefined)?.asked);
    const { disputes } = turn.services;
    if (!parsed.success || disputes === undefined) return dc.endDialog();
    const asked = parsed.data;
    // They have signed in meanwhile.
    if (turn.conversation.verified)
      return asked.wanted === ORDER_DIALOG
        ? serveSignIn(dc, textOf(asked))
        : dc.replaceDialog(asked.wanted, asked.options);
    const { value, text = '' } = context.activity;
    const choice = readGuestChoice(value);
    if (choice !== undefined) return press(dc, asked, choice.do);
    const action = readAction(value);
    if (action !== undefined) {
      if ((await serveAction(context, action, text, undefined)) === 'person') return Dialog.EndOfTurn;
      return ask(dc, asked, { apart: true });
    }
    return write(dc, asked, text);
  }
}

/** The words that the order was asked for with. */
function textOf({ options: { text } }: Asked): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

async function press(dc: DialogContext, asked: Asked, pressed: GuestChoice['do']): Promise<DialogTurnResult> {
  const turn = turnOf(dc.context);
  if (pressed === 'leave') return leave(dc);
  await say(dc.context, { text: tell(turn, 'say', pressed === 'sign-in' ? 'guestSignIn' : 'guestNoNumber') });
  return ask(dc, asked);
}

async function leave(dc: DialogContext): Promise<DialogTurnResult> {
  await say(dc.context, { text: tell(turnOf(dc.context), 'say', 'unchanged') });
  return dc.endDialog();
}

async function write(dc: DialogContext, asked: Asked, text: string): Promise<DialogTurnResult> {
  const { context } = dc;
  const typed = orderTyped(asked, text, turnOf(dc.context).services.disputes?.orderNumber);
  if (typed !== undefined) return ask(dc, { ...asked, orderId: typed, misses: 0 });
  const fact = asked.orderId !== undefined && FACT.test(text);
  // What is typed as a fact is no wish, as long as it holds a digit or an at sign.
  const said = FACT.test(text) ? undefined : interruption(context, text);
  if (fact && !asksSomething(text)) return prove(dc, asked, asked.orderId ?? '', text);
  const { locale } = turnOf(context);
  const instead = deniesDispute(text, locale);
  if (instead !== undefined) return serveInstead(dc, instead.rest);
  const lacks = guestLacks(text, locale);
  if (lacks !== undefined) {
    await say(context, {
      text: tell(turnOf(context), 'say', lacks === 'number' ? 'guestNoNumber' : 'guestNoAccount'),
    });
    return ask(dc, { ...asked, misses: 0 });
  }
  const again = said === undefined && isShortlyNamed(text) && thinksAgain(text, locale);
  if (again || said === 'stop' || said === 'deny' || said === 'goodbye') return leave(dc);
  if (said === 'open-dispute' || said === 'dispute-status' || said === 'affirm') return ask(dc, asked);
  if (said !== undefined) {
    if ((await serveIntent(context, said, text, undefined)) === 'person') return Dialog.EndOfTurn;
    return ask(dc, asked, { apart: true });
  }
  if (await answerText(context, text)) return ask(dc, { ...asked, misses: 0 }, { apart: true });
  return misunderstood(dc, asked);
}

/** An address, a telephone number, a postcode: digits, or an at sign. */
const FACT = /[\d@]/;

const ADDRESS = /[^\s@,;:：<>()，。是為]+@[^\s@,;:<>()，。]+\.[\p{L}]{2,}/u;
/** Five digits or more, as telephone numbers and most postcodes have; spaces and bars may stand between. */
const DIGITS = /\+?\(?\d(?:[\s().-]?\d){4,}/u;

/** What proves an order, without the words around it: "sorry, it's mai@example.com". A postcode of letters and digits stays whole. */
function factIn(text: string): string {
  return ADDRESS.exec(text)?.[0] ?? DIGITS.exec(text)?.[0] ?? text;
}

/** The order that a guest names. Asked for a fact, digits alone are one, unless they look just like the number they gave. */
function orderTyped({ orderId }: Asked, text: string, number: OrderNumber | undefined): string | undefined {
  if (text.includes('@')) return undefined;
  if (orderId === undefined) return isPhone(text) ? undefined : orderIdsIn(text, number)[0];
  const [named] = plainOrderIdsIn(text, number);
  if (named !== undefined) return named;
  const [digits] = orderIdsIn(text, number);
  return /^\d+$/.test(orderId) && digits?.length === orderId.length && digits === text.trim() ? digits : undefined;
}

/** "012-345 6789" and "+60 12 345 6789" name no order 6789. */
function isPhone(text: string): boolean {
  return /^\s*(\+|0)[\d\s().-]{7,}$/.test(text);
}

/** Who says that it is no dispute gets what they want instead, as far as the help center knows it. */
async function serveInstead(dc: DialogContext, rest: string): Promise<DialogTurnResult> {
  const { context } = dc;
  await say(context, { text: tell(turnOf(context), 'say', 'guestLeft') });
  if (rest === '' || !(await answerText(context, rest))) await showPassage(context, 'request-return-refund', 1);
  return dc.endDialog();
}

/** The second time in a row a person is offered, the fourth one comes. */
async function misunderstood(dc: DialogContext, asked: Asked): Promise<DialogTurnResult> {
  const { context } = dc;
  const misses = (asked.misses ?? 0) + 1;
  if (misses >= 4) {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { asked: { ...asked, misses: 0 } };
    await requestPerson(context, 'low-confidence');
    return Dialog.EndOfTurn;
  }
  const turn = turnOf(context);
  if (misses !== 2) {
    await say(context, { text: tell(turn, 'say', 'notUnderstood') });
    return ask(dc, { ...asked, misses });
  }
  await say(context, { text: tell(turn, 'say', 'guestStuck'), buttons: waysOut(dc.context) });
  if (dc.activeDialog !== undefined) dc.activeDialog.state = { asked: { ...asked, misses } };
  return Dialog.EndOfTurn;
}

function waysOut(context: TurnContext) {
  const turn = turnOf(context);
  return [
    guestButton(tell(turn, 'buttons', 'signIn'), { do: 'sign-in' }),
    guestButton(tell(turn, 'buttons', 'noNumber'), { do: 'no-number' }),
    guestButton(tell(turn, 'buttons', 'stop'), { do: 'leave' }),
    personButton(context),
  ];
}

async function ask(dc: DialogContext, asked: Asked, { apart = false } = {}): Promise<DialogTurnResult> {
  const turn = turnOf(dc.context);
  const text =
    asked.orderId === undefined
      ? tell(turn, 'ask', 'guestOrder')
      : tell(turn, 'ask', 'guestFact', { order: asked.orderId });
  await say(dc.context, { text, buttons: waysOut(dc.context), apart });
  if (dc.activeDialog !== undefined) dc.activeDialog.state = { asked };
  return Dialog.EndOfTurn;
}

async function prove(dc: DialogContext, asked: Asked, orderId: string, fact: string): Promise<DialogTurnResult> {
  const turn = turnOf(dc.context);
  const { disputes } = turn.services;
  const lines = await disputes?.prove(turn.conversation.visitorId, orderId, factIn(fact));
  if (lines === 'limited') {
    await say(dc.context, { text: tell(turn, 'say', 'guestLimited'), buttons: [personButton(dc.context)] });
    return dc.endDialog();
  }
  const [line] = lines ?? [];
  if (line === undefined) {
    await say(dc.context, { text: tell(turn, 'say', 'guestUnknown', { order: orderId }) });
    return ask(dc, asked);
  }
  turn.memory.guest = { buyerId: line.buyer.id, orderId: line.orderId, until: turn.at + PROOF_HOLDS_MS };
  return dc.replaceDialog(asked.wanted, asked.options);
}
