import { expect } from 'chai';
import { CLOCK_EVENTS } from '../../../../disputes/domain/clock-table.ts';
import type { EventType } from '../../../../disputes/domain/events.ts';
import type { ProfileId } from '../fakes/cases.ts';
import {
  aboutAllItems,
  anyVersion,
  blindTo,
  forgetsAgreed,
  forgetsReturns,
  hearsNoWords,
  keepsMarks,
  paysBesideTheBank,
  paysPostageAtOnce,
  paysTheSeller,
  refusing,
  spoiled,
  withCase,
  withoutBound,
} from './broken-machines.ts';
import type { Machine } from './machine.ts';
import { OWN_APPEAL } from './properties/appeals.ts';
import { ENDS, nobodyIsLost, RETURNS_WHAT_IS_THERE, ROOM_FOR_BOTH } from './properties/course.ts';
import {
  BOOKS_BALANCE,
  PAID_BY_DECISION,
  PROMISES_ANSWERED,
  READ_BEFORE_AGREED,
  SENT_BEFORE_PAID,
  WIN_STANDS,
} from './properties/money.ts';
import { LET_PASS_STAYS, NO_POSTAGE_UNASKED } from './properties/postage.ts';
import type { Property } from './properties/property.ts';
import {
  ANSWERED_IS_NOT_SILENT,
  JOINED_WHEN_TOLD,
  JUDGED_WHEN_TOLD,
  MARK_STAYS,
  RETURNED_PROVES_NOTHING,
} from './properties/telling.ts';
import { seedOf } from './run-length.ts';
import { told } from './shrink.ts';
import { walk } from './walk.ts';

const MOST_WALKS = 2000;

/** The shortest walk by which the property finds the fault. */
function noticed(machine: Machine, property: Property, profile: ProfileId): string {
  for (let nth = 0; nth < MOST_WALKS; nth += 1) {
    const walked = walk(machine, profile, seedOf(nth));
    if (property.fault({ ...walked, machine }) !== undefined) return told(machine, property, seedOf(nth), walked);
  }
  throw new Error(`not noticed in ${MOST_WALKS} walks: ${property.says}`);
}

const SETTLING: readonly EventType[] = [
  'approve',
  'accept-offer',
  'accept-loss',
  'rule',
  'confirm-ruling',
  'uphold',
  'overturn',
  'appeal-window-end',
];

const KNOWS_ALL = { state: 'told', at: Number.MAX_SAFE_INTEGER } as const;

