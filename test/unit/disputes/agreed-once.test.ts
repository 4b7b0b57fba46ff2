import { expect } from 'chai';
import { DAY, HOUR, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

const days = (count: number) => (count * DAY) / HOUR;

describe('what was agreed and not carried out', () => {
  it('is not agreed to once more: nobody gets new time by it, and the platform decides', async () => {
    const story = new Story('taobao');
    await story.open('buyer', { reason: 'wrong-or-missing', wanted: terms('resend') });
    await story.does('seller', 'approve', { version: 1 });
    const late = await story.passes(days(6));
    expect(late).include({ state: 'platform-queue' });
    expect(late.flags.remedyTrouble).equal('goods-overdue');
    expect(await refusalOf(story.does('seller', 'accept-loss', { version: 1 }))).equal('offer_already_accepted');
    expect(await story.can('seller', 'accept-loss')).equal(undefined);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'propose', { terms: terms('repair', 500), reasons: 'Or so.' });
    expect(await refusalOf(story.does('seller', 'approve', { version: 1 }))).equal('offer_already_accepted');
  });

  it('leaves open to give in to something else that the other side asks for since', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.passes(days(8));
    await story.does('buyer', 'offer', { terms: terms('full-refund') });
    expect((await story.does('seller', 'accept-loss', { version: 2 })).closure?.outcome).equal('full-refund');
  });
});

describe('giving in at the platform', () => {
  it('gives a whole trade away only once what is lost was named', async () => {
    const story = new Story('p2p');
    await story.open();
    await story.does('seller', 'failed', { why: 'No money came.' });
    const losses = await story.can('seller', 'accept-loss');
    expect(losses).deep.include({
      losses: [{ solution: 'unlock-order', minor: 10_000, currency: 'VND', warning: 'seller-unlocks', version: 1 }],
    });
    expect(await refusalOf(story.does('seller', 'accept-loss', { version: 1 }))).equal('confirmation_missing');
    const confirm = { solution: 'unlock-order', minor: 10_000, currency: 'VND' } as const;
    expect((await story.does('seller', 'accept-loss', { version: 1, confirm })).closure?.outcome).equal('unlock-order');
  });
});
