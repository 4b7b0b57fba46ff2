import type { TurnContext } from 'botbuilder-core';
import type { Locale } from '../../protocol/locale.ts';
import { readAction } from '../actions.ts';
import { standing } from '../buttons/shown.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { wishesIn } from '../entities/form-wishes.ts';
import { isSaying, textWords } from '../entities/match.ts';
import { lineByTitle } from '../entities/named-item.ts';
import { asksForDispute, isOpening } from '../entities/openings.ts';
import { isSameOrder, orderIdsIn, withoutOrderIds } from '../entities/order-id.ts';
import { phrasesOf } from '../entities/phrases.ts';
import { asksSomething } from '../entities/questions.ts';
import { reasonIn, solutionIn } from '../entities/reason.ts';
import { unitsIn } from '../entities/units.ts';
import { orderMatter } from '../orders/order-matter.ts';
import { orderText } from '../orders/order-text.ts';
import { say } from '../say.ts';
import { dangerIn, serveIntent } from '../serve-intent.ts';
import { serveAction } from '../serve-message.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';

import { followLanguage } from '../understand.ts';
import { amountAnswer } from './amount-answer.ts';
import { answerAside } from './answer-aside.ts';
import { type FormChoice, readFormChoice } from './choices.ts';
import { noteInPassing } from './contact-note.ts';
import { correctAmount } from './correct-amount.ts';
import { absorbFiles, ownLines, tellsStory, withoutOpening } from './fill-from-story.ts';
import { boughtOf, type Form, lineInQuestion, nextStep, orderOf, type Step, solutionsFor } from './form.ts';
import { answerText, IN_FORM, type Interruption, interruption } from './interruptions.ts';
import { callPerson, misunderstood } from './not-understood.ts';
import { otherOrderIn } from './other-order.ts';
import { goBack, press } from './press-button.ts';
import { addFiles, lengthen } from './set-fields.ts';
import { goOn, type Outcome, take } from './take-answer.ts';
import { correct } from './take-back-answer.ts';
import { answerWhich, isWhichOpen, nameOther, waitWith } from './which-order.ts';
import { tell } from './words.ts';

/** Takes one message into a form: a button, a file, an answer in words, or something that comes between. */
export async function answerForm(context: TurnContext, form: Form, disputes: DisputeServices): Promise<Outcome> {
  const misses = form.misses ?? 0;
  const outcome = await hear(context, form, disputes);
  if ((form.misses ?? 0) === misses) form.misses = 0;
  return outcome;
}

async function hear(context: TurnContext, form: Form, disputes: DisputeServices): Promise<Outcome> {
  const { text: raw = '', value } = context.activity;
  const choice = readFormChoice(value) ?? choiceInWords(turnOf(context), form, disputes, raw);
  if (choice !== undefined) {
    if (choice.do === 'switch') waitWith(context, form, '');
    else await takeFiles(context, form, disputes);
    const outcome = await press(context, form, disputes, choice);
    return outcome === 'stay' ? stay(context, form, disputes) : outcome;
  }
  const action = readAction(value);
  if (action !== undefined) {
    if ((await serveAction(context, action, raw, undefined)) === 'person') return 'person';
    return goOn(context);
  }
  const text = raw.trim();
  const other = await otherOrderIn(context, form, disputes, text);
  if (other !== undefined && !asksSomething(text)) return nameOther(context, form, disputes, other, text);
  if (other !== undefined) {
    followLanguage(context, text);
    // How another order stands is told beside the form; its own follows.
    const matter = await orderMatter(context, text);
    if (matter?.kind === 'orders' && matter.orders.length === 1 && matter.orders[0] !== undefined) {
      await say(context, { text: orderText(turnOf(context), matter.orders[0], matter.ask, matter.named) });
      return goOn(context);
    }
  }
  if (isWhichOpen(form)) {
    const said = text === '' ? undefined : interruption(context, text);
    const which = await answerWhich(context, form, disputes, text, said);
    if (which !== undefined) return which === 'stay' ? stay(context, form, disputes) : which;
  }
  const took = await takeFiles(context, form, disputes);
  if (text === '') return took > 0 ? 'answered' : misunderstood(context, form);
  return write(context, form, disputes, text, took > 0);
}

