import type { TurnContext } from 'botbuilder-core';
import { requestPerson } from '../handoff.ts';
import { say } from '../say.ts';
import { turnOf } from '../turn-context.ts';
import type { Form } from './form.ts';
import type { Outcome } from './take-answer.ts';
import { tell } from './words.ts';

/** After this many messages in a row that were not understood a person takes over; from the second on one is offered. */
const MOST_MISSES = 4;

/**
 * Says so once; then offers a person and a way out; does not say the same a third time, but brings the person. The question
 * that has its own way out is asked again instead.
 */
export async function misunderstood(context: TurnContext, form: Form, asked?: Form['asking']): Promise<Outcome> {
  form.misses = (form.misses ?? 0) + 1;
  if (form.misses >= MOST_MISSES) {
    form.asking = undefined;
    form.misses = 0;
    return callPerson(context);
  }
  if (form.misses === 1) await say(context, { text: tell(turnOf(context), 'say', 'notUnderstood') });
  form.asking = asked ?? (form.misses === 1 ? form.asking : 'person');
  return 'answered';
}

export async function callPerson(context: TurnContext): Promise<Outcome> {
  await requestPerson(context, 'low-confidence');
  return 'person';
}
