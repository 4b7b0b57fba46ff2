import { expect } from 'chai';
import { formRules } from '../../../disputes/routes/order-routes.ts';
import { adviceViews } from '../../../disputes/views/advice.ts';
import { evidence, HOUR, profileNamed, START, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** An AuraCart case for this reason, before its mediator. */
async function reviewed(reason: string, order: object = {}): Promise<Story> {
  const story = new Story('auracart', order);
  await story.open('buyer', {
    reason,
    wanted: terms('full-refund'),
    evidence: [evidence()],
    delivery: reason === 'not-received' ? 'not-received' : 'signed',
  });
  await story.does('seller', 'reject', { version: 1, why: 'w' });
  await story.does('buyer', 'escalate', { why: 'w' });
  await story.does('mediator', 'claim', {});
  return story;
}

describe('a promise of the marketplace', () => {
  it('of authenticity needs an answer before a decision that gives the buyer less than everything', async () => {
    const story = await reviewed('counterfeit');
    const ruling = { terms: terms('reject'), reasons: 'r', fault: 'buyer' } as const;
    expect(await refusalOf(story.does('mediator', 'rule', ruling))).equal('promise_unanswered');
    expect(await refusalOf(story.does('mediator', 'rule', { ...ruling, promise: ' ' }))).equal('promise_unanswered');
    const row = await story.does('mediator', 'rule', { ...ruling, promise: 'The maker has confirmed it.' });
    expect(row.rulings.at(-1)?.promise).equal('The maker has confirmed it.');
    const other = await reviewed('counterfeit');
    const refund = { ...ruling, terms: terms('return-refund') };
    expect((await other.does('mediator', 'rule', refund)).state).equal('return-label');
  });

  it('of proof of delivery protects the seller, where the carrier holds it', async () => {
    const late = { deliveredAt: null };
    const ruling = { terms: terms('full-refund'), reasons: 'r', fault: 'seller' } as const;
    const proven = await reviewed('not-received', { ...late, proofOfDelivery: true });
    expect(await refusalOf(proven.does('mediator', 'rule', ruling))).equal('promise_unanswered');
    const unproven = await reviewed('not-received', { ...late, proofOfDelivery: false });
    expect((await unproven.does('mediator', 'rule', ruling)).state).equal('closed');
  });

  it('is shown to everybody, and to staff with the outcomes that need an answer to it', async () => {
    const story = await reviewed('counterfeit');
    const row = await story.row();
    expect(adviceViews(row, story.profile, true).promise).deep.equal({
      code: 'authenticity',
      answerFor: ['partial-refund', 'reject'],
      eachItem: true,
    });
    expect(adviceViews(row, story.profile, false).promise).deep.equal({ code: 'authenticity', answerFor: [] });
    const damaged = await reviewed('damaged');
    expect(adviceViews(await damaged.row(), damaged.profile, true).promise).deep.equal({
      code: 'money-back',
      answerFor: [],
    });
  });
});

describe('writing to the other side first', () => {
  it('is advised, with the time to give them, before a case and in it', async () => {
    const damaged = formRules(profileNamed('auracart'), 'buyer', START).reasons.find(({ code }) => code === 'damaged');
    const until = new Date(START + 48 * HOUR + 1).toISOString();
    expect(damaged?.contactFirst).deep.equal({ wait: '48 hours', until });
    const story = new Story('auracart');
    await story.open('buyer', { contactedAt: START - HOUR });
    expect(adviceViews(await story.row(), story.profile, false).contact).deep.equal({
      contactedAt: new Date(START - HOUR).toISOString(),
      waitUntil: new Date(START + 47 * HOUR + 1).toISOString(),
    });
  });

  it('is no gate, and a word that is yet to be written is none', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { contactedAt: START + HOUR });
    const row = await story.row();
    expect(row.claim?.contactedAt).equal(undefined);
    expect(adviceViews(row, story.profile, false).contact).deep.equal({});
    const silent = formRules(profileNamed('auracart'), 'buyer', Number.NaN);
    expect(silent.reasons.find(({ code }) => code === 'damaged')?.contactFirst).deep.equal({ wait: '48 hours' });
    expect(silent.reasons.find(({ code }) => code === 'not-received')?.contactFirst).equal(undefined);
  });
});
