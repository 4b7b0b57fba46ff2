import type { TurnContext } from 'botbuilder-core';
import type { DisputeServices } from '../dispute-services.ts';
import { isSaying } from '../entities/match.ts';
import { lineByTitle } from '../entities/named-item.ts';
import { orderIdsIn, withoutOrderIds } from '../entities/order-id.ts';
import { phrasesOf } from '../entities/phrases.ts';
import { asksSomething } from '../entities/questions.ts';
import { bareSolution, reasonIn, solutionIn } from '../entities/reason.ts';
import { saysWhole, unitsIn } from '../entities/units.ts';
import { say } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { amountAnswer } from './amount-answer.ts';
import { readFormChoice } from './choices.ts';
import { hearContact, noteContact } from './contact-note.ts';
import { absorb, absorbTitle, absorbUnits, absorbWish, findOrder, tellsStory } from './fill-from-story.ts';
import {
  boughtOf,
  evidenceComplete,
  type Form,
  lineInQuestion,
  reasonOf,
  reasonsFor,
  type Step,
  solutionsFor,
} from './form.ts';
import { answerText, type Interruption } from './interruptions.ts';
import { setAmount, setLine, setNoEvidence, setUnits, setWanted, setWhole } from './set-fields.ts';
import { tell } from './words.ts';

/** What a message has made of the form. */
export type Outcome =
  | 'answered'
  | 'submit'
  | 'kept'
  | 'dropped'
  | 'restart'
  | 'person'
  | 'status'
  /** To the form of the other order that was named. */
  | 'switch'
  /** With this form's order. */
  | 'stay';

/** How a message was heard before its step was looked at. */
interface Heard {
  readonly said: Interruption | undefined;
  readonly goesOn: boolean;
}

/** Takes the answer to one step out of words; undefined where it holds none. */
export async function take(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  step: Step,
  text: string,
  { said, goesOn }: Heard,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const { profile } = disputes;
  switch (step) {
    case 'order':
      return takeOrder(context, form, disputes, text);
    case 'item': {
      const { lines = [] } = form;
      if (saysWhole(text, { count: lines.length, locale: turn.locale, asked: true })) {
        setWhole(form);
        return 'answered';
      }
      const line = lineByTitle(text, lines);
      if (line === undefined) return undefined;
      setLine(form, line);
      return 'answered';
    }
    case 'units':
      return takeUnits(context, form, disputes, text);
    case 'contacted':
      return noteContact(context, form, profile, text);
    case 'reason': {
      const reason = reasonIn(text, profile, turn.locale);
      if (reason === undefined || !reasonsFor(form, profile).includes(reason)) {
        // A story without a name for the problem is kept, and the problem asked for.
        if (form.details !== undefined || !tellsStory(text) || asksSomething(text)) return undefined;
        form.details = text;
        // What goes to the other side is never kept without a word.
        await say(context, { text: tell(turn, 'say', 'storyLonger') });
        await sayNotes(context, await absorb(context, form, disputes, text));
        return 'answered';
      }
      if (form.editing === 'reason') form.reason = undefined;
      await sayNotes(context, await absorb(context, form, disputes, text));
      return 'answered';
    }
    case 'delivery': {
      const { signed, refused } = phrasesOf(turn.locale);
      if (isSaying(text, refused)) form.delivery = 'refused';
      else if (isSaying(text, signed)) form.delivery = 'signed';
      return form.delivery === undefined ? undefined : 'answered';
    }
    case 'details':
      if (await answerText(context, text, 'questions-only')) return goOn(context);
      return takeDetails(context, form, disputes, text, said);
    case 'wanted':
      return takeWanted(context, form, disputes, text, true);
    case 'amount':
      return takeAmount(context, form, disputes, text);
    case 'evidence': {
      const none = said === 'deny' && form.files.length === 0;
      if (!goesOn && !none && said !== 'affirm') return undefined;
      if (!evidenceComplete(form, profile) && setNoEvidence(form, profile))
        await say(context, { text: tell(turn, 'say', 'without') });
      else finishEvidence(form, disputes);
      return 'answered';
    }
    case 'declare':
      if (said !== 'affirm' && !isSaying(text, phrasesOf(turn.locale).unworn)) return undefined;
      form.declared = [...(reasonOf(form, profile)?.declare ?? [])];
      return 'answered';
    case 'review':
      return takeReview(context, form, disputes, text, said);
  }
}

