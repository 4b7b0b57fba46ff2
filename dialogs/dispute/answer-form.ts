import type { TurnContext } from 'botbuilder-core';
import { reasonNamed } from '../../disputes/profile-schema.ts';
import { readAction } from '../actions.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { isSaying } from '../entities/match.ts';
import { phrasesOf } from '../entities/phrases.ts';
import { say } from '../say.ts';
import { serveAction, serveIntent } from '../serve.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { absorbFiles, findOrder } from './absorb.ts';
import { answerText, type Interruption, interruption } from './between.ts';
import { type FormChoice, readFormChoice } from './choices.ts';
import { setAmount, setLine, setNoEvidence, setOrder, setReason, setWanted } from './fill.ts';
import { type Form, nextStep, reasonOf, reasonsFor, type Step, solutionsFor, stepBefore } from './form.ts';
import { finishEvidence, goOn, type Outcome, take } from './take-answer.ts';
import { tell } from './words.ts';

/** Takes one message into a form: a button, a file, an answer in words, or something that comes between. */
export async function answerForm(context: TurnContext, form: Form, disputes: DisputeServices): Promise<Outcome> {
  const { text: raw = '', value } = context.activity;
  const choice = readFormChoice(value);
  if (choice !== undefined) return press(context, form, disputes, choice);
  const action = readAction(value);
  if (action !== undefined) {
    if ((await serveAction(context, action, raw, undefined)) === 'person') return 'person';
    return goOn(context);
  }
  const { took, notes } = absorbFiles(context, form, disputes);
  if (notes.length > 0) await say(context, { text: notes.join('\n\n') });
  const text = raw.trim();
  if (text === '') return took > 0 ? 'answered' : misunderstood(context);
  return write(context, form, disputes, text, took > 0);
}

async function press(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  choice: FormChoice,
): Promise<Outcome> {
  const turn = turnOf(context);
  const step = nextStep(form, disputes.profile);
  switch (choice.do) {
    case 'stop':
      form.asking = 'keep';
      return 'answered';
    case 'keep':
      return 'kept';
    case 'drop':
      return 'dropped';
    case 'start-over':
    case 'begin':
      return choice.do === 'begin' ? 'answered' : 'restart';
    case 'submit':
      return step === 'review' ? 'submit' : 'answered';
    case 'change':
      form.asking = choice.step === undefined ? 'change' : undefined;
      if (choice.step !== undefined) edit(form, choice.step);
      return 'answered';
    case 'back':
      return goBack(form, disputes, step);
    case 'go-on':
    case 'skip':
      if (form.asking === undefined && step === 'evidence') finishEvidence(form, disputes);
      form.asking = undefined;
      return 'answered';
    case 'none':
      if (setNoEvidence(form, disputes.profile)) await say(context, { text: tell(turn, 'say', 'without') });
      return 'answered';
    case 'set':
      form.asking = undefined;
      if (choice.step !== undefined && choice.value !== undefined)
        await set(turn, form, disputes, choice.step, choice.value);
      return 'answered';
  }
}

/** Puts in what a button names. What it names is checked as if it had been typed: any client can send any value. */
async function set(turn: Turn, form: Form, disputes: DisputeServices, step: Step, value: string): Promise<void> {
  const { profile } = disputes;
  if (form.editing === step) form.editing = undefined;
  switch (step) {
    case 'order': {
      const found = await findOrder(turn, disputes, value);
      if (found !== undefined) setOrder(form, found.lines, found.role);
      return;
    }
    case 'item': {
      const line = form.lines?.find(({ lineId }) => lineId === value);
      if (line !== undefined) setLine(form, line);
      return;
    }
    case 'reason':
      if (reasonNamed(profile, value) !== undefined && reasonsFor(form, profile).includes(value))
        setReason(form, value, profile);
      return;
    case 'delivery':
      if (value === 'signed' || value === 'refused') form.delivery = value;
      return;
    case 'wanted':
      setWanted(
        form,
        solutionsFor(form, profile).find((kind) => kind === value),
      );
      return;
    case 'amount':
      if (form.line !== undefined) setAmount(form, Math.round(form.line.paid / 2), profile);
      return;
    case 'declare':
      form.declared = [...(reasonOf(form, profile)?.declare ?? [])];
      return;
    case 'details':
    case 'evidence':
    case 'review':
      return;
  }
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
  const said = interruption(context, text);
  if (form.asking === 'keep') {
    if (said === 'affirm') return 'kept';
    if (said === 'deny' || said === 'stop') return 'dropped';
  }
  const phrases = phrasesOf(turn.locale);
  const english = phrasesOf('en');
  if (isSaying(text, [...phrases.back, ...english.back])) return goBack(form, disputes, step);
  // "Done" to the question for files is no farewell, and "skip" no wish to stop.
  const resumes = isSaying(text, [...phrases.done, ...english.done]);
  const goesOn = step === 'evidence' && (resumes || isSaying(text, [...phrases.skip, ...english.skip]));
  // "Continue" elsewhere, after a person had the chat or anything else came between, is no wish to stop either.
  const consents = said === 'affirm' && (step === 'review' || step === 'declare');
  if (resumes && step !== 'evidence' && !consents) {
    form.asking = undefined;
    return goOn(context);
  }
  const between = goesOn ? undefined : await servedBetween(context, form, said, text, step);
  if (between !== undefined) return between;
  form.asking = undefined;
  const outcome = withFiles ? undefined : await take(context, form, disputes, step, text, { said, goesOn });
  if (outcome !== undefined) {
    if (outcome === 'answered' && form.editing === step) form.editing = undefined;
    return outcome;
  }
  if (withFiles) {
    if (step === 'details') form.details = text;
    return 'answered';
  }
  // A question is answered from the help center; what is none was not understood.
  const answered = await answerText(context, text);
  return answered ? goOn(context) : misunderstood(context);
}

/** Wishes that stand above the form. */
async function servedBetween(
  context: TurnContext,
  form: Form,
  said: Interruption | undefined,
  text: string,
  step: Step,
): Promise<Outcome | undefined> {
  if (said === 'stop') {
    form.asking = 'keep';
    return 'answered';
  }
  if (said === undefined || said === 'affirm' || said === 'deny' || said === 'open-dispute') return undefined;
  // In the story of a dispute "thanks" or "hello" is part of the story.
  if (step === 'details' && said !== 'talk-to-person' && said !== 'change-language' && text.length > 40)
    return undefined;
  const next = await serveIntent(context, said, text, undefined);
  if (next === 'person') return 'person';
  return next === 'dispute-status' ? 'status' : goOn(context);
}

function edit(form: Form, step: Step): void {
  form.editing = step;
  if (step === 'evidence') form.filesDone = false;
}

function goBack(form: Form, { profile }: DisputeServices, step: Step): Outcome {
  if (form.asking !== undefined) form.asking = undefined;
  else if (form.editing !== undefined && nextStep({ ...form, editing: undefined }, profile) === 'review')
    form.editing = undefined;
  else {
    const before = stepBefore(step, form, profile);
    if (before === undefined) form.asking = 'keep';
    else edit(form, before);
  }
  return 'answered';
}

async function misunderstood(context: TurnContext): Promise<Outcome> {
  await say(context, { text: tell(turnOf(context), 'say', 'notUnderstood') });
  return 'answered';
}
