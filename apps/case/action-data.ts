import type { Locale } from '../../protocol/locale.ts';
import type { ActionForm, Ask, Values } from './action-forms.ts';
import { readAmount } from './amounts.ts';
import { tellsItem } from './item-terms.ts';
import { weightOf } from './parcel-data.ts';
import { reasonData } from './reason-data.ts';
import { type Sum, termsOf } from './terms-form.ts';

/** Asked in words; may stay empty. */
const OPTIONAL: readonly Ask[] = ['label', 'address', 'instructions', 'carrier', 'found', 'because'];
/** Names under which words are sent, where it is not that of the question. */
const SENT_AS: Readonly<Partial<Record<Ask, string>>> = {
  carrier: 'courier',
  found: 'reasons',
  because: 'reasons',
  reply: 'text',
};

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
