import { expect } from 'chai';
import { dueAfter } from '../../../calendar/period.ts';
import { lostBy } from '../../../disputes/domain/lost-by.ts';
import { standingOf } from '../../../disputes/views/standing/standing.ts';
import { SECOND_MEDIATOR, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

describe('an appeal', () => {
  async function ruled(kind: 'reject' | 'partial-refund' | 'full-refund') {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms(kind), reasons: 'r', fault: 'none' });
    return story;
  }
  const appeal = { explanation: 'No.', evidence: [] } as const;

  it('is only for whoever lost something, and only they are told of it', async () => {
    const rejected = await ruled('reject');
    expect(await refusalOf(rejected.does('seller', 'appeal', appeal))).equal('nothing_lost');
    expect(await rejected.can('seller', 'appeal')).equal(undefined);
    expect(rejected.told('seller')).not.include('appeal-open');
    expect(rejected.told('buyer')).include('appeal-open');
    const refunded = await ruled('full-refund');
    expect(await refusalOf(refunded.does('buyer', 'appeal', appeal))).equal('nothing_lost');
    expect(refunded.told('buyer')).not.include('appeal-open');
  });

  it('of the other side joins the same review, and is answered with it', async () => {
    const story = await ruled('partial-refund');
    await story.does('seller', 'appeal', appeal);
    await story.does(SECOND_MEDIATOR, 'claim', {});
    expect(await refusalOf(story.does('seller', 'appeal', appeal))).equal('appeal_exists');
    const joined = await story.does('buyer', 'appeal', { explanation: 'Too little.', evidence: [] });
    expect(joined).include({ state: 'appeal-review', assignedTo: SECOND_MEDIATOR.id });
    expect([joined.appeal?.by, joined.crossAppeal?.by]).deep.equal(['seller', 'buyer']);
    const closed = await story.does(SECOND_MEDIATOR, 'uphold', { reasons: 'Right.' });
    expect([closed.appeal?.result, closed.crossAppeal?.result]).deep.equal(['upheld', 'upheld']);
  });

  it('has a date for its review that can be kept: counted from when nobody can join it any more', async () => {
    const story = await ruled('partial-refund');
    const { dueAt: closesAt = 0 } = (await story.row()).clocks['appeal-window'] ?? {};
    const { calendar, platform } = story.profile;
    const first = await story.does('seller', 'appeal', appeal);
    expect(first.clocks.platform?.dueAt).equal(dueAfter(platform.reviewWithin, closesAt, calendar));
    await story.passes(24);
    const both = await story.does('buyer', 'appeal', appeal);
    expect(both.clocks.platform?.dueAt).equal(dueAfter(platform.reviewWithin, story.at, calendar));
    const alone = await ruled('reject');
    const only = await alone.does('buyer', 'appeal', appeal);
    expect(only.clocks.platform?.dueAt).equal(dueAfter(platform.reviewWithin, alone.at, calendar));
  });

  it('says that its review takes longer than planned, rather than nothing', async () => {
    const story = await ruled('reject');
    await story.does('buyer', 'appeal', appeal);
    await story.passes(40 * 24);
    const { profile, at } = story;
    const row = await story.row();
    for (const party of ['buyer', 'seller'] as const)
      expect(standingOf({ row, party, profile, at }).says).equal('appeal-overdue');
  });

  it('can join up to the end of the window', async () => {
    const story = await ruled('partial-refund');
    await story.does('seller', 'appeal', appeal);
    await story.passes(14 * 24 + 1);
    expect(await refusalOf(story.does('buyer', 'appeal', appeal))).equal('action_too_late');
  });

  it('counts what was claimed: who got what they asked for lost nothing', async () => {
    const story = new Story('alibaba');
    await story.open('buyer', { wanted: terms('partial-refund', 3000) });
    const row = await story.row();
    expect(lostBy(row, { terms: terms('partial-refund', 3000) }, 'buyer')).equal(false);
    expect(lostBy(row, { terms: terms('partial-refund', 2999) }, 'buyer')).equal(true);
    expect(lostBy(row, { terms: terms('partial-refund', 3000) }, 'seller')).equal(true);
  });
});
