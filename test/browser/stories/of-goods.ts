import { DAY, HOUR } from '../../flow/dispute-stage.ts';
import { BOTH, CONFIRMED, JARS, KETTLE, MEI, ruled, type StageStory } from './story-form.ts';

/** Two stories of each marketplace whose goods travel, that go wrong before they end. */
export const OF_GOODS: readonly StageStory[] = [
  {
    what: 'Taobao: the courier finds nothing, what is sent again is lost, a part is paid (Spanish)',
    profile: 'taobao',
    locale: 'es',
    shop: MEI,
    opening: { ...JARS, reason: 'parcel-damaged', wanted: { kind: 'return-refund' } },
    photo: true,
    steps: [
      { says: ['answer-awaited', 'answer'], main: { seller: 'approve' }, letters: ['seller'] },
      {
        acts: [['mediator', 'courier-result', { result: 'refuses', reasons: 'C-1' }]],
        says: ['proposal-open', 'proposal-open'],
        main: { buyer: 'accept-proposal', seller: 'accept-proposal' },
        letters: BOTH,
      },
      {
        acts: [['buyer', 'accept-offer', { version: 2 }]],
        says: ['proposal-accepted-by-you', 'proposal-accepted-by-other'],
        main: { seller: 'accept-proposal' },
        letters: ['seller'],
      },
      {
        acts: [['seller', 'accept-offer', { version: 2 }]],
        says: ['goods-awaited', 'goods-to-send'],
        main: { seller: 'goods-sent' },
        letters: BOTH,
      },
      {
        acts: [['seller', 'goods-sent', { tracking: 'SF-1' }]],
        says: ['goods-to-confirm', 'goods-on-way'],
        main: { buyer: 'goods-received' },
        letters: ['buyer'],
      },
      {
        acts: [['buyer', 'goods-mismatch', { arrived: false, why: 'Nunca llegó.' }]],
        says: ['trouble-goods-reported', 'trouble-goods-doubted'],
        letters: BOTH,
      },
      {
        acts: [...ruled({ kind: 'discount', amount: 3_000 }, 'seller'), ...CONFIRMED],
        says: ['closed-shared', 'closed-shared'],
        letters: BOTH,
      },
    ],
    booked: { buyer: 3_000, seller: 3_490 },
  },
  {
    what: 'Taobao: without photographs, the warehouse finds the return incomplete, and it goes back (Spanish)',
    profile: 'taobao',
    locale: 'es',
    shop: MEI,
    opening: { ...KETTLE, reason: 'quality', wanted: { kind: 'return-refund' }, declared: ['unworn'] },
    steps: [
      {
        acts: [['seller', 'reject', { version: 1, why: 'Funcionaba.' }]],
        says: ['declined-call-later', 'declined-by-you'],
        letters: ['buyer'],
      },
      {
        acts: [['seller', 'approve', { version: 1 }]],
        says: ['label-awaited-warehouse', 'label-wanted-warehouse'],
        main: { seller: 'return-label' },
        letters: BOTH,
      },
      {
        acts: [
          ['seller', 'return-label', { address: 'Calle Mayor 5' }],
          ['buyer', 'return-shipped', { tracking: 'MX1' }],
        ],
        says: ['return-to-warehouse', 'return-to-warehouse'],
      },
      {
        acts: [['supervisor', 'return-received']],
        says: ['return-checked-by-warehouse', 'return-checked-by-warehouse'],
      },
      { passes: 8 * DAY, says: ['trouble-not-checked', 'trouble-not-checked'], letters: BOTH },
      {
        acts: [...ruled({ kind: 'reject' }, 'buyer', { itemTo: 'buyer' }), ...CONFIRMED],
        says: ['item-back-awaited', 'item-to-send-back'],
        main: { seller: 'goods-sent' },
        letters: BOTH,
      },
    ],
    booked: {},
  },
  {
    what: 'Tokopedia: the buyer falls silent, the seller calls the platform and is paid (Indonesian)',
    profile: 'tokopedia',
    locale: 'id',
    shop: 'Saigon Sound',
    opening: {
      orderId: 'AC-1012',
      lineId: 'AC-1012-1',
      reason: 'not-received',
      delivery: 'not-received',
      wanted: { kind: 'full-refund' },
    },
    steps: [
      {
        acts: [['seller', 'offer', { terms: { kind: 'send-rest' } }]],
        says: ['offer-received-silence', 'offer-awaited-silence'],
        main: { buyer: 'accept-offer' },
        letters: ['buyer'],
      },
      {
        passes: 72 * HOUR + 60_000,
        says: ['reply-late', 'reply-missing'],
        main: { seller: 'escalate' },
        letters: BOTH,
      },
      {
        acts: [['seller', 'escalate', { why: 'Pembeli diam.' }]],
        says: ['platform-offer', 'platform-waiting'],
        letters: ['buyer'],
      },
      {
        acts: [...ruled({ kind: 'release-seller' }, 'buyer'), ...CONFIRMED],
        says: ['closed-to-other', 'closed-to-you'],
        letters: BOTH,
      },
    ],
    booked: { seller: 890_000 },
  },
  {
    what: 'Tokopedia: the item of an exchange is lost on its way back (Indonesian)',
    profile: 'tokopedia',
    locale: 'id',
    shop: MEI,
    opening: { ...JARS, reason: 'wrong', wanted: { kind: 'exchange' } },
    photo: true,
    steps: [
      {
        acts: [['seller', 'contest-offer', { version: 1, why: 'Sudah benar.' }]],
        says: ['request-contested', 'request-contested-by-you'],
        letters: ['buyer'],
      },
      {
        acts: [
          ['seller', 'approve', { version: 1 }],
          ['seller', 'return-label', { label: 'https://labels.example/1' }],
        ],
        says: ['send-back', 'send-back-awaited'],
        main: { buyer: 'return-shipped' },
        letters: ['buyer'],
      },
      {
        acts: [['buyer', 'return-shipped', { tracking: 'JNE-1' }]],
        says: ['return-on-way', 'return-arriving'],
        main: { seller: 'return-received' },
        letters: ['seller'],
      },
      { passes: 14 * DAY + 60_000, says: ['trouble-return-lost', 'trouble-return-lost'], letters: BOTH },
      {
        acts: [...ruled({ kind: 'full-refund' }, 'courier'), ...CONFIRMED],
        says: ['closed-to-you', 'closed-to-other'],
        letters: BOTH,
      },
    ],
    booked: { buyer: 6_490 },
  },
];
