import { DAY, HOUR } from '../../flow/dispute-stage.ts';
import { BOTH, JARS, KETTLE, MEI, ruled, SHOES, type StageStory, TRADE } from './story-form.ts';

/** Two stories of each marketplace where silence, a decision or an appeal settles it. */
export const OF_DECISIONS: readonly StageStory[] = [
  {
    what: 'P2P: a seller was not paid, does not confirm the buyer’s word, and support unlocks (Vietnamese)',
    profile: 'p2p',
    locale: 'vi',
    shop: 'Minh Tuấn',
    by: 'seller',
    opening: { ...TRADE, reason: 'payment-not-received', wanted: { kind: 'cancel-order' } },
    steps: [
      { says: ['claim-payment-not-received', 'answer-awaited'], letters: ['buyer'] },
      {
        acts: [['buyer', 'agreed', { confirm: { solution: 'cancel-order', minor: 5_000_000, currency: 'VND' } }]],
        says: ['agreed-awaited', 'agreed-confirm'],
        main: { seller: 'confirm-agreed' },
        letters: ['seller'],
      },
      { passes: 24 * HOUR + 60_000, says: ['platform-waiting', 'platform-waiting'], letters: BOTH },
      {
        acts: [
          ['mediator', 'claim'],
          ['mediator', 'request-info', { to: ['buyer', 'seller'], question: 'Q-1' }],
          ['buyer', 'reply-info', { text: 'Đây là sao kê.' }],
        ],
        says: ['question-answered', 'question'],
        main: { seller: 'reply-info' },
        letters: ['seller'],
      },
      { passes: 24 * HOUR + 60_000, says: ['platform-reviewing', 'platform-reviewing'], letters: ['seller'] },
      {
        acts: [['mediator', 'rule', { terms: { kind: 'unlock-order' }, reasons: 'R-1', fault: 'seller' }]],
        says: ['trade-unlocked-you', 'trade-unlocked'],
        letters: BOTH,
      },
    ],
    booked: { buyer: 5_000_000 },
  },
  {
    what: 'P2P: the seller stays silent, the buyer withdraws, the order is locked as before (Vietnamese)',
    profile: 'p2p',
    locale: 'vi',
    shop: 'Minh Tuấn',
    opening: { ...TRADE, reason: 'paid-by-mistake', wanted: { kind: 'cancel-order' } },
    steps: [
      { says: ['answer-awaited', 'claim-paid-by-mistake'], letters: ['seller'] },
      { passes: 24 * HOUR + 60_000, says: ['platform-waiting', 'platform-unheard'], letters: BOTH },
      { acts: [['buyer', 'cancel', { confirmed: true }]], says: ['trade-withdrawn', 'trade-withdrawn'], letters: BOTH },
    ],
    booked: {},
  },
  {
    what: 'AuraCart: the seller agrees to a return and never says how (Malay)',
    profile: 'auracart',
    locale: 'ms',
    shop: MEI,
    opening: { ...KETTLE, reason: 'not-as-described', wanted: { kind: 'return-refund' } },
    photo: true,
    steps: [
      { acts: [['seller', 'approve', { version: 1 }]], says: ['label-awaited', 'label-wanted'], letters: BOTH },
      { passes: 7 * DAY + 60_000, says: ['trouble-no-label', 'trouble-no-label-you'], letters: BOTH },
      {
        acts: ruled({ kind: 'full-refund' }, 'seller'),
        says: ['closed-to-you', 'closed-to-other'],
        letters: BOTH,
      },
    ],
    booked: { buyer: 12_900 },
  },
  {
    what: 'AuraCart: first the seller is silent, then the buyer, and the claim is rejected (Malay)',
    profile: 'auracart',
    locale: 'ms',
    shop: MEI,
    opening: { ...JARS, reason: 'damaged', wanted: { kind: 'partial-refund', amount: 3_000 } },
    photo: true,
    steps: [
      { passes: 8 * DAY, says: ['platform-waiting', 'platform-unheard'], letters: BOTH },
      {
        acts: [
          ['mediator', 'claim'],
          ['mediator', 'request-info', { to: ['buyer'], question: 'Q-1' }],
        ],
        says: ['question', 'question-to-other'],
        main: { buyer: 'reply-info' },
        letters: ['buyer'],
      },
      { passes: 3 * DAY + 60_000, says: ['platform-reviewing', 'platform-unheard'], letters: ['buyer'] },
      {
        acts: [['mediator', 'rule', { terms: { kind: 'reject' }, reasons: 'R-1', fault: 'none', promise: 'P-1' }]],
        says: ['closed-to-other', 'closed-to-you'],
        letters: BOTH,
      },
    ],
    booked: { seller: 6_490 },
  },
  {
    what: 'Alibaba: both appeal against a part, and the buyer gets all (Chinese)',
    profile: 'alibaba',
    locale: 'zh-Hant',
    shop: 'AuraMall Sport',
    opening: { ...SHOES, reason: 'quality', wanted: { kind: 'full-refund' } },
    photo: true,
    steps: [
      {
        acts: [['seller', 'reject', { version: 1, why: '出貨時完好。' }]],
        says: ['declined', 'declined-by-you'],
        letters: ['buyer'],
      },
      {
        acts: [
          ['buyer', 'make-formal', { why: '協商未果。' }],
          ...ruled({ kind: 'partial-refund', amount: 4_000 }, 'seller'),
        ],
        says: ['ruled-against', 'ruled-against'],
        main: { buyer: 'appeal', seller: 'appeal' },
        letters: BOTH,
      },
      {
        acts: [['buyer', 'appeal', { explanation: '檢測報告不同。' }]],
        says: ['appeal-yours', 'appeal-join'],
        main: { seller: 'appeal' },
        letters: BOTH,
      },
      { acts: [['seller', 'appeal', { explanation: '不服。' }]], says: ['appeal-both', 'appeal-both'], letters: BOTH },
      {
        acts: [
          ['supervisor', 'claim'],
          ['supervisor', 'overturn', { terms: { kind: 'full-refund' }, reasons: 'R-2', fault: 'seller' }],
        ],
        says: ['closed-to-you', 'closed-to-other'],
        letters: BOTH,
      },
    ],
    booked: { buyer: 7_999 },
  },
  {
    what: 'Alibaba: no answer among friends, rejected, and nobody appeals in time (Chinese)',
    profile: 'alibaba',
    locale: 'zh-Hant',
    shop: 'AuraMall Sport',
    opening: { ...SHOES, reason: 'quality', wanted: { kind: 'full-refund' } },
    photo: true,
    steps: [
      { passes: 7 * DAY + 60_000, says: ['answer-missing', 'answer-late'], main: { buyer: 'escalate' } },
      {
        acts: [['buyer', 'escalate', { why: '沒有回覆。' }], ...ruled({ kind: 'reject' }, 'buyer')],
        says: ['ruled-against', 'ruled-for'],
        main: { buyer: 'appeal' },
        letters: BOTH,
      },
      { passes: 14 * DAY + 60_000, says: ['closed-to-other', 'closed-to-you'], letters: BOTH },
    ],
    booked: { seller: 7_999 },
  },
];
