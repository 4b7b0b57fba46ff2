import type { SentenceCode } from '../../../disputes/views/standing/sentences.ts';
import type { DisputeOpening } from '../../../protocol/dispute-opening.ts';
import type { Locale } from '../../../protocol/locale.ts';

type Who = 'buyer' | 'seller' | 'mediator' | 'supervisor';

/** Somebody does something, or time passes; then both sides read a sentence, and whoever is written to reads it in the letter. */
export interface Step {
  readonly acts?: readonly (readonly [who: Who, action: string, data?: object])[];
  readonly passes?: number;
  readonly says: readonly [buyer: SentenceCode, seller: SentenceCode];
  /** The button that each side's page puts forward. */
  readonly main?: { readonly buyer?: string; readonly seller?: string };
  readonly letters?: readonly ('buyer' | 'seller')[];
}

export interface StageStory {
  readonly what: string;
  readonly profile: string;
  readonly locale: Locale;
  readonly shop: string;
  readonly by?: 'seller';
  readonly opening: Pick<DisputeOpening, 'reason' | 'wanted'> &
    Partial<DisputeOpening> & { orderId: string; lineId: string };
  readonly photo?: true;
  readonly steps: readonly Step[];
  /** Where the money is in the end, minor units. */
  readonly booked: { readonly buyer?: number; readonly seller?: number };
}

export const MEI = 'Kedai Dapur Mei';
export const JARS = { orderId: 'AC-1009', lineId: 'AC-1009-1' };
export const KETTLE = { orderId: 'AC-1027', lineId: 'AC-1027-1' };
export const SHOES = { orderId: 'AC-1018', lineId: 'AC-1018-1' };
export const TRADE = { orderId: 'AC-1030', lineId: 'AC-1030-1', delivery: 'not-received' as const };
export const BOTH = ['buyer', 'seller'] as const;
export const ruled = (terms: object, fault: string, more: object = {}) =>
  [
    ['mediator', 'claim'],
    ['mediator', 'rule', { terms, reasons: 'R-1', fault, ...more }],
  ] as const;
/** No limit is set for ringgit: a second person confirms every decision about them. */
export const CONFIRMED = [['supervisor', 'confirm-ruling']] as const;
