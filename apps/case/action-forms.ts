import type { Locale } from '../../protocol/locale.ts';
import { readAmount } from './amounts.ts';
import { itemFault, tellsItem } from './item-terms.ts';
import {
  grantedFault,
  type PostageFault,
  postageFault,
  type TypedWeight,
  weightFault,
  weightOf,
} from './parcel-data.ts';
import { reasonData } from './reason-data.ts';
import { type Sum, type TermsFault, termsFault, termsOf } from './terms-form.ts';

/** A question of a form. Those of `TEXTS` are sent under their own name. */
export type Ask =
  | 'terms'
  | 'refund'
  | 'outcome'
  | 'why'
  | 'reasons'
  | 'explanation'
  | 'question'
  | 'tracking'
  | 'label'
  | 'address'
  | 'instructions'
  | 'carrier'
  | 'condition'
  | 'found'
  | 'because'
  | 'promise'
  | 'reply'
  | 'to'
  | 'fault'
  | 'item'
  | 'arrived'
  | 'inferred'
  | 'files'
  | 'files-required'
  | 'courier'
  | 'postage'
  | 'granted'
  | 'weight'
  | 'loss';

export interface ActionForm {
  readonly asks: readonly Ask[];
  readonly weight: 'main' | 'plain' | 'danger';
  /** Sent with every one of this action. */
  readonly always?: Readonly<Record<string, unknown>>;
}

/** Asked in words and needed, unless something else can stand for them. */
const NEEDED: readonly Ask[] = ['promise', 'why', 'reasons', 'explanation', 'question', 'tracking', 'reply'];
/** Asked in words; may stay empty. */
const OPTIONAL: readonly Ask[] = ['label', 'address', 'instructions', 'carrier', 'found', 'because'];
/** The longer ones, which survive a reload: a form has one of them at most. */
export const KEPT: readonly Ask[] = ['why', 'reasons', 'explanation', 'question', 'reply', 'found', 'because'];
/** Names under which words are sent, where it is not that of the question. */
const SENT_AS: Readonly<Partial<Record<Ask, string>>> = {
  carrier: 'courier',
  found: 'reasons',
  because: 'reasons',
  reply: 'text',
};
export const TEXT_MAX = 4000;

/** What each action asks before it is sent. Even those that ask nothing are confirmed once; a loss is confirmed twice. */
export const ACTION_FORMS: Readonly<Record<string, ActionForm>> = {
  'reply-info': { asks: ['reply', 'files'], weight: 'main' },
  approve: { asks: [], weight: 'main' },
  'accept-offer': { asks: [], weight: 'main' },
  counter: { asks: ['terms', 'because'], weight: 'plain' },
  offer: { asks: ['terms', 'because'], weight: 'plain' },
  'contest-offer': { asks: ['why'], weight: 'plain' },
  reject: { asks: ['why'], weight: 'plain' },
  'confirm-agreed': { asks: [], weight: 'main' },
  agreed: { asks: [], weight: 'danger' },
  failed: { asks: ['why'], weight: 'plain' },
  'full-refund': { asks: [], weight: 'danger' },
  'accept-loss': { asks: [], weight: 'danger' },
  'make-formal': { asks: ['why'], weight: 'plain' },
  'ask-refund': { asks: ['refund', 'why'], weight: 'plain' },
  escalate: { asks: ['why'], weight: 'plain' },
  appeal: { asks: ['explanation', 'files'], weight: 'plain' },
  'return-label': { asks: ['address', 'instructions', 'label', 'postage', 'files'], weight: 'main' },
  'return-shipped': { asks: ['carrier', 'tracking', 'postage', 'files'], weight: 'main' },
  'return-received': { asks: [], weight: 'main' },
  'return-inspected': { asks: ['condition', 'found'], weight: 'main' },
  'return-mismatch': { asks: ['condition', 'why', 'files-required'], weight: 'plain' },
  'contest-postage': { asks: ['why'], weight: 'plain' },
  'decide-postage': { asks: ['granted', 'why'], weight: 'main' },
  'goods-sent': { asks: ['carrier', 'tracking'], weight: 'main' },
  'goods-received': { asks: [], weight: 'main' },
  'goods-mismatch': { asks: ['arrived', 'why', 'files'], weight: 'plain' },
  'add-evidence': { asks: ['files-required'], weight: 'plain' },
  cancel: { asks: [], weight: 'danger', always: { confirmed: true } },
  claim: { asks: [], weight: 'main' },
  'request-info': { asks: ['to', 'question'], weight: 'plain' },
  propose: { asks: ['terms', 'reasons'], weight: 'plain' },
  'courier-check': { asks: [], weight: 'plain' },
  'courier-result': { asks: ['courier', 'reasons', 'weight'], weight: 'plain' },
  rule: { asks: ['outcome', 'item', 'fault', 'reasons', 'inferred'], weight: 'main' },
  'confirm-ruling': { asks: [], weight: 'main' },
  'decline-ruling': { asks: ['why'], weight: 'plain' },
  'withdraw-ruling': { asks: [], weight: 'plain' },
  'extend-info': { asks: [], weight: 'plain' },
  'withdraw-info': { asks: [], weight: 'plain' },
  uphold: { asks: ['reasons'], weight: 'main' },
  overturn: { asks: ['outcome', 'item', 'fault', 'reasons'], weight: 'plain' },
  'legal-hold': { asks: ['why'], weight: 'plain' },
  release: { asks: [], weight: 'plain' },
};

