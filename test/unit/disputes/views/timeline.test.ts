import { expect } from 'chai';
import { timelineFor } from '../../../../disputes/views/timeline.ts';
import { terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

describe('the timeline of a case', () => {
  it('says of every movement of money how much went to whom, once', async () => {
    const story = new Story('auracart');
    await story.open();
    const { paid } = (await story.row()).order;
    await story.does('seller', 'offer', { terms: terms('partial-refund', 1000) });
    await story.does('buyer', 'accept-offer', { version: 2 });
    const row = await story.row();
    const lines = timelineFor(await story.store.history(row.id), { role: 'buyer', id: 'b' }, row, () => 'x');
    const moved = lines.flatMap((line) => line.moved ?? []);
    expect(moved).to.have.deep.members([
      { to: 'buyer', amount: { currency: 'MYR', amount: 1000 } },
      { to: 'escrow', amount: { currency: 'MYR', amount: paid - 1000 } },
    ]);
    expect(lines.find(({ event }) => event === 'offer')).not.to.have.property('moved');
  });

  it('tells a number or an address that was put right as that, and a second parcel as a parcel', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    for (const address of ['Jalan 1', 'Jalan 11'])
      await story.does('seller', 'return-label', { address, evidence: [] });
    for (const tracking of ['T-1', 'T-2']) await story.does('buyer', 'return-shipped', { tracking, evidence: [] });
    const row = await story.row();
    const lines = timelineFor(await story.store.history(row.id), { role: 'buyer', id: 'b' }, row, () => 'x');
    expect(lines.map(({ event }) => event).slice(-4)).to.deep.equal([
      'return-label',
      'return-label-corrected',
      'return-shipped',
      'tracking-corrected',
    ]);
  });
});
