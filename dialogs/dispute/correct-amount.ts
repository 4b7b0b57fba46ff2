import type { DisputeServices } from '../dispute-services.ts';
import { amountIn } from '../entities/amount.ts';
import { takesBack, withoutDenied } from '../entities/corrections.ts';
import { withoutOrderIds } from '../entities/order-id.ts';
import type { Turn } from '../services.ts';
import { amountAnswer } from './amount-answer.ts';
import { absorbWish, tellsStory } from './fill-from-story.ts';
import { type Form, isPartly, lineInQuestion, type Step, solutionsFor } from './form.ts';
import type { Interruption } from './interruptions.ts';
import { setAmount, setWanted } from './set-fields.ts';

/** These read a sum themselves, or a number that is none. */
const HEAR_SUMS: readonly Step[] = ['units', 'contacted', 'wanted', 'amount', 'review'];

/**
 * Another sum than the one that was noted, said while something else is asked: "RM 20", "half", "no, 15.50", "not 20 but 30".
 * Gives what is to be said about it; undefined where the words name none.
 */
export function correctAmount(
  turn: Turn,
  form: Form,
  disputes: DisputeServices,
  step: Step,
  text: string,
  said: Interruption | undefined,
): string | undefined {
  const { amount, wanted } = form;
  const line = lineInQuestion(form);
  if (HEAR_SUMS.includes(step) || line === undefined || !isPartly(wanted)) return undefined;
  const { locale } = turn;
  const putsRight = said === 'deny' || takesBack(text, locale) || beginsWithNo(turn, text);
  const plain = withoutOrderIds(text, disputes.orderNumber);
  // In the story, and in a whole sentence, a sum is what happened, unless it takes another one back.
  if ((step === 'details' && !putsRight) || (tellsStory(plain) && (!putsRight || step === 'details'))) return undefined;
  const sumIn = (clause: string) => amountIn(clause, { ...line, locale, asked: true }) !== undefined;
  const { rest, denied } = withoutDenied(plain, locale, sumIn);
  // Clauses end at the marks that sums are written with.
  const meant = denied ? rest : plain;
  const notes = absorbWish(turn, form, disputes, meant);
  if (notes.length > 0 || form.amount !== amount) return notes.join('\n\n');
  // A bare number is a sum only where the one before is taken back.
  const answer = putsRight && amount !== undefined ? amountAnswer(turn, line, meant) : undefined;
  if (answer === undefined || answer.unclear) return undefined;
  if (answer.minor === line.paid && solutionsFor(form, disputes.profile).includes('full-refund'))
    setWanted(form, 'full-refund');
  else if (answer.minor !== undefined) setAmount(form, answer.minor, disputes.profile);
  return answer.note;
}

/** "No, 15.50": with a number behind it the whole is no bare no. */
function beginsWithNo({ services, locale }: Turn, text: string): boolean {
  const [, first = ''] = /^\s*([^,;.!，；。！\d]+)[,;.!，；。！]/u.exec(text) ?? [];
  return first !== '' && services.search.recognise(first, locale)?.intent === 'deny';
}