/** A file that the server holds, named as what it shows. */
export interface NamedFile {
  readonly fileId: string;
  readonly kind: string;
  readonly caption?: string;
}

/** Everything that any form can hold. Texts and the amount stand as they were typed. */
export interface Values {
  readonly version?: number;
  readonly kind: string;
  readonly amount: string;
  /** Line ids of the items that the solution is about; all of the case without it. */
  readonly items?: readonly string[] | undefined;
  readonly texts: Readonly<Partial<Record<Ask, string>>>;
  readonly to: readonly ('buyer' | 'seller')[];
  readonly fault: string;
  /** Who is to have an item that the seller's side has; empty where nothing was chosen. */
  readonly itemTo: '' | 'buyer' | 'seller';
  /** Whether what was sent arrived. */
  readonly arrived: '' | 'yes' | 'no';
  /** The party whose silence is held against it; empty: nobody's. */
  readonly inferred: string;
  readonly courier: string;
  /** How what came back was found; empty: not said. */
  readonly condition: string;
  /** What sending it back has cost, or how much of that is paid, as it was typed; empty: nothing is wanted back. */
  readonly postage: string;
  readonly weight: TypedWeight;
  readonly understood: boolean;
  /** A prepared reason; empty: none. */
  readonly template: string;
  /** The language of one's own reasons; empty: that of the page. */
  readonly writtenIn: Locale | '';
  readonly files: readonly NamedFile[];
}

export const NO_VALUES: Values = {
  kind: '',
  amount: '',
  texts: {},
  to: [],
  fault: '',
  itemTo: '',
  arrived: '',
  inferred: '',
  courier: '',
  condition: '',
  postage: '',
  weight: { sent: '', arrived: '' },
  understood: false,
  template: '',
  writtenIn: '',
  files: [],
};

export type Fault =
  | TermsFault
  | PostageFault
  | 'weight_invalid'
  | 'receipt_missing'
  | 'text_missing'
  | 'text_too_long'
  | 'to_missing'
  | 'fault_missing'
  | 'item_missing'
  | 'arrived_missing'
  | 'courier_missing'
  | 'evidence_missing'
  | 'label_missing'
  | 'confirmation_missing';

/**
 * What is missing or wrong in a form, by question; empty where it can be sent. The server looks again.
 * @param place where the item is
 * @param postage the most that can be paid for it
 */
export function faultsOf(
  asks: readonly Ask[],
  values: Values,
  paid: Sum,
  locale: Locale,
  place = 'buyer',
  postage = paid,
): Readonly<Partial<Record<Ask, Fault>>> {
  const faults: Partial<Record<Ask, Fault>> = {};
  for (const ask of asks) {
    const most = ask === 'postage' || ask === 'granted' ? postage : paid;
    const fault = ask === 'item' ? itemFault(values, place) : faultOf(ask, values, most, locale);
    if (fault !== undefined) faults[ask] = fault;
  }
  return faults;
}

