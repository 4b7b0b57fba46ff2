import type { ClockName } from '../../domain/case.ts';
import type { EventType } from '../../domain/events.ts';

/** Who has to act next, as the reader sees it. */
export type Turn = 'you' | 'other' | 'both' | 'platform' | 'nobody';

/** The one deadline that a sentence is about: a clock of the case, or how long the offer named in it stands. */
export interface SentenceDeadline {
  readonly clock: ClockName | 'offer' | 'joining';
  /** What is due then, to this reader (`disputes.clockLabels`). */
  readonly label: string;
}

export interface Sentence {
  readonly turn: Turn;
  readonly deadline?: SentenceDeadline;
  /** The one thing that it asks for, where it is one. */
  readonly act?: EventType;
}

const on = (turn: Turn, clock: SentenceDeadline['clock'], label: string, act?: EventType): Sentence => ({
  turn,
  deadline: { clock, label },
  ...(act === undefined ? {} : { act }),
});

/**
 * Each sentence that says where a case stands, with whose turn it is and the deadline that it speaks of: so a sentence
 * never stands beside the clock of another. Their words are in locales/ (`disputes.standing`).
 */
export const SENTENCES = {
  answer: on('you', 'first-answer', 'your-answer'),
  'answer-friendly': on('you', 'first-answer', 'your-answer'),
  'claim-payment-not-received': on('you', 'first-answer', 'your-answer'),
  'claim-payment-incomplete': on('you', 'first-answer', 'your-answer'),
  'claim-order-not-unlocked': on('you', 'first-answer', 'your-answer'),
  'claim-paid-by-mistake': on('you', 'first-answer', 'your-answer'),
  'answer-late': on('you', 'idle-warning', 'reminder'),
  'answer-awaited': on('other', 'first-answer', 'their-answer'),
  'answer-awaited-friendly': on('other', 'first-answer', 'their-answer'),
  'answer-missing': on('you', 'idle-warning', 'reminder', 'escalate'),
  untold: on('other', 'first-answer', 'platform-takes-over'),
  unreachable: on('other', 'first-answer', 'platform-takes-over'),
  'agreed-confirm': on('you', 'agreement', 'your-confirmation', 'confirm-agreed'),
  'agreed-awaited': on('other', 'agreement', 'their-confirmation'),
  'proposal-open': on('both', 'offer', 'proposal-until', 'accept-offer'),
  'proposal-accepted-by-other': on('you', 'offer', 'proposal-until', 'accept-offer'),
  'proposal-accepted-by-you': on('other', 'offer', 'proposal-until'),
  'offer-received': on('you', 'offer', 'offer-until', 'accept-offer'),
  'offer-received-silence': on('you', 'buyer-silence', 'your-answer', 'accept-offer'),
  'offer-awaited': on('other', 'offer', 'offer-until'),
  'offer-awaited-silence': on('other', 'buyer-silence', 'their-answer'),
  'request-received': on('you', 'negotiation', 'negotiation-ends'),
  'request-awaited': on('other', 'negotiation', 'negotiation-ends'),
  'reply-wanted': on('you', 'buyer-silence', 'your-answer'),
  'reply-late': on('you', 'idle-warning', 'reminder'),
  'reply-missing': on('you', 'idle-warning', 'reminder', 'escalate'),
  declined: on('you', 'negotiation', 'negotiation-ends'),
  'declined-call-later': on('you', 'first-answer', 'agree-until'),
  'declined-by-you': on('other', 'negotiation', 'negotiation-ends'),
  'offer-declined': on('you', 'negotiation', 'negotiation-ends'),
  'offer-declined-by-you': on('other', 'negotiation', 'negotiation-ends'),
  'offer-contested': on('you', 'negotiation', 'negotiation-ends'),
  'offer-contested-by-you': on('other', 'negotiation', 'negotiation-ends'),
  'request-contested': on('you', 'buyer-silence', 'your-answer'),
  'request-contested-by-you': on('other', 'buyer-silence', 'their-answer'),
  'offer-lapsed': on('you', 'negotiation', 'negotiation-ends'),
  'offer-lapsed-before-you': on('other', 'negotiation', 'negotiation-ends'),
  idle: on('both', 'idle-close', 'closes'),
  'platform-waiting': on('platform', 'platform', 'platform-target'),
  'platform-reviewing': on('platform', 'platform', 'platform-target'),
  failed: on('platform', 'platform', 'platform-target'),
  'failed-by-you': on('platform', 'platform', 'platform-target'),
  'platform-unheard': on('platform', 'platform', 'platform-target'),
  'platform-overdue': { turn: 'platform' },
  'platform-offer': on('platform', 'platform', 'platform-target'),
  'trouble-no-label': on('platform', 'platform', 'platform-target'),
  'trouble-no-label-you': on('platform', 'platform', 'platform-target'),
  'trouble-not-sent-back': on('platform', 'platform', 'platform-target'),
  'trouble-not-sent-back-you': on('platform', 'platform', 'platform-target'),
  'trouble-return-lost': on('platform', 'platform', 'platform-target'),
  'trouble-not-checked': on('platform', 'platform', 'platform-target'),
  'trouble-not-checked-you': on('platform', 'platform', 'platform-target'),
  'trouble-return-doubted': on('platform', 'platform', 'platform-target'),
  'trouble-return-reported': on('platform', 'platform', 'platform-target'),
  'trouble-goods-not-sent': on('platform', 'platform', 'platform-target'),
  'trouble-goods-not-sent-you': on('platform', 'platform', 'platform-target'),
  'trouble-goods-lost': on('platform', 'platform', 'platform-target'),
  'trouble-goods-lost-you': on('platform', 'platform', 'platform-target'),
  'trouble-goods-doubted': on('platform', 'platform', 'platform-target'),
  'trouble-goods-reported': on('platform', 'platform', 'platform-target'),
  question: on('you', 'info', 'your-answer', 'reply-info'),
  'question-answered': on('other', 'info', 'their-answer'),
  'question-to-other': on('other', 'info', 'their-answer'),
  'ruled-against': on('nobody', 'appeal-window', 'appeal-until', 'appeal'),
  'ruled-for': on('nobody', 'appeal-window', 'appeal-until'),
  'appeal-yours': on('platform', 'platform', 'platform-target'),
  'appeal-theirs': on('platform', 'platform', 'platform-target'),
  'appeal-join': on('platform', 'joining', 'appeal-until', 'appeal'),
  'appeal-both': on('platform', 'platform', 'platform-target'),
  'appeal-overdue': { turn: 'platform' },
  'send-back': on('you', 'return', 'your-parcel', 'return-shipped'),
  'label-awaited': on('other', 'return', 'their-label'),
  'label-wanted': on('you', 'return', 'your-label', 'return-label'),
  'label-awaited-warehouse': on('other', 'return', 'their-label'),
  'label-wanted-warehouse': on('you', 'return', 'your-label', 'return-label'),
  'send-back-awaited': on('other', 'return', 'their-parcel'),
  'return-on-way': on('other', 'return', 'arrival'),
  'return-arriving': on('you', 'return', 'arrival', 'return-received'),
  'return-to-warehouse': on('nobody', 'return', 'arrival'),
  'return-to-check': on('you', 'return', 'your-check', 'return-inspected'),
  'return-checked-by-other': on('other', 'return', 'their-check'),
  'return-checked-by-warehouse': on('nobody', 'return', 'their-check'),
  'goods-to-send': on('you', 'goods', 'your-parcel', 'goods-sent'),
  'goods-awaited': on('other', 'goods', 'their-parcel'),
  'item-to-send-back': on('you', 'goods', 'your-parcel', 'goods-sent'),
  'item-back-awaited': on('other', 'goods', 'their-parcel'),
  'goods-to-confirm': on('you', 'goods', 'your-receipt', 'goods-received'),
  'goods-on-way': on('other', 'goods', 'their-receipt'),
  'postage-to-check': on('you', 'postage', 'contest-until', 'contest-postage'),
  'postage-asked': on('other', 'postage', 'contest-until'),
  'postage-at-platform': on('platform', 'postage', 'platform-target'),
  'postage-contested': on('platform', 'postage', 'platform-target'),
  'money-moving': { turn: 'nobody' },
  'money-frozen': { turn: 'nobody' },
  'money-trouble': { turn: 'platform' },
  'trade-unlocking': { turn: 'nobody' },
  'trade-unlocking-you': { turn: 'nobody' },
  'trade-cancelling': { turn: 'nobody' },
  'trade-cancelling-you': { turn: 'nobody' },
  'closed-to-you': { turn: 'nobody' },
  'closed-to-other': { turn: 'nobody' },
  'closed-shared': { turn: 'nobody' },
  'closed-carried-out': { turn: 'nobody' },
  'closed-goods-to-you': { turn: 'nobody' },
  'closed-goods-from-you': { turn: 'nobody' },
  'closed-withdrawn': { turn: 'nobody' },
  'closed-idle': { turn: 'nobody' },
  'trade-unlocked': { turn: 'nobody' },
  'trade-unlocked-you': { turn: 'nobody' },
  'trade-cancelled': { turn: 'nobody' },
  'trade-cancelled-you': { turn: 'nobody' },
  'trade-withdrawn': { turn: 'nobody' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type SentenceCode = keyof typeof SENTENCES;

/**
 * The next date that matters where the clock of a sentence does not run: when the platform can be called, or when a case
 * counts as idle. Without one, nobody would know that doing nothing leads anywhere.
 */
export const NEXT_DATES: readonly SentenceDeadline[] = [
  { clock: 'first-answer', label: 'agree-until' },
  { clock: 'idle-warning', label: 'reminder' },
];
/** Sentences of parties who may go on talking for as long as they like. */
export const OPEN_ENDED: readonly SentenceDeadline['clock'][] = ['negotiation', 'buyer-silence'];

/** What follows once the step that the sentence names is done (`disputes.next`). */
export const NEXT_STEPS = [
  'courier-checking',
  'make-formal',
  'call-platform',
  'refund-to-you',
  'refund-to-buyer',
  'replacement-to-you',
  'replacement-from-you',
  'paid-after-receipt',
  'seller-paid-after-receipt',
  'parts-after-receipt',
  'parts-paid-after-receipt',
  'other-may-join',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What the reader has to know beside (`disputes.standingWarnings`). */
export const STANDING_WARNINGS = ['adverse-you', 'adverse-other', 'frozen'] as const;
export type StandingWarning = (typeof STANDING_WARNINGS)[number];
