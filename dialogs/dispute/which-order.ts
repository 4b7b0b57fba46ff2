import type { TurnContext } from 'botbuilder-core';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { isSaying } from '../entities/match.ts';
import { lineByTitle } from '../entities/named-item.ts';
import { isSameOrder, orderIdsIn } from '../entities/order-id.ts';
import { phrasesOf } from '../entities/phrases.ts';
import { asksSomething } from '../entities/questions.ts';
import { turnOf } from '../turn-context.ts';
import { filesOf } from './fill-from-story.ts';
import { type Form, nextStep, orderOf, tellsOf } from './form.ts';
import { answerText, type Interruption } from './interruptions.ts';
import { misunderstood } from './not-understood.ts';
import type { OtherOrder } from './other-order.ts';
import { goOn, type Outcome } from './take-answer.ts';

/** What a case takes. */
const LONGEST_STORY = 4000;

/** Words and files that name another order wait until it is clear which form they belong to. */
export function nameOther(
  context: TurnContext,
  form: Form,
  { profile }: DisputeServices,
  other: OtherOrder,
  text: string,
): Outcome {
  const step = nextStep(form, profile);
  if (form.other?.orderId !== other.orderId) form.other = { ...other, text: '', files: [] };
  waitWith(context, form, text);
  // Asked for the order, or with nothing told yet, its name is the answer. A guest has to prove another one first.
  const { verified } = turnOf(context).conversation;
  if (form.asking === 'other' || (form.asking === undefined && verified && (step === 'order' || !tellsOf(form))))
    return 'switch';
  form.asking = 'other';
  return 'answered';
}

export const isWhichOpen = (form: Form): boolean => form.asking === 'other' && form.other !== undefined;

/**
 * A message while it is asked which of two orders is meant. What answers the question decides; what does not belongs to
 * neither order yet and waits with the rest. Undefined where it wants something that stands above the form.
 */
export async function answerWhich(
  context: TurnContext,
  form: Form,
  { orderNumber }: DisputeServices,
  text: string,
  said: Interruption | undefined,
): Promise<Outcome | undefined> {
  const { locale } = turnOf(context);
  if (said === 'affirm') return 'switch';
  if (said === 'deny' || isSaying(text, [...phrasesOf(locale).back, ...phrasesOf('en').back])) return 'stay';
  const [typed] = orderIdsIn(text, orderNumber);
  const current = orderOf(form) ?? '';
  const ownOrder =
    typed === undefined ? lineByTitle(text, form.lines ?? []) !== undefined : isSameOrder(typed, current);
  if (ownOrder && form.other !== undefined) {
    form.other = { ...form.other, text };
    waitWith(context, form, '');
    return 'stay';
  }
  if (said === 'stop' || said === 'talk-to-person' || said === 'dispute-status' || said === 'change-language')
    return undefined;
  if (asksSomething(text) && (await answerText(context, text, 'questions-only'))) return goOn(context);
  waitWith(context, form, text);
  // Its buttons offer a person and a way out already.
  return text === '' ? 'answered' : misunderstood(context, form, 'other');
}

/** What comes with a message waits with the other order that was named. */
export function waitWith(context: TurnContext, form: Form, text: string): void {
  if (form.other === undefined) return;
  const words = [form.other.text, text].filter((each) => each !== '').join('\n');
  form.other = {
    ...form.other,
    text: words.slice(0, LONGEST_STORY),
    files: [...form.other.files, ...filesOf(context, [])].slice(0, UPLOAD_LIMITS.filesPerSubmission),
  };
}