/** "It's about a different order" is the button for it; a way out, unless files are asked for: there it means that there are none. */
function choiceInWords(turn: Turn, form: Form, { profile }: DisputeServices, text: string): FormChoice | undefined {
  if (form.asking === 'keep' || form.asking === 'other' || asksSomething(text)) return undefined;
  if (wishesIn(text, 'otherOrder', turn.locale)) return { dispute: 'form', do: 'other-order' };
  const leaves = nextStep(form, profile) !== 'evidence' && wishesIn(text, 'leave', turn.locale);
  return leaves ? { dispute: 'form', do: 'stop' } : undefined;
}

async function takeFiles(context: TurnContext, form: Form, disputes: DisputeServices): Promise<number> {
  const { took, notes } = absorbFiles(context, form, disputes);
  if (notes.length > 0) await say(context, { text: notes.join('\n\n') });
  return took;
}

async function stay(context: TurnContext, form: Form, disputes: DisputeServices): Promise<Outcome> {
  const { other } = form;
  form.asking = undefined;
  form.other = undefined;
  if (other === undefined) return 'answered';
  addFiles(form, other.files);
  // What was said of the other order becomes part of this one only as the answer to what is asked here.
  const tells = nextStep(form, disputes.profile) === 'details' && other.text !== '';
  return tells ? write(context, form, disputes, other.text, other.files.length > 0) : 'answered';
}

async function write(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
  withFiles: boolean,
): Promise<Outcome> {
  const turn = turnOf(context);
  const step = nextStep(form, disputes.profile);
  const said = (await namesItem(turn, form, disputes, step, text))
    ? undefined
    : heardBeside(turn, form, step, text, interruption(context, text));
  const asked = form.asking;
  const aside = answerAside(turn, form, text, said);
  if (aside !== undefined) return aside === 'person' ? callPerson(context) : aside;
  const phrases = phrasesOf(turn.locale);
  const english = phrasesOf('en');
  if (isSaying(text, [...phrases.back, ...english.back])) return goBack(form, disputes, step);
  // "Done" to the question for files is no farewell, and "skip" no wish to stop.
  const resumes = isSaying(text, [...phrases.done, ...english.done]);
  const goesOn = step === 'evidence' && (resumes || isSaying(text, [...phrases.skip, ...english.skip]));
  const consents = said === 'affirm' && (step === 'review' || step === 'declare') && isAsked(turn, step);
  // "Continue" elsewhere, after a person had the chat or anything else came between, is no wish to stop either.
  if (resumes && step !== 'evidence' && !consents) {
    form.asking = undefined;
    return goOn(context);
  }
  const contact =
    isWeighty(said) && form.contactAsked !== true
      ? undefined
      : await noteInPassing(context, form, disputes, step, text);
  if (contact !== undefined) return contact;
  const sum =
    isWeighty(said) || asksSomething(text) ? undefined : correctAmount(turn, form, disputes, step, text, said);
  if (sum !== undefined) {
    form.asking = undefined;
    if (sum !== '') await say(context, { text: sum });
    return 'answered';
  }
  const between =
    goesOn || (withFiles && !isWeighty(said))
      ? undefined
      : await servedBetween(context, form, disputes, said, text, step);
  if (between !== undefined) return between;
  form.asking = undefined;
  const { reason } = form;
  const note = asksSomething(text) ? undefined : correct(turn, form, disputes, step, text);
  if (note !== undefined) {
    // Who reads the case finds both, what was said first and what puts it right.
    if (form.details !== undefined && form.reason !== reason) lengthen(form, text);
    if (note !== '') await say(context, { text: note });
    return 'answered';
  }
  // A yes counts only while the question that it answers stands on the screen; "look" under a picture is none.
  const unasked = said === 'affirm' && !consents && (step === 'review' || step === 'declare');
  const heard = unasked || (withFiles && step === 'evidence') ? undefined : said;
  if (repeatsOrder(form, disputes, text)) return 'answered';
  // While it is asked whether to keep the draft, a few words are no story.
  const noStory = asked === 'keep' && step === 'details' && !tellsStory(text);
  const outcome = noStory ? undefined : await take(context, form, disputes, step, text, { said: heard, goesOn });
  if (outcome !== undefined) {
    if (outcome === 'answered' && form.editing === step) form.editing = undefined;
    return outcome;
  }
  if (unasked) return goOn(context);
  if (addsToStory(turn, form, disputes, text, withFiles)) {
    await say(context, { text: tell(turn, 'say', 'storyLonger') });
    return 'answered';
  }
  if (withFiles) return 'answered';
  // A question is answered from the help center; what is none was not understood.
  const answered = await answerText(context, text);
  return answered ? goOn(context) : misunderstood(context, form, asked === 'keep' ? asked : undefined);
}

