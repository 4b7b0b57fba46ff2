import type { DisputeServices } from '../dispute-services.ts';
import { withoutOrderIds } from '../entities/order-id.ts';
import { reasonIn } from '../entities/reason.ts';
import type { Turn } from '../services.ts';
import { tellsStory } from './fill-from-story.ts';
import { type Form, reasonsFor } from './form.ts';
import { lengthen, setReason } from './set-fields.ts';
import { nameOf, tell } from './words.ts';

/**
 * Takes the words that brought a draft back: the problem that they name is the one that the shopper has now, and what they
 * tell comes behind what the draft tells. Gives what has been changed.
 */
export function retell(
  turn: Turn,
  form: Form,
  { profile, orderNumber }: DisputeServices,
  text: string,
): string | undefined {
  const reason = reasonIn(withoutOrderIds(text, orderNumber), profile, turn.locale);
  if (reason === undefined || form.reason === undefined || reason === form.reason) return undefined;
  if (!reasonsFor(form, profile).includes(reason)) return undefined;
  setReason(form, reason, profile);
  if (tellsStory(text) && form.details !== undefined) lengthen(form, text.trim());
  return tell(turn, 'say', 'changedTo', {
    label: tell(turn, 'labels', 'reason'),
    value: nameOf(turn, 'reasons', reason),
  });
}
