import type { OrderLine } from '../../disputes/domain/case.ts';
import type { PartyRole } from '../../disputes/domain/roles.ts';
import { words } from '../../locales/words.ts';
import type { SuggestedAction } from '../../protocol/conversation.ts';
import type { Action } from '../actions.ts';
import type { DisputeServices } from '../dispute-services.ts';
import type { Turn } from '../services.ts';
import type { Utterance } from '../utterance.ts';
import { reasonsInTime } from './check-choice.ts';
import { formButton, WHOLE_ORDER } from './choices.ts';
import { contactButtons } from './contact-note.ts';
import {
  boughtOf,
  evidenceComplete,
  type Form,
  lineInQuestion,
  nextStep,
  orderOf,
  reasonOf,
  reasonsFor,
  type Step,
  solutionsFor,
} from './form.ts';
import { entriesOf, fileNames, reviewText } from './review.ts';
import { kindsIn, moneyIn, nameOf, tell } from './words.ts';

const MOST_ORDERS = 6;
/** More have to be typed. */
const MOST_UNITS = 5;

export interface AskPorts {
  readonly disputes: DisputeServices;
  readonly own: readonly (OrderLine & { role: PartyRole })[];
}

/** The question that a form is at, with its buttons. */
export function ask(turn: Turn, form: Form, { disputes, own }: AskPorts): Utterance {
  const { profile } = disputes;
  if (form.asking === 'keep') return askKeep(turn);
  if (form.asking === 'change') return askChange(turn, form, disputes);
  if (form.asking === 'other' && form.other !== undefined) return askOther(turn, form, form.other);
  if (form.asking === 'person') return askPerson(turn, form);
  const step = nextStep(form, profile);
  switch (step) {
    case 'order':
      return {
        text: tell(turn, 'ask', own.length === 0 ? 'orderTyped' : 'order'),
        buttons: [...orderButtons(own), stop(turn), person(turn)],
      };
    case 'item':
      return {
        text: tell(turn, 'ask', 'item', { order: form.lines?.[0]?.orderId ?? '' }),
        buttons: [
          ...(form.lines ?? []).map((line) => formButton(line.title, { do: 'set', step, value: line.lineId })),
          formButton(tell(turn, 'buttons', 'wholeOrder'), { do: 'set', step, value: WHOLE_ORDER }),
          ...waysOut(turn),
        ],
      };
    case 'units':
      return askUnits(turn, form);
    case 'contacted':
      return { text: tell(turn, 'ask', 'contacted'), buttons: [...contactButtons(turn), ...waysOut(turn)] };
    case 'reason':
      return askReason(turn, form, profile);
    case 'delivery':
      return {
        text: tell(turn, 'ask', 'delivery'),
        buttons: [
          ...(['signed', 'refused'] as const).map((value) =>
            formButton(nameOf(turn, 'delivery', value), { do: 'set', step, value }),
          ),
          ...waysOut(turn),
        ],
      };
    case 'details':
      return { text: tell(turn, 'ask', 'details'), buttons: waysOut(turn) };
    case 'wanted':
      return {
        text: tell(turn, 'ask', 'wanted'),
        buttons: [
          ...solutionsFor(form, profile).map((kind) =>
            formButton(nameOf(turn, 'solutions', kind), { do: 'set', step, value: kind }),
          ),
          ...waysOut(turn),
        ],
      };
    case 'amount':
      return askAmount(turn, form);
    case 'evidence':
      return askEvidence(turn, form, disputes);
    case 'declare':
      return {
        text: tell(turn, 'ask', 'declare', { statement: statementsOf(turn, form, disputes) }),
        buttons: [formButton(tell(turn, 'buttons', 'confirm'), { do: 'set', step, value: 'yes' }), ...waysOut(turn)],
      };
    case 'review':
      return {
        text: reviewText(turn, form, profile),
        buttons: [
          { ...formButton(tell(turn, 'buttons', 'submit'), { do: 'submit' }), primary: true },
          formButton(tell(turn, 'buttons', 'change'), { do: 'change' }),
          otherOrder(turn),
          stop(turn),
          person(turn),
        ],
      };
  }
}

/** Only what a case can still be opened for stands there; what is over is said to be, and left to a person. */
function askReason(turn: Turn, form: Form, profile: DisputeServices['profile']): Utterance {
  const inTime = reasonsInTime(turn, form, profile);
  const question = tell(turn, 'ask', 'reason', { item: form.line?.title ?? '' });
  return {
    text:
      inTime.length < reasonsFor(form, profile).length ? `${question}\n\n${tell(turn, 'say', 'lateSome')}` : question,
    buttons: [
      ...inTime.map((name) => formButton(nameOf(turn, 'reasons', name), { do: 'set', step: 'reason', value: name })),
      ...waysOut(turn),
    ],
  };
}

function askUnits(turn: Turn, form: Form): Utterance {
  const bought = boughtOf(form);
  const few = Array.from({ length: Math.min(bought - 1, MOST_UNITS) }, (_, index) => String(index + 1));
  const button = (title: string, value: string) => formButton(title, { do: 'set', step: 'units', value });
  return {
    text: tell(turn, 'ask', 'units', { bought: String(bought), item: form.line?.title ?? '' }),
    buttons: [
      ...few.map((value) => button(value, value)),
      button(tell(turn, 'buttons', 'allUnits', { bought: String(bought) }), String(bought)),
      ...waysOut(turn),
    ],
  };
}

