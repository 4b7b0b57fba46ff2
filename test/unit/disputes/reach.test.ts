import { expect } from 'chai';
import { noteTold, noteUnreached } from '../../../disputes/cases/note-reach.ts';
import { DAY, HOUR, START } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

async function untold(profile: string, by: 'buyer' | 'seller' = 'buyer'): Promise<Story> {
  const story = new Story(profile);
  story.lettersArrive = false;
  await story.open(by);
  return story;
}

/** Long after every first answer is due. */
const LONG = 30 * 24;

describe('no clock runs against a party that could not be told', () => {
  for (const [profile, by, other] of [
    ['p2p', 'buyer', 'seller'],
    ['p2p', 'seller', 'buyer'],
    ['auracart', 'buyer', 'seller'],
    ['taobao', 'buyer', 'seller'],
    ['tokopedia', 'buyer', 'seller'],
    ['alibaba', 'buyer', 'seller'],
  ] as const) {
    it(`silence of a ${other} who was never told is none, and the ${by} is not stuck (${profile})`, async () => {
      const story = await untold(profile, by);
      const row = await story.passes(LONG);
      expect(row.state).to.equal('platform-queue');
      expect(row.flags.adverse).to.deep.equal([]);
      expect(row.unlocked).not.to.have.property(by, 'first-answer-overdue');
      expect(story.told(other)).not.to.include('adverse-warning');
      expect(row.reach?.[other]).to.equal(undefined);
      await story.does('mediator', 'claim', {});
      const ruling = { terms: { kind: 'reject', amount: null }, reasons: 'r', fault: other, inferredAgainst: other };
      expect(await refusalOf(story.does('mediator', 'rule', ruling as never))).to.equal('inference_not_permitted');
    });
  }

  it('the time to answer begins when they are told, and what silence leads to then holds', async () => {
    const story = await untold('p2p');
    const dueAt = (await story.row()).clocks['first-answer']?.dueAt ?? 0;
    await story.passes(20);
    await story.does('clock', 'told', { party: 'seller', by: 'email' });
    const row = await story.row();
    expect(row.clocks['first-answer']).to.deep.equal({ startedAt: START + 20 * HOUR, dueAt: START + 44 * HOUR + 1 });
    expect(dueAt).to.equal(START + 24 * HOUR + 1);
    expect(story.told('buyer')).to.include('reached');
    expect((await story.passes(23)).flags.adverse).to.deep.equal([]);
    expect((await story.passes(2)).flags.adverse).to.deep.equal(['seller']);
  });

  it('a letter that leaves with the decision moves no deadline, and nobody is told of it', async () => {
    const story = await untold('p2p');
    const before = (await story.row()).clocks;
    await noteTold(story.deps, await story.row(), { party: 'seller', by: 'email', at: START + 2_000 });
    expect((await story.row()).clocks).to.deep.equal(before);
    expect(story.told('buyer')).not.to.include('reached');
  });

  it('who could not be reached is named to the other side and the mediators, once', async () => {
    const story = await untold('auracart');
    await noteUnreached(story.deps, (await story.row()).id, 'seller', START);
    await noteUnreached(story.deps, (await story.row()).id, 'seller', START);
    expect((await story.row()).reach?.seller).to.deep.equal({ state: 'unreachable', at: START });
    for (const receiver of ['buyer', 'mediators'])
      expect(story.told(receiver).filter((template) => template === 'unreached')).to.have.length(1);
    expect(story.told('seller')).not.to.include('unreached');
  });

  it('who acts knows, whatever became of the letters', async () => {
    const story = await untold('p2p');
    await noteUnreached(story.deps, (await story.row()).id, 'seller', START);
    await story.passes(5);
    await story.does('seller', 'message', { messageId: 'm-1' });
    const row = await story.row();
    expect(row.reach?.seller).to.deep.equal({ state: 'told', at: START + 5 * HOUR });
    expect(row.clocks['first-answer']?.startedAt).to.equal(START + 5 * HOUR);
    await noteUnreached(story.deps, row.id, 'seller', story.at);
    expect((await story.row()).reach?.seller?.state, 'a later letter that fails').to.equal('told');
  });

  it('a question of the platform to somebody who was never told leaves no mark on them', async () => {
    const story = await untold('auracart');
    await story.passes(LONG);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['buyer', 'seller'], question: 'Which lid?' });
    await story.does('clock', 'told', { party: 'buyer', by: 'page' });
    const row = await story.passes(LONG);
    expect(row.flags.adverse).to.deep.equal(['buyer']);
  });

  it('nor does one that never came to somebody who knows of the case', async () => {
    const story = await untold('auracart');
    await story.passes(LONG);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['buyer'], question: 'Which lid?' });
    expect((await story.passes(LONG)).flags.adverse).to.deep.equal([]);
  });

  it('who looks at a question late has the whole time, once, and the other side gets no more by it', async () => {
    const story = await untold('auracart');
    await story.passes(LONG);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['buyer', 'seller'], question: 'Which lid?' });
    await story.passes(24);
    await story.does('clock', 'told', { party: 'buyer', by: 'page' });
    const dueAt = story.at + 3 * DAY + 1;
    expect((await story.row()).clocks.info?.dueAt).to.equal(dueAt);
    await story.passes(24);
    expect(await refusalOf(story.does('clock', 'told', { party: 'buyer', by: 'page' }))).to.equal('reach_unchanged');
    await story.does('clock', 'told', { party: 'seller', by: 'page' });
    expect(await refusalOf(story.does('clock', 'told', { party: 'buyer', by: 'page' }))).to.equal('reach_unchanged');
    expect((await story.row()).clocks.info?.dueAt).to.equal(dueAt + DAY);
  });

  it('a complaint whose claimant was not warned does not lapse: the platform looks at it', async () => {
    const story = await untold('tokopedia');
    await story.does('clock', 'told', { party: 'seller', by: 'email' });
    const row = await story.passes(18 * 24);
    expect(row).to.include({ state: 'platform-queue', closure: null });
    const warned = new Story('tokopedia');
    await warned.open();
    expect((await warned.passes(18 * 24)).closure?.basis).to.equal('idle');
  });

  it('the window for an appeal begins anew for a loser who is told within it', async () => {
    const story = await untold('alibaba');
    await story.passes(LONG);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', {
      terms: { kind: 'full-refund', amount: null },
      reasons: 'The photographs show it.',
      fault: 'seller',
    });
    await story.passes(5 * 24);
    await story.does('clock', 'told', { party: 'seller', by: 'page' });
    expect((await story.row()).clocks['appeal-window']?.dueAt).to.equal(story.at + 14 * DAY + 1);
  });

  it('who is told of a decision while the other side’s appeal is under review has the whole time to join it', async () => {
    const story = await untold('alibaba');
    await story.passes(LONG);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', {
      terms: { kind: 'partial-refund', amount: 3_000 },
      reasons: 'The photographs show it.',
      fault: 'seller',
    });
    await story.does('buyer', 'appeal', { explanation: 'It is all broken.', evidence: [] });
    // After the end of the window in which those could join who knew.
    await story.passes(15 * 24);
    expect(await story.can('seller', 'appeal')).to.equal(undefined);
    await story.does('supervisor', 'claim', {});
    await story.does('clock', 'told', { party: 'seller', by: 'page' });
    const closesAt = story.at + 14 * DAY + 1;
    expect(await story.can('seller', 'appeal')).to.deep.include({ open: true, closesAt });
    expect(await story.can('supervisor', 'uphold')).to.deep.include({ open: false, opensAt: closesAt });
    expect((await story.row()).clocks.platform?.dueAt, 'the review begins after that').to.be.greaterThan(closesAt);
    expect(story.told('buyer')).to.include('reached');
    expect(await refusalOf(story.does('clock', 'told', { party: 'seller', by: 'page' }))).to.equal('reach_unchanged');
    await story.does('seller', 'appeal', { explanation: 'It was used.', evidence: [] });
    expect((await story.row()).crossAppeal?.by).to.equal('seller');
  });

  it('a case from before this was kept runs as it did, until a letter proves hopeless', async () => {
    const story = await untold('p2p');
    const { reach: _, ...old } = await story.row();
    story.store.rows.set(old.id, JSON.stringify(old));
    await noteUnreached(story.deps, old.id, 'seller', START);
    expect((await story.row()).reach).to.deep.equal({
      buyer: { state: 'told', at: START },
      seller: { state: 'unreachable', at: START },
    });
    expect((await story.passes(LONG)).flags.adverse).to.deep.equal([]);
  });
});