function faultOf(ask: Ask, values: Values, paid: Sum, locale: Locale): Fault | undefined {
  switch (ask) {
    case 'terms':
    case 'refund':
    case 'outcome':
      return termsFault(values, paid, locale);
    case 'to':
      return values.to.length === 0 ? 'to_missing' : undefined;
    case 'fault':
      return values.fault === '' ? 'fault_missing' : undefined;
    case 'courier':
      return values.courier === '' ? 'courier_missing' : undefined;
    case 'arrived':
      return values.arrived === '' ? 'arrived_missing' : undefined;
    case 'files-required':
      return values.files.length === 0 ? 'evidence_missing' : undefined;
    case 'loss':
      return values.understood ? undefined : 'confirmation_missing';
    case 'files':
      return filesFault(values);
    case 'postage':
      return postageFault(values.postage, paid, locale);
    case 'granted':
      return grantedFault(values.postage, paid, locale);
    case 'weight':
      return weightFault(values.weight);
    case 'label': {
      // One of the three tells the buyer where it goes.
      const told = (values.texts.address ?? '').trim() !== '' || (values.texts.label ?? '').trim() !== '';
      const receipts = values.postage.trim() === '' ? 0 : 1;
      return told || values.files.length > receipts ? textFault(ask, values) : 'label_missing';
    }
    case 'item':
    case 'inferred':
    case 'condition':
      return undefined;
    default:
      return textFault(ask, values);
  }
}

function filesFault({ files, postage, arrived }: Values): Fault | undefined {
  if (files.length > 0) return undefined;
  if (postage.trim() !== '') return 'receipt_missing';
  return arrived === 'yes' ? 'evidence_missing' : undefined;
}

function textFault(ask: Ask, { texts, files, template }: Values): Fault | undefined {
  const text = texts[ask] ?? '';
  if (text.length > TEXT_MAX) return 'text_too_long';
  const stands = (ask === 'reply' && files.length > 0) || (ask === 'reasons' && template !== '');
  const needed = NEEDED.includes(ask) && !stands;
  return needed && text.trim() === '' ? 'text_missing' : undefined;
}

/** The data of an action, from a form without faults. */
export function dataOf(
  form: ActionForm,
  values: Values,
  paid: Sum,
  locale: Locale,
  postage = paid,
): Readonly<Record<string, unknown>> {
  const data: Record<string, unknown> = { ...form.always };
  if (values.version !== undefined) data.version = values.version;
  for (const ask of form.asks) {
    if (ask === 'terms' || ask === 'refund' || ask === 'outcome') data.terms = termsOf(values, paid, locale);
    else if (ask === 'to') data.to = values.to;
    else if (ask === 'fault') data.fault = values.fault;
    else if (ask === 'courier') data.result = values.courier;
    else if (ask === 'arrived') data.arrived = values.arrived === 'yes';
    else if (ask === 'item') {
      if (values.itemTo !== '' && !tellsItem(values.kind)) data.itemTo = values.itemTo;
    } else if (ask === 'files' || ask === 'files-required') data.files = values.files;
    else if (ask === 'inferred') {
      if (values.inferred !== '') data.inferredAgainst = values.inferred;
    } else if (ask === 'condition') {
      if (values.condition !== '') data.condition = values.condition;
    } else if (ask === 'postage' || ask === 'granted') {
      if (values.postage.trim() !== '') data.postage = readAmount(values.postage, postage, locale);
    } else if (ask === 'weight') {
      const weight = weightOf(values.weight);
      if (weight !== undefined) data.weight = weight;
    } else if (ask !== 'loss') {
      const text = (values.texts[ask] ?? '').trim();
      const optional = OPTIONAL.includes(ask) || ask === 'reply';
      if (text !== '' || !optional) data[SENT_AS[ask] ?? ask] = text;
      // What a courier has found is in nobody's prepared words.
      if (ask === 'reasons' && !form.asks.includes('courier')) Object.assign(data, reasonData(values, locale));
    }
  }
  return data;
}
