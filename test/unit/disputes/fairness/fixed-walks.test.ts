import { expect } from 'chai';
import type { EventData, EventType } from '../../../../disputes/domain/events.ts';
import type { PartyRole, Role } from '../../../../disputes/domain/roles.ts';
import {
  ACTORS,
  claimFor,
  DAY,
  evidence,
  HOUR,
  type ProfileId,
  SECOND_MEDIATOR,
  START,
  terms,
} from '../fakes/cases.ts';
import { named } from './characters.ts';
import { OURS } from './machine.ts';
import { FAIRNESS } from './properties/all.ts';
import { type Setup, setupFor } from './setup.ts';
import { Stage } from './stage.ts';

/** A walk by hand: who does what on which day. At its end every property is asked, as after a random one. */
class Steps {
  readonly stage: Stage;

  constructor(profile: ProfileId, change: Partial<Setup> = {}) {
    this.stage = new Stage(OURS, setupFor(profile, change));
  }

  opens(by: PartyRole, change: Partial<EventData['open']> = {}): this {
    return this.does(0, by, 'open', { ...claimFor(this.stage.setup.profile, by), ...change });
  }

  /** Fails where the rules refuse it. */
  does<E extends EventType>(day: number, who: Role | 'second', type: E, data: EventData[E]): this {
    expect(this.tries(day, who, type, data), `${type} of ${who} on day ${day}`).equal(undefined);
    return this;
  }

  /** The code with which the rules refuse it; undefined where they do not. */
  tries<E extends EventType>(day: number, who: Role | 'second', type: E, data: EventData[E]): string | undefined {
    const actor = who === 'second' ? SECOND_MEDIATOR : ACTORS[who];
    const event = { type, data } as Parameters<Stage['take']>[0]['event'];
    return this.stage.take({ at: START + day * DAY, actor, event }) ? undefined : this.stage.refusals.at(-1)?.code;
  }

  can(who: PartyRole, action: EventType): boolean {
    const { machine, row, profile, at } = this.stage;
    return machine.allowed(row, ACTORS[who], profile, at).some((each) => each.action === action && each.open);
  }

  isFair(): void {
    const cast = { buyer: named('honest'), seller: named('honest') };
    for (const property of FAIRNESS)
      expect(property.fault({ stage: this.stage, cast, machine: OURS }), property.says).equal(undefined);
  }
}

const decided = (kind: 'reject' | 'full-refund' | 'return-refund' | 'partial-refund', fault: 'buyer' | 'seller') => ({
  terms: terms(kind),
  reasons: 'As the photographs show.',
  fault,
});