/** The form's own order, named once more, and nothing else. */
function repeatsOrder(form: Form, { orderNumber }: DisputeServices, text: string): boolean {
  const [typed, ...others] = orderIdsIn(text, orderNumber);
  const current = orderOf(form);
  return (
    typed !== undefined &&
    others.length === 0 &&
    current !== undefined &&
    isSameOrder(typed, current) &&
    textWords(withoutOrderIds(text, orderNumber)).length === 0
  );
}

/** Whether what a yes would send or declare is what the shopper was last asked. */
function isAsked(turn: Turn, step: Step): boolean {
  return standing(turn).some(({ value }) => {
    const choice = readFormChoice(value);
    return step === 'review' ? choice?.do === 'submit' : choice?.do === 'set' && choice.step === step;
  });
}

/** More of what happened, told while something else was asked; the first grumble is rarely the whole story. */
function addsToStory(turn: Turn, form: Form, { profile }: DisputeServices, text: string, withFiles: boolean): boolean {
  if (form.details === undefined || asksSomething(text) || !tellsMore(text)) return false;
  const aboutIt =
    withFiles ||
    reasonIn(text, profile, turn.locale) !== undefined ||
    (form.line !== undefined && lineByTitle(text, [form.line]) !== undefined);
  if (!aboutIt || form.details.includes(text)) return false;
  lengthen(form, text);
  return true;
}

function tellsMore(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 4 || (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0) >= 3;
}

/** "I want to open a dispute", with or without the order's number. */
function beginsAgain(text: string, locale: Locale): boolean {
  const plain = withoutOrderIds(text);
  const namesOrder = orderIdsIn(text).length > 0;
  return isOpening(plain, locale) || (namesOrder && textWords(plain).length <= 10 && asksForDispute(plain, locale));
}

/** Under a picture a greeting or thanks is courtesy. */
function isWeighty(said: Interruption | undefined): boolean {
  return said === 'stop' || said === 'talk-to-person' || said === 'dispute-status';
}

/** The name of an item answers the question for one, whatever wish it resembles: "lampu". */
async function namesItem(
  turn: Turn,
  form: Form,
  disputes: DisputeServices,
  step: Step,
  text: string,
): Promise<boolean> {
  if (step !== 'order' && step !== 'item') return false;
  const lines = step === 'item' ? (form.lines ?? []) : await ownLines(turn, disputes);
  return !asksSomething(text) && lineByTitle(text, lines) !== undefined;
}

/** A sum that answers the question for one is no courtesy, whatever its words resemble: "quiero medio millón". */
function heardBeside(
  turn: Turn,
  form: Form,
  step: Step,
  text: string,
  said: Interruption | undefined,
): Interruption | undefined {
  const line = lineInQuestion(form);
  const counts = { bought: boughtOf(form), title: line?.title ?? '', locale: turn.locale, asked: true };
  if (step === 'units' && !isWeighty(said) && unitsIn(text, counts) !== undefined) return undefined;
  if (step !== 'amount' || line === undefined || isWeighty(said)) return said;
  return amountAnswer(turn, line, text)?.unclear === false ? undefined : said;
}

/** Wishes that stand above the form. */
async function servedBetween(
  context: TurnContext,
  form: Form,
  { profile }: DisputeServices,
  said: Interruption | undefined,
  text: string,
  step: Step,
): Promise<Outcome | undefined> {
  const turn = turnOf(context);
  const { locale } = turn;
  const place = said && IN_FORM[said];
  if (place === 'puts-aside') {
    form.asking = 'keep';
    return 'answered';
  }
  // The wish that began the form, said once more, is no part of the story.
  if (
    (beginsAgain(text, locale) || (said === 'open-dispute' && !tellsStory(withoutOpening(turn, profile, text)))) &&
    reasonIn(text, profile, locale) === undefined &&
    solutionIn(text, solutionsFor(form, profile), locale) === undefined
  )
    return goOn(context);
  if (said === undefined || place === 'answer') return undefined;
  if (place === 'beside' && step === 'details' && text.length > 40) return undefined;
  const next = await serveIntent(context, said, text, undefined);
  // Whoever spoke of danger and takes their leave is not asked for the next thing of a form.
  if (next === 'person' || (said === 'goodbye' && dangerIn(turnOf(context)) !== undefined)) return 'person';
  return next === 'dispute-status' ? 'status' : goOn(context);
}
