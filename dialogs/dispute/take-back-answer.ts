import { SOLUTION_KINDS } from '../../disputes/domain/solutions.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { namesAmount, namesOtherItem, takesBack, withoutDenied } from '../entities/corrections.ts';
import { lineByTitle } from '../entities/named-item.ts';
import { withoutOrderIds } from '../entities/order-id.ts';
import { reasonIn, solutionIn } from '../entities/reason.ts';
import type { Turn } from '../services.ts';
import { type Form, reasonsFor, type Step, solutionsFor } from './form.ts';
import { setLine, setReason, setWanted } from './set-fields.ts';
import { nameOf, tell } from './words.ts';

/** What shoppers ask for that some problems do not offer. */
const ASKED_FOR = ['exchange', 'resend', 'send-rest', 'repair', 'discount', 'return-refund'] as const;

/**
 * Takes back an answer that was given before, whatever is being asked: "not fake, the wrong size", "actually an exchange",
 * "it was the other item". Gives what has been changed; undefined where the words take nothing back.
 */
export function correct(
  turn: Turn,
  form: Form,
  disputes: DisputeServices,
  step: Step,
  text: string,
): string | undefined {
  const plain = withoutOrderIds(text, disputes.orderNumber);
  // Which item it is, is asked all the same.
  if (step === 'order' || step === 'item') return correctReason(turn, form, disputes, step, plain);
  return (
    correctItem(turn, form, plain) ??
    (step === 'reason' ? undefined : correctReason(turn, form, disputes, step, plain)) ??
    correctWish(turn, form, disputes, step, plain)
  );
}

function correctItem(turn: Turn, form: Form, text: string): string | undefined {
  const { line, lines = [] } = form;
  if (line === undefined || lines.length < 2) return undefined;
  const others = lines.filter(({ lineId }) => lineId !== line.lineId);
  const named = takesBack(text, turn.locale) ? lineByTitle(text, lines) : undefined;
  const [only, ...more] = others;
  const other = named ?? (namesOtherItem(text, turn.locale) && more.length === 0 ? only : undefined);
  if (other !== undefined && other.lineId !== line.lineId) {
    setLine(form, other);
    return changed(turn, 'item', other.title);
  }
  if (other !== undefined || !namesOtherItem(text, turn.locale)) return undefined;
  form.editing = 'item';
  return '';
}

function correctReason(
  turn: Turn,
  form: Form,
  { profile }: DisputeServices,
  step: Step,
  text: string,
): string | undefined {
  if (form.reason === undefined) return undefined;
  const nameIn = (clause: string) => reasonIn(clause, profile, turn.locale);
  const { rest, denied } = withoutDenied(text, turn.locale, (clause) => nameIn(clause) === form.reason);
  const reason = nameIn(rest);
  const putsRight = denied || (step !== 'details' && takesBack(text, turn.locale));
  if (putsRight && reason !== undefined && reason !== form.reason && reasonsFor(form, profile).includes(reason)) {
    setReason(form, reason, profile);
    return changed(turn, 'reason', nameOf(turn, 'reasons', reason));
  }
  // "It is not fake", and no word of what it is.
  if (!denied || reason !== undefined || step === 'details') return undefined;
  form.editing = 'reason';
  return '';
}

function correctWish(
  turn: Turn,
  form: Form,
  { profile }: DisputeServices,
  step: Step,
  text: string,
): string | undefined {
  if (form.reason === undefined || namesAmount(text, turn.locale)) return undefined;
  const solutions = solutionsFor(form, profile);
  const { rest, denied } = withoutDenied(
    text,
    turn.locale,
    (clause) => solutionIn(clause, SOLUTION_KINDS, turn.locale) !== undefined,
  );
  const wanted = solutionIn(rest, solutions, turn.locale);
  const putsRight = denied || takesBack(text, turn.locale) || step === 'evidence' || step === 'declare';
  const refused = wanted === undefined ? solutionIn(rest, ASKED_FOR, turn.locale) : undefined;
  if (refused !== undefined && (putsRight || step === 'wanted') && !solutions.includes(refused)) {
    form.editing = 'wanted';
    return tell(turn, 'say', 'notOffered', { wish: nameOf(turn, 'solutions', refused) });
  }
  // Where the wish is being asked for, it is no correction but the answer.
  if (step === 'wanted' || form.wanted === undefined || !putsRight) return undefined;
  if (wanted === undefined || wanted === form.wanted) return undefined;
  setWanted(form, wanted);
  return changed(turn, 'wanted', nameOf(turn, 'solutions', wanted));
}

function changed(turn: Turn, label: 'item' | 'reason' | 'wanted', value: string): string {
  return tell(turn, 'say', 'changedTo', { label: tell(turn, 'labels', label), value });
}