describe('walks that were unfair once', () => {
  it('a receipt before anything was sent pays nobody; what arrives wrong comes back to the platform', () => {
    const walk = new Steps('taobao').opens('buyer', {
      reason: 'wrong-or-missing',
      wanted: terms('resend'),
    });
    walk.does(1, 'seller', 'approve', { version: 1 });
    expect(walk.tries(1, 'buyer', 'goods-received', {})).equal('goods_not_due');
    walk.does(2, 'seller', 'goods-sent', { tracking: 'T-1' });
    walk.does(4, 'buyer', 'goods-mismatch', { arrived: true, why: 'Another one.', evidence: [evidence()] });
    expect(walk.stage.row).include({ state: 'platform-queue' });
    expect(walk.stage.row.funds.released).equal(0);
    walk.isFair();
  });

  it('who won everything has nothing to appeal, and cannot use up the appeal of who lost', () => {
    const walk = new Steps('alibaba').opens('buyer', { formal: true });
    walk.does(1, 'seller', 'reject', { version: 1, why: 'It was whole.' });
    walk.does(1, 'buyer', 'escalate', { why: 'It was not.' });
    walk.does(2, 'mediator', 'claim', {}).does(3, 'mediator', 'rule', decided('reject', 'buyer'));
    expect(walk.tries(3, 'seller', 'appeal', { explanation: 'To be sure.', evidence: [] })).equal('nothing_lost');
    expect(walk.can('buyer', 'appeal')).equal(true);
    walk.does(10, 'buyer', 'appeal', { explanation: 'Look at the second photograph.', evidence: [] });
    walk.does(11, 'second', 'claim', {});
    walk.isFair();
  });

  it('an honest seller without the payment is not led to give in: the yes names the sum, and the no goes to the platform', () => {
    const walk = new Steps('p2p').opens('buyer');
    expect(walk.tries(0.2, 'seller', 'agreed', {})).equal('confirmation_missing');
    walk.does(0.3, 'seller', 'failed', { why: 'Nothing has arrived on my account.' });
    expect(walk.stage.row.state).equal('platform-queue');
    expect(walk.tries(0.4, 'buyer', 'cancel', { confirmed: true })).equal('decision_awaited');
    walk.isFair();
  });

  for (const [profile, by] of [
    ['p2p', 'seller'],
    ['auracart', 'buyer'],
  ] as const)
    it(`nobody is marked for a letter that never came (${profile})`, () => {
      const never = { from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY, delay: HOUR };
      const here = { from: 0, until: Number.POSITIVE_INFINITY, delay: HOUR };
      const post = by === 'buyer' ? { buyer: here, seller: never } : { buyer: never, seller: here };
      const walk = new Steps(profile, { post }).opens(by);
      walk.stage.passTo(START + 20 * DAY);
      expect(walk.stage.row.state).equal('platform-queue');
      expect(walk.stage.row.flags.adverse).deep.equal([]);
      walk.isFair();
    });

  it('an item that came back and was found wrong is not asked for again', () => {
    const walk = new Steps('taobao').opens('buyer', { wanted: terms('return-refund') });
    walk.does(1, 'seller', 'approve', { version: 1 });
    walk.does(2, 'seller', 'return-label', { label: 'L-1', evidence: [] });
    walk.does(3, 'buyer', 'return-shipped', { tracking: 'T-1', evidence: [] });
    walk.does(6, 'courier', 'return-received', {});
    walk.does(7, 'warehouse', 'return-mismatch', { why: 'Worn.', evidence: [evidence()] });
    walk.does(8, 'mediator', 'claim', {}).does(9, 'mediator', 'rule', decided('return-refund', 'seller'));
    expect(walk.stage.row.state).equal('remedy');
    expect(walk.stage.row.funds.refunded).equal(10_000);
    walk.isFair();
  });

  it('an item that came back goes to the buyer again where the seller keeps the money', () => {
    const walk = new Steps('taobao').opens('buyer', { wanted: terms('return-refund') });
    walk.does(1, 'seller', 'approve', { version: 1 });
    walk.does(2, 'seller', 'return-label', { label: 'L-1', evidence: [] });
    walk.does(3, 'buyer', 'return-shipped', { tracking: 'T-1', evidence: [] });
    walk.does(6, 'courier', 'return-received', {});
    walk.does(7, 'warehouse', 'return-mismatch', { why: 'Worn.', evidence: [evidence()] });
    walk.does(8, 'mediator', 'claim', {});
    expect(walk.tries(9, 'mediator', 'rule', decided('reject', 'buyer'))).equal('item_destination_invalid');
    walk.does(9, 'mediator', 'rule', { ...decided('reject', 'buyer'), itemTo: 'buyer' });
    expect(walk.stage.row.funds.released).equal(0);
    walk.does(10, 'seller', 'goods-sent', { tracking: 'T-2' }).does(13, 'buyer', 'goods-received', {});
    expect(walk.stage.row.funds.released).equal(10_000);
    walk.isFair();
  });

  it('a marked claimant cannot begin anew, when the mediator gives the case back', () => {
    const walk = new Steps('auracart').opens('buyer');
    walk.does(1, 'seller', 'reject', { version: 1, why: 'It was whole.' });
    walk.does(1, 'buyer', 'escalate', { why: 'It was not.' });
    walk.does(2, 'mediator', 'claim', {});
    walk.does(2, 'mediator', 'request-info', { to: ['buyer'], question: 'A photograph, please?' });
    walk.does(6, 'mediator', 'release', {});
    expect(walk.stage.row).include({ state: 'platform-queue' });
    expect(walk.stage.row.flags.adverse).deep.equal(['buyer']);
    expect(walk.tries(6, 'buyer', 'cancel', { confirmed: true })).equal('decision_awaited');
    walk.isFair();
  });

  it('fifty offers of the buyer leave room for the seller’s first and for the platform', () => {
    const walk = new Steps('auracart').opens('buyer');
    for (let more = 1; more < 50; more += 1)
      walk.does(0.1, 'buyer', 'offer', { terms: terms('partial-refund', 100 + more) });
    expect(walk.tries(0.1, 'buyer', 'offer', { terms: terms('full-refund') })).equal('offers_too_many');
    walk.does(0.2, 'seller', 'offer', { terms: terms('partial-refund', 50) });
    walk.does(1.5, 'buyer', 'escalate', { why: 'We go in circles.' }).does(2, 'mediator', 'claim', {});
    walk.does(2, 'mediator', 'propose', { terms: terms('partial-refund', 80), reasons: 'Fair.' });
    walk.isFair();
  });

  it('a refused parcel that is on its way back is not asked for, and the money waits for its arrival', () => {
    const walk = new Steps('taobao', {
      delivery: 'refused',
      item: 'on-its-way',
      order: { ...setupFor('taobao').order, deliveredAt: null },
    });
    walk.opens('buyer', {
      reason: 'parcel-damaged',
      delivery: 'refused',
      wanted: terms('return-refund'),
      declared: [],
    });
    walk.does(1, 'seller', 'approve', { version: 1 });
    expect(walk.stage.row).include({ state: 'return-shipped' });
    expect(walk.stage.row.funds.refunded).equal(0);
    walk.does(3, 'courier', 'return-received', {}).does(4, 'warehouse', 'return-inspected', {});
    expect(walk.stage.row.funds.refunded).equal(10_000);
    walk.isFair();
  });

  it('a message or a file within the time is an answer: to the complaint, and to a question of the platform', () => {
    const walk = new Steps('p2p').opens('buyer');
    walk.does(0.5, 'seller', 'message', { messageId: 'm-1' });
    walk.stage.passTo(START + 2 * DAY);
    expect(walk.stage.row).include({ state: 'platform-queue' });
    walk.does(2, 'mediator', 'claim', {});
    walk.does(2, 'mediator', 'request-info', { to: ['buyer', 'seller'], question: 'The receipt, please?' });
    walk.does(2.2, 'buyer', 'add-evidence', { evidence: [evidence('document')] });
    expect(walk.stage.row.state, 'the seller is still asked').equal('info-requested');
    walk.does(2.4, 'seller', 'message', { messageId: 'm-2' });
    expect(walk.stage.row).include({ state: 'platform-review' });
    expect(walk.stage.row.flags.adverse).deep.equal([]);
    walk.isFair();
  });

  it('both lose by a part: a quick review waits until the other side has appealed, or its time is over', () => {
    const walk = new Steps('alibaba').opens('buyer', { formal: true });
    walk.does(1, 'seller', 'reject', { version: 1, why: 'It was whole.' });
    walk.does(1, 'buyer', 'escalate', { why: 'It was not.' });
    walk.does(2, 'mediator', 'claim', {}).does(2, 'mediator', 'rule', decided('partial-refund', 'seller'));
    walk.does(3, 'seller', 'appeal', { explanation: 'Too much.', evidence: [] }).does(3, 'second', 'claim', {});
    expect(walk.tries(3, 'second', 'uphold', { reasons: 'As before.' })).equal('action_locked');
    walk.does(9, 'buyer', 'appeal', { explanation: 'Too little.', evidence: [] });
    walk.does(9, 'second', 'uphold', { reasons: 'As before.' });
    expect(walk.stage.row.funds).include({ refunded: 4000, released: 6000 });
    walk.isFair();
  });

  it('the seller’s appeal is not the buyer’s: who loses only after a failed return has one still', () => {
    const walk = new Steps('alibaba').opens('buyer', { formal: true, wanted: terms('return-refund') });
    walk.does(1, 'seller', 'reject', { version: 1, why: 'It was whole.' });
    walk.does(1, 'buyer', 'escalate', { why: 'It was not.' });
    walk.does(2, 'mediator', 'claim', {}).does(2, 'mediator', 'rule', decided('return-refund', 'seller'));
    walk.does(3, 'seller', 'appeal', { explanation: 'No.', evidence: [] }).does(3, 'second', 'claim', {});
    walk
      .does(4, 'second', 'uphold', { reasons: 'As before.' })
      .does(5, 'seller', 'return-label', { label: 'L-1', evidence: [] });
    walk.does(6, 'buyer', 'return-shipped', { tracking: 'T-1', evidence: [] }).does(9, 'seller', 'return-received', {});
    walk.does(9, 'seller', 'return-mismatch', { why: 'Another one.', evidence: [evidence()] });
    walk.does(10, 'mediator', 'claim', {});
    walk.does(10, 'mediator', 'rule', { ...decided('reject', 'buyer'), itemTo: 'buyer' });
    expect(walk.stage.row).include({ state: 'ruled' });
    expect([walk.can('buyer', 'appeal'), walk.can('seller', 'appeal')]).deep.equal([true, false]);
    walk.does(12, 'buyer', 'appeal', { explanation: 'It is mine.', evidence: [] });
    walk.isFair();
  });

  it('while a ruling waits for its second person nobody asks the courier, and no offer overtakes it', () => {
    const order = { ...setupFor('taobao').order, paid: 900_000_000 };
    const walk = new Steps('taobao', { order }).opens('buyer');
    walk.does(1, 'seller', 'reject', { version: 1, why: 'It was whole.' });
    walk.does(8, 'buyer', 'escalate', { why: 'It was not.' });
    walk.does(9, 'mediator', 'claim', {}).does(9, 'mediator', 'rule', decided('reject', 'buyer'));
    expect(walk.tries(9, 'mediator', 'courier-check', {})).equal('ruling_pending');
    expect(walk.tries(9, 'seller', 'offer', { terms: terms('discount', 5) })).equal('decision_awaited');
    walk.does(10, 'supervisor', 'confirm-ruling', {});
    expect(walk.stage.row.funds.released).equal(900_000_000);
    walk.isFair();
  });

  it('a seller who has answered is not kept in talks for ever by a message now and then', () => {
    const walk = new Steps('taobao').opens('buyer');
    walk.does(1, 'seller', 'reject', { version: 1, why: 'It was whole.' });
    for (const day of [5, 10, 14]) walk.does(day, 'buyer', 'message', { messageId: `m-${day}` });
    expect(walk.tries(14, 'seller', 'escalate', { why: 'An end, please.' })).equal('action_locked');
    walk.does(15.1, 'seller', 'escalate', { why: 'An end, please.' });
    expect(walk.stage.row).include({ state: 'platform-queue', escalatedBy: 'seller' });
    walk.isFair();
  });
});
