import type { TurnContext } from 'botbuilder-core';
import { reasonNamed } from '../../disputes/domain/profile/profile-schema.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { say } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { type FormChoice, WHOLE_ORDER } from './choices.ts';
import { CONTACT_DAYS } from './contact-note.ts';
import { findOrder } from './fill-from-story.ts';
import {
  boughtOf,
  type Form,
  lineInQuestion,
  nextStep,
  orderOf,
  reasonOf,
  reasonsFor,
  type Step,
  solutionsFor,
  stepBefore,
  tellsOf,
} from './form.ts';
import { setAmount, setLine, setNoEvidence, setOrder, setReason, setUnits, setWanted, setWhole } from './set-fields.ts';
import { finishEvidence, type Outcome } from './take-answer.ts';
import { tell } from './words.ts';

const DAY = 86_400_000;

/** A button of the form was pressed, or typed. */
export async function press(
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
    case 'other-order':
      form.asking = undefined;
      edit(form, 'order');
      return 'answered';
    case 'switch':
      return form.other === undefined ? 'answered' : 'switch';
    case 'stay':
      return 'stay';
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
      return choice.step === undefined || choice.value === undefined
        ? 'answered'
        : set(turn, form, disputes, choice.step, choice.value);
  }
}

/** Puts in what a button names. What it names is checked as if it had been typed: any client can send any value. */
async function set(turn: Turn, form: Form, disputes: DisputeServices, step: Step, value: string): Promise<Outcome> {
  const { profile } = disputes;
  if (form.editing === step) form.editing = undefined;
  switch (step) {
    case 'order':
      return setOtherOrder(turn, form, disputes, value);
    case 'item': {
      if (value === WHOLE_ORDER) setWhole(form);
      const line = form.lines?.find(({ lineId }) => lineId === value);
      if (line !== undefined) setLine(form, line);
      break;
    }
    case 'reason':
      if (reasonNamed(profile, value) !== undefined && reasonsFor(form, profile).includes(value))
        setReason(form, value, profile);
      break;
    case 'delivery':
      if (value === 'signed' || value === 'refused') form.delivery = value;
      break;
    case 'wanted':
      setWanted(
        form,
        solutionsFor(form, profile).find((kind) => kind === value),
      );
      break;
    case 'amount':
      setHalf(form, profile);
      break;
    case 'units':
      if (isUnits(Number(value), form)) setUnits(form, Number(value));
      break;
    case 'contacted':
      form.contacted = CONTACT_DAYS.some((ago) => String(ago) === value) ? turn.at - Number(value) * DAY : null;
      break;
    case 'declare':
      form.declared = [...(reasonOf(form, profile)?.declare ?? [])];
      break;
    case 'details':
    case 'evidence':
    case 'review':
      break;
  }
  return 'answered';
}

function setHalf(form: Form, profile: DisputeServices['profile']): void {
  const line = lineInQuestion(form);
  if (line !== undefined) setAmount(form, Math.round(line.paid / 2), profile);
}

const isUnits = (value: number, form: Form): boolean =>
  Number.isInteger(value) && value >= 1 && value <= boughtOf(form);

/** What was told of one order never becomes a case about another: that begins a form of its own. */
async function setOtherOrder(turn: Turn, form: Form, disputes: DisputeServices, value: string): Promise<Outcome> {
  const found = await findOrder(turn, disputes, value);
  const orderId = found?.lines[0]?.orderId;
  if (found === undefined || orderId === undefined) return 'answered';
  const before = orderOf(form);
  if (before !== undefined && before !== orderId && tellsOf(form)) {
    form.other = { orderId, title: found.lines[0]?.title ?? '', text: '', files: [] };
    return 'switch';
  }
  setOrder(form, found.lines, found.role);
  return 'answered';
}

/** Asks for an answer anew. */
function edit(form: Form, step: Step): void {
  form.editing = step;
  if (step === 'evidence') form.filesDone = false;
}

/** To the question before, or out of what is being asked beside. */
export function goBack(form: Form, { profile }: DisputeServices, step: Step): Outcome {
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