function askAmount(turn: Turn, form: Form): Utterance {
  const line = lineInQuestion(form);
  if (line === undefined) return { text: tell(turn, 'say', 'notUnderstood') };
  const half = moneyIn(turn, line.currency, Math.round(line.paid / 2));
  const paid = moneyIn(turn, line.currency, line.paid);
  const bought = boughtOf(form);
  return {
    text:
      form.units === undefined || form.units === bought
        ? tell(turn, 'ask', 'amount', { paid })
        : tell(turn, 'ask', 'amountUnits', { paid, units: String(form.units), bought: String(bought) }),
    buttons: [
      formButton(tell(turn, 'buttons', 'half', { amount: half }), { do: 'set', step: 'amount', value: 'half' }),
      ...waysOut(turn),
    ],
  };
}

function askEvidence(turn: Turn, form: Form, { profile }: DisputeServices): Utterance {
  const { requireOneOf = [], advise = [], without } = reasonOf(form, profile)?.evidence ?? {};
  const goOn = formButton(tell(turn, 'buttons', 'goOn'), { do: 'go-on' });
  const files = fileNames(form.files);
  if (form.files.length > 0 && evidenceComplete(form, profile))
    return { text: tell(turn, 'ask', 'evidenceMore', { files }), buttons: [goOn, ...waysOut(turn)] };
  const kinds = kindsIn(turn, requireOneOf.length > 0 ? requireOneOf : advise);
  if (requireOneOf.length === 0)
    return {
      text: tell(turn, 'ask', 'evidenceAdvised', { kinds }),
      buttons: [formButton(tell(turn, 'buttons', 'skip'), { do: 'skip' }), ...waysOut(turn)],
    };
  return {
    text: tell(turn, 'ask', form.files.length > 0 ? 'evidenceStill' : 'evidenceRequired', { kinds, files }),
    buttons: [
      ...(without === undefined ? [] : [formButton(tell(turn, 'buttons', 'noEvidence'), { do: 'none' })]),
      ...waysOut(turn),
    ],
  };
}

function askKeep(turn: Turn): Utterance {
  return {
    text: tell(turn, 'ask', 'keep'),
    buttons: [
      formButton(tell(turn, 'buttons', 'keep'), { do: 'keep' }),
      formButton(tell(turn, 'buttons', 'drop'), { do: 'drop' }),
      formButton(tell(turn, 'buttons', 'goOn'), { do: 'go-on' }),
    ],
  };
}

function askChange(turn: Turn, form: Form, { profile }: DisputeServices): Utterance {
  return {
    text: tell(turn, 'ask', 'change'),
    buttons: [
      ...entriesOf(turn, form, profile).map(({ step, label }) => formButton(label, { do: 'change', step })),
      formButton(tell(turn, 'buttons', 'goOn'), { do: 'go-on' }),
    ],
  };
}

/** All that the reason wants stated, as one sentence. */
function statementsOf(turn: Turn, form: Form, { profile }: DisputeServices): string {
  const declare = reasonOf(form, profile)?.declare ?? [];
  return declare.map((each) => withoutStop(nameOf(turn, 'declare', each))).join('; ');
}

/** A sentence as it stands inside another one. */
const withoutStop = (sentence: string): string => sentence.replace(/[.。]$/u, '');

/** One button to an order, newest first. */
function orderButtons(own: AskPorts['own']): SuggestedAction[] {
  const orders = new Map<string, string>();
  for (const { orderId, title } of own)
    orders.set(orderId, orders.has(orderId) ? `${orders.get(orderId)}, ${title}` : title);
  return [...orders]
    .slice(0, MOST_ORDERS)
    .map(([orderId, titles]) =>
      formButton(`${orderId} · ${titles}`, { do: 'set', step: 'order' satisfies Step, value: orderId }),
    );
}

/** Another order was named: nothing goes from one to the other by a slip. */
function askOther(turn: Turn, form: Form, { orderId, title }: NonNullable<Form['other']>): Utterance {
  const current = orderOf(form) ?? '';
  return {
    text: tell(turn, 'ask', 'other', { order: orderId, current }),
    buttons: [
      formButton(title === '' ? orderId : `${orderId} · ${title}`, { do: 'switch' }),
      formButton(tell(turn, 'buttons', 'stay', { order: current }), { do: 'stay' }),
      stop(turn),
      person(turn),
    ],
  };
}

function askPerson(turn: Turn, { misses = 0 }: Form): Utterance {
  return {
    text: tell(turn, 'ask', misses > 2 ? 'personAgain' : 'person'),
    buttons: [person(turn), formButton(tell(turn, 'buttons', 'goOn'), { do: 'go-on' }), otherOrder(turn), stop(turn)],
  };
}

/** Stand under every question: back, to another order, out, to a person. */
function waysOut(turn: Turn): SuggestedAction[] {
  return [back(turn), otherOrder(turn), stop(turn), person(turn)];
}

function otherOrder(turn: Turn): SuggestedAction {
  return formButton(tell(turn, 'buttons', 'otherOrder'), { do: 'other-order' });
}

function person({ locale }: Turn): SuggestedAction {
  return { title: words(locale).bot.actions.person, value: { action: 'talk-to-person' } satisfies Action };
}

function back(turn: Turn): SuggestedAction {
  return formButton(tell(turn, 'buttons', 'back'), { do: 'back' });
}

function stop(turn: Turn): SuggestedAction {
  return formButton(tell(turn, 'buttons', 'stop'), { do: 'stop' });
}
