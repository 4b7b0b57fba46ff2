import { expect } from 'chai';
import { isAsked } from '../../../../disputes/views/asked.ts';
import { ACTORS, terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

/** Whose turn it is: `buyer`, `seller`, both, or nobody. */
async function turn(story: Story): Promise<string> {
  const row = await story.row();
  const asked = (['buyer', 'seller'] as const).filter((role) => isAsked(row, ACTORS[role], story.profile, story.at));
  return asked.join(' and ') || 'nobody';
}

describe('whose turn it is', () => {
  it('goes back and forth with the newest offer, and to nobody once the platform has the case', async () => {
    const story = new Story('auracart');
    await story.open();
    expect(await turn(story)).to.equal('seller');
    await story.does('seller', 'offer', { terms: terms('partial-refund', 1000) });
    expect(await turn(story), 'the claim still stands, but it was answered').to.equal('buyer');
    await story.does('buyer', 'counter', { version: 2, terms: terms('partial-refund', 3000) });
    expect(await turn(story)).to.equal('seller');
    await story.does('seller', 'reject', { version: 3, why: 'Too much.' });
    await story.does('buyer', 'escalate', { why: 'No way.' });
    expect(await turn(story)).to.equal('nobody');
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['buyer'], question: 'How big is it?' });
    expect(await turn(story)).to.equal('buyer');
  });

  it('is the claimant’s no longer when the offer before them has run out', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('exchange') });
    expect(await turn(story)).to.equal('buyer');
    await story.passes(7 * 24 + 1);
    expect(await turn(story)).to.equal('seller');
  });

  it('is the buyer’s when goods are on their way, not before they were sent', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { wanted: terms('exchange') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('buyer', 'return-shipped', { tracking: 'JX-1' });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-inspected', {});
    expect(await turn(story)).to.equal('seller');
    await story.does('seller', 'goods-sent', { tracking: 'JX-2' });
    expect(await turn(story)).to.equal('buyer');
  });
});
