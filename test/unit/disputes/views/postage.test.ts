import { expect } from 'chai';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { policyRules } from '../../../../disputes/views/policy-rules.ts';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { timelineFor } from '../../../../disputes/views/timeline.ts';
import { evidence, terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

/** The item is back and the price is paid; what sending it has cost is not. */
async function waiting(story = new Story('auracart'), fault?: 'courier'): Promise<Story> {
  await story.open('buyer', { wanted: terms('return-refund') });
  if (fault === undefined) await story.does('seller', 'approve', { version: 1 });
  else {
    await story.does('seller', 'reject', { version: 1, why: 'w' });
    await story.does('buyer', 'escalate', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('return-refund'), reasons: 'r', fault });
  }
  await story.does('seller', 'return-label', { label: 'L', evidence: [] });
  await story.does('buyer', 'return-shipped', { tracking: 'T', postage: 900, evidence: [evidence('document')] });
  await story.does('seller', 'return-received', {});
  await story.does('seller', 'return-inspected', {});
  return story;
}

async function says(story: Story, party: PartyRole) {
  const row = await story.row();
  const { says: code, turn, sum, deadline } = standingOf({ row, party, profile: story.profile, at: story.at });
  return [code, turn, sum?.amount, deadline?.label, deadline?.afterwards];
}

async function events(story: Story): Promise<string[]> {
  const row = await story.row();
  const lines = timelineFor(await story.store.history(row.id), { role: 'buyer', id: 'b' }, row, () => 'x');
  return lines.map(({ event }) => event);
}

describe('what is read of postage that waits', () => {
  it('is whose turn it is, until when, and what follows', async () => {
    const story = await waiting();
    expect(await says(story, 'seller')).deep.equal([
      ...['postage-to-check', 'you', 900, 'contest-until', 'postage-accepted'],
    ]);
    expect(await says(story, 'buyer')).deep.equal(['postage-asked', 'other', 900, 'contest-until', 'postage-accepted']);
    await story.does('seller', 'contest-postage', { why: 'w' });
    for (const party of ['buyer', 'seller'] as const)
      expect(await says(story, party)).deep.equal([
        ...['postage-contested', 'platform', 900, 'platform-target', 'target-only'],
      ]);
    await story.does('mediator', 'decide-postage', { postage: 0, why: 'w' });
    expect((await says(story, 'buyer'))[0]).equal('closed-to-you');
  });

  it('is the platform’s where that bears it', async () => {
    const story = await waiting(new Story('auracart'), 'courier');
    for (const party of ['buyer', 'seller'] as const)
      expect((await says(story, party)).slice(0, 2)).deep.equal(['postage-at-platform', 'platform']);
  });

  it('is told by what the time did that ran out', async () => {
    const silent = await waiting();
    await silent.passes(24 * 4);
    expect(await events(silent)).include('postage-due');
    const overdue = await waiting();
    await overdue.does('seller', 'contest-postage', { why: 'w' });
    await overdue.passes(24 * 30);
    expect(await events(overdue))
      .include('platform-due')
      .and.not.include('postage-due');
    const untold = new Story('auracart');
    await untold.open('buyer', { wanted: terms('return-refund') });
    await untold.does('seller', 'approve', { version: 1 });
    await untold.does('seller', 'return-label', { label: 'L', evidence: [] });
    await untold.passes(1);
    untold.lettersArrive = false;
    await untold.does('buyer', 'return-shipped', { tracking: 'T', postage: 900, evidence: [evidence('document')] });
    await untold.passes(24 * 4);
    expect(await events(untold))
      .include('postage-unasked')
      .and.not.include('postage-due');
  });

  it('is in the policy that a mediator reads, as the sum that it is here', async () => {
    const story = await waiting();
    const rules = policyRules(await story.row(), story.profile).flatMap(({ sentences }) => sentences);
    expect(rules.find(({ code }) => code === 'postage')?.sum).deep.equal({ currency: 'MYR', amount: 2_000 });
  });
});