async function takeDetails(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
  said: Interruption | undefined,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const { wanted, amount } = form;
  // "Do you ship to Singapore" is no story; a complaint in the form of a question is one.
  if (asksSomething(text) && reasonIn(text, disputes.profile, turn.locale) === undefined) return undefined;
  const notes = absorbWish(turn, form, disputes, withoutOrderIds(text, disputes.orderNumber));
  await sayNotes(context, notes);
  absorbUnits(turn, form, withoutOrderIds(text, disputes.orderNumber));
  hearContact(turn, form, disputes.profile, text);
  // "Full refund" is a wish and no story, and "ok" is neither; the story is then still asked for.
  const wishes =
    form.wanted !== wanted ||
    form.amount !== amount ||
    notes.length > 0 ||
    solutionIn(text, solutionsFor(form, disputes.profile), turn.locale) !== undefined;
  if (!tellsStory(text) && (said === 'affirm' || said === 'deny')) return undefined;
  if (tellsStory(text) || !wishes) form.details = text;
  return 'answered';
}

async function takeOrder(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const [typed] = orderIdsIn(text, disputes.orderNumber);
  if (typed !== undefined || (await findOrder(turn, disputes, text)) !== undefined) {
    const lines = form.lines;
    if (form.editing === 'order') form.lines = undefined;
    await sayNotes(context, await absorb(context, form, disputes, text));
    form.lines ??= lines;
    return 'answered';
  }
  if (!(await absorbTitle(turn, form, disputes, text))) return undefined;
  await sayNotes(context, await absorb(context, form, disputes, text));
  return 'answered';
}

/** A number of units; what else the words tell is taken as well. */
async function takeUnits(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const bought = boughtOf(form);
  const units = unitsIn(text, { bought, title: form.line?.title ?? '', locale: turn.locale, asked: true });
  if (units === undefined) return undefined;
  if (units > bought) {
    form.units = undefined;
    await say(context, { text: tell(turn, 'say', 'unitsMany', { bought: String(bought) }) });
  } else setUnits(form, units);
  if (tellsStory(text)) await sayNotes(context, await absorb(context, form, disputes, text));
  return 'answered';
}

async function takeWanted(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
  asked: boolean,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const solutions = solutionsFor(form, disputes.profile);
  const before = { wanted: form.wanted, amount: form.amount };
  const bare = bareSolution(text, solutions, turn.locale);
  if (asked && bare !== undefined) {
    setWanted(form, bare);
    return 'answered';
  }
  const notes = absorbWish(turn, form, disputes, withoutOrderIds(text, disputes.orderNumber));
  await sayNotes(context, notes);
  const named = solutionIn(text, solutions, turn.locale);
  const changed = named !== undefined || form.wanted !== before.wanted || form.amount !== before.amount;
  return changed || notes.length > 0 ? 'answered' : undefined;
}

async function takeAmount(
  context: TurnContext,
  form: Form,
  { profile }: DisputeServices,
  text: string,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const line = lineInQuestion(form);
  if (line === undefined) return undefined;
  const answer = amountAnswer(turn, line, text);
  if (answer === undefined || answer.unclear) {
    const other = solutionIn(text, solutionsFor(form, profile), turn.locale);
    if (other !== undefined && other !== form.wanted) {
      setWanted(form, other);
      return 'answered';
    }
    if (answer === undefined) return undefined;
  }
  await sayNotes(context, [answer.note]);
  // The same words again and again help nobody: from the second time on a person is offered.
  if (answer.unclear) {
    form.misses = (form.misses ?? 0) + 1;
    if (form.misses > 1) form.asking = 'person';
  }
  if (answer.minor === line.paid && solutionsFor(form, profile).includes('full-refund')) setWanted(form, 'full-refund');
  else if (answer.minor !== undefined) setAmount(form, answer.minor, profile);
  return 'answered';
}

async function takeReview(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
  said: Interruption | undefined,
): Promise<Outcome | undefined> {
  if (said === 'affirm') return 'submit';
  if (said === 'deny') {
    form.asking = 'change';
    return 'answered';
  }
  // "Make it RM 40", "a full refund instead": an answer changed in passing.
  return takeWanted(context, form, disputes, text, false);
}

/** The evidence is all there is; where something required is missing the question stays. */
export function finishEvidence(form: Form, { profile }: DisputeServices): void {
  form.filesDone = evidenceComplete(form, profile);
  if (form.filesDone && form.editing === 'evidence') form.editing = undefined;
}

/** Leads back to the form after something else was served. */
export async function goOn(context: TurnContext): Promise<Outcome> {
  const turn = turnOf(context);
  dropBeginning(turn);
  await say(context, { text: tell(turn, 'say', 'goOn'), apart: true });
  return 'answered';
}

/** Under an answer in the middle of a form nothing offers to begin one. */
function dropBeginning(turn: Turn): void {
  turn.said = turn.said?.map((part) => ({
    ...part,
    buttons: part.buttons?.filter(({ value }) => readFormChoice(value)?.do !== 'begin') ?? [],
  }));
}

async function sayNotes(context: TurnContext, notes: readonly string[]): Promise<void> {
  if (notes.length > 0) await say(context, { text: notes.join('\n\n') });
}
