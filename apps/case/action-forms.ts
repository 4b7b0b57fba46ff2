import type { Locale } from '../../protocol/locale.ts';
import type { TypedWeight } from './parcel-data.ts';

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

/** The longer ones, which survive a reload: a form has one of them at most. */
export const KEPT: readonly Ask[] = ['why', 'reasons', 'explanation', 'question', 'reply', 'found', 'because'];
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
