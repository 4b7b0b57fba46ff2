import type { Locale } from '../../protocol/locale.ts';
import { type Ask, TEXT_MAX, type Values } from './action-forms.ts';
import { itemFault } from './item-terms.ts';
import { grantedFault, type PostageFault, postageFault, weightFault } from './parcel-data.ts';
import { type Sum, type TermsFault, termsFault } from './terms-form.ts';

/** Asked in words and needed, unless something else can stand for them. */
const NEEDED: readonly Ask[] = ['promise', 'why', 'reasons', 'explanation', 'question', 'tracking', 'reply'];

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