/** One wrong rule for each property, and where it shows. */
const WRONG: readonly (readonly [string, Property, Machine, ProfileId])[] = [
  [
    'a second case holds what the first one has paid already',
    BOOKS_BALANCE,
    blindTo(['open'], ({ funds }) => ({ funds: { ...funds, gone: 0 } })),
    'auracart',
  ],
  ['a refund forgets what the bank has given back', BOOKS_BALANCE, spoiled(paysBesideTheBank), 'alibaba'],
  [
    'withdrawing a complaint pays the seller',
    PAID_BY_DECISION,
    spoiled((answer) => (answer.entry.event.type === 'cancel' ? paysTheSeller(answer) : answer)),
    'tokopedia',
  ],
  [
    'a case that lapses pays the seller',
    PAID_BY_DECISION,
    spoiled((answer) => (answer.entry.event.type === 'idle-close' ? paysTheSeller(answer) : answer)),
    'taobao',
  ],
  ['a decision about some items pays for all', PAID_BY_DECISION, aboutAllItems(), 'auracart'],
  [
    'nobody remembers a promise at the decision',
    PROMISES_ANSWERED,
    blindTo(['rule'], ({ claim }) => ({ claim: claim && { ...claim, reason: 'damaged' } })),
    'auracart',
  ],
  [
    'the claimant may withdraw after the decision',
    WIN_STANDS,
    blindTo(['cancel'], ({ state }) =>
      state === 'ruled' ? { state: 'negotiation', rulings: [], escalatedAt: null } : {},
    ),
    'alibaba',
  ],
  ['a yes counts for whatever is asked by now', READ_BEFORE_AGREED, anyVersion(), 'auracart'],
  [
    'goods can be received that nobody has sent',
    SENT_BEFORE_PAID,
    blindTo(['goods-received'], ({ remedy }) =>
      remedy?.goods === 'due' ? { remedy: { ...remedy, goods: 'sent' } } : {},
    ),
    'taobao',
  ],
  ['any sum can be claimed for the way back', NO_POSTAGE_UNASKED, withoutBound(), 'auracart'],
  [
    'postage is paid before whoever bears it can object',
    NO_POSTAGE_UNASKED,
    blindTo(['return-inspected'], paysPostageAtOnce),
    'taobao',
  ],
  [
    'who was not told of the postage has agreed to it',
    NO_POSTAGE_UNASKED,
    blindTo(['postage-due'], () => ({ reach: { buyer: KNOWS_ALL, seller: KNOWS_ALL } })),
    'auracart',
  ],
  [
    'postage that was let pass is asked for anew after another decision',
    LET_PASS_STAYS,
    blindTo(SETTLING, forgetsAgreed),
    'auracart',
  ],
  ['nobody may decide contested postage', nobodyIsLost(), refusing(['decide-postage'], () => true), 'auracart'],
  [
    'everybody counts as told',
    JUDGED_WHEN_TOLD,
    blindTo(Object.values(CLOCK_EVENTS), () => ({ reach: { buyer: KNOWS_ALL, seller: KNOWS_ALL } })),
    'p2p',
  ],
  [
    'who was told once is told for ever',
    JUDGED_WHEN_TOLD,
    blindTo(Object.values(CLOCK_EVENTS), ({ reach = {} }) => ({
      reach: Object.fromEntries(
        Object.entries(reach).map(([party, each]) => [party, each.state === 'told' ? KNOWS_ALL : each]),
      ),
    })),
    'auracart',
  ],
  [
    'the time to join an appeal runs against who was not told of the decision',
    JOINED_WHEN_TOLD,
    spoiled((answer, { appeal }) =>
      withCase(answer, {
        appeal:
          answer.case.appeal === null || appeal === null
            ? answer.case.appeal
            : { ...answer.case.appeal, closesAt: appeal.closesAt },
      }),
    ),
    'alibaba',
  ],
  ['a letter that came back has told its receiver all the same', JUDGED_WHEN_TOLD, spoiled(forgetsReturns), 'auracart'],
  [
    'the mark of a silence stays, though the letter about it came back',
    RETURNED_PROVES_NOTHING,
    spoiled(keepsMarks),
    'p2p',
  ],
  ['words are no answer', ANSWERED_IS_NOT_SILENT, spoiled(hearsNoWords), 'p2p'],
  [
    'a marked claimant may withdraw',
    MARK_STAYS,
    blindTo(['cancel'], ({ flags }) => ({ flags: { ...flags, adverse: [] } })),
    'auracart',
  ],
  [
    'who won everything may appeal',
    OWN_APPEAL,
    blindTo(['appeal'], ({ rulings }) => ({
      rulings: rulings.map((ruling) => ({ ...ruling, terms: { kind: 'partial-refund', amount: 1 } })),
    })),
    'alibaba',
  ],
  [
    'who was given every item by its name may appeal',
    OWN_APPEAL,
    blindTo(['appeal'], ({ rulings }) => ({
      rulings: rulings.map((ruling) => ({
        ...ruling,
        terms: { ...ruling.terms, items: ruling.terms.items?.slice(1) ?? [] },
      })),
    })),
    'alibaba',
  ],
  ['there is one appeal for both', OWN_APPEAL, refusing(['appeal'], ({ appeal }) => appeal !== null), 'alibaba'],
  [
    'a review may end before the other side’s time is over',
    OWN_APPEAL,
    blindTo(['uphold', 'overturn'], ({ appeal }) => ({ appeal: appeal && { ...appeal, closesAt: 0 } })),
    'alibaba',
  ],
  ['the buyer always has the item', RETURNS_WHAT_IS_THERE, blindTo(SETTLING, () => ({ item: 'buyer' })), 'taobao'],
  [
    'all offers count together',
    ROOM_FOR_BOTH,
    refusing(['offer', 'counter', 'ask-refund', 'propose'], ({ offers }) => offers.length >= 50),
    'taobao',
  ],
  [
    'each label gives the buyer the whole time anew',
    ENDS,
    blindTo(['return-label'], ({ returnParcel }) => ({
      returnParcel: returnParcel && { ...returnParcel, label: null },
    })),
    'taobao',
  ],
  [
    'a claimant can keep the other side in talks for ever',
    ENDS,
    refusing(['escalate'], ({ claimant, state }) => claimant === 'buyer' && state === 'negotiation'),
    'taobao',
  ],
  [
    'a case whose last movement is confirmed stays open',
    nobodyIsLost(),
    spoiled((answer, before) =>
      answer.entry.event.type === 'remedy-done'
        ? withCase(answer, { state: 'remedy', closure: before.closure })
        : answer,
    ),
    'auracart',
  ],
  [
    'nobody may take a case from the queue',
    nobodyIsLost(),
    refusing(
      [
        'claim',
        'cancel',
        'accept-loss',
        'full-refund',
        'offer',
        'counter',
        'accept-offer',
        'ask-refund',
        'courier-check',
      ],
      ({ state }) => state === 'platform-queue',
    ),
    'auracart',
  ],
];

describe('the walks notice when', () => {
  for (const [title, property, machine, profile] of WRONG) {
    it(`${title} (${profile})`, () => {
      const message = noticed(machine, property, profile);
      expect(message)
        .include(property.says)
        .match(/seed \d+/);
      expect(message.split('\n').length, message).lessThan(46);
    }).timeout(180_000);
  }
});
