import { expect } from 'chai';
import { noteReturned } from '../../../disputes/cases/note-reach.ts';
import type { ToldBy } from '../../../disputes/domain/events.ts';
import type { PartyRole } from '../../../disputes/domain/roles.ts';
import { returnedLetters } from '../../../disputes/letters/returned-letters.ts';
import { untoldOf } from '../../../disputes/views/view-parts.ts';
import { HOUR, START } from './fakes/cases.ts';
import { freights, inspected, labelled, sends, WAIT } from './fakes/returned.ts';
import { refusalOf, Story } from './fakes/story.ts';

async function openedIn(profile: string): Promise<Story> {
  const story = new Story(profile);
  story.lettersArrive = false;
  await story.open('buyer');
  return story;
}

const tells = (story: Story, party: PartyRole, by: ToldBy) => story.does('clock', 'told', { party, by });
const comesBack = async (story: Story, party: PartyRole) => {
  await noteReturned(story.deps, (await story.row()).id, party, story.at);
  return story.row();
};

describe('a letter of a case that came back', () => {
  it('has told nobody: the case goes on as one whose other side cannot be reached', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    await story.passes(2);
    const row = await comesBack(story, 'seller');
    expect(row.reach?.seller).to.deep.equal({ state: 'unreachable', at: START + 2 * HOUR, sure: null, returned: 1 });
    expect(untoldOf(row)).to.deep.equal([{ party: 'seller', state: 'unreachable' }]);
    for (const receiver of ['buyer', 'mediators']) expect(story.told(receiver)).to.include('unreached');
    const later = await story.passes(48);
    expect([later.state, later.flags.adverse]).to.deep.equal(['platform-queue', []]);
    expect(story.told('seller')).not.to.include('adverse-warning');
  });

  it('takes back a mark of silence that it alone had proved', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    expect((await story.passes(30)).flags).to.deep.include({ adverse: ['seller'], unproven: ['seller'] });
    const { flags } = await comesBack(story, 'seller');
    expect(flags.adverse).to.deep.equal([]);
    expect(flags).not.to.have.property('unproven');
    await story.does('mediator', 'claim', {});
    const ruling = { terms: { kind: 'reject', amount: null }, reasons: 'r', fault: 'none', inferredAgainst: 'seller' };
    expect(await refusalOf(story.does('mediator', 'rule', ruling as never))).to.equal('inference_not_permitted');
  });

  it('leaves those told who have learned of it otherwise, by a page, a text message or an act, and gives them their whole time', async () => {
    for (const way of ['page', 'sms', 'act'] as const) {
      const story = await openedIn('p2p');
      await tells(story, 'seller', 'email');
      await story.passes(10);
      if (way === 'act') await story.does('seller', 'message', { messageId: 'm-1' });
      else await tells(story, 'seller', way);
      await story.passes(10);
      const row = await comesBack(story, 'seller');
      expect(row.reach?.seller, way).to.deep.equal({ state: 'told', at: story.at, returned: 1 });
      expect(untoldOf(row)).to.deep.equal([]);
      expect(row.clocks['first-answer']?.startedAt, 'nobody knows when they would have read it').to.equal(story.at);
      for (const receiver of ['buyer', 'mediators']) expect(story.told(receiver)).not.to.include('unreached');
      expect(await comesBack(story, 'seller'), 'once').to.deep.equal(row);
    }
  });

  it('takes back its mark also of who opened the page before the time was over, and not that of a later silence', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    await story.passes(20);
    await tells(story, 'seller', 'page');
    expect((await story.passes(10)).flags).to.deep.include({ adverse: ['seller'], unproven: ['seller'] });
    await story.does('mediator', 'claim', {});
    expect((await comesBack(story, 'seller')).flags.adverse).to.deep.equal([]);

    const other = await openedIn('auracart');
    await tells(other, 'seller', 'email');
    await other.passes(1);
    await other.does('seller', 'reject', { version: 1, why: 'w' });
    await other.does('buyer', 'escalate', { why: 'w' });
    await other.does('mediator', 'claim', {});
    await other.passes(1);
    await other.does('mediator', 'request-info', { to: ['seller'], question: 'Which parcel?' });
    await tells(other, 'seller', 'page');
    const { flags } = await other.passes(24 * 10);
    expect(flags)
      .to.deep.include({ adverse: ['seller'] })
      .and.not.have.property('unproven');
    expect((await comesBack(other, 'seller')).flags.adverse).to.deep.equal(['seller']);
  });

  it('leaves the mark of a silence that a page has proved, and of one before the letter', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'page');
    expect((await story.passes(30)).flags)
      .to.deep.include({ adverse: ['seller'] })
      .and.not.have.property('unproven');
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['seller'], question: 'Which account?' });
    await tells(story, 'seller', 'email');
    const asked = await story.passes(1);
    const row = await comesBack(story, 'seller');
    expect(row.reach?.seller).to.deep.equal({
      state: 'unreachable',
      at: asked.clocks.info === undefined ? 0 : story.at,
      sure: START,
      returned: 1,
    });
    expect(row.flags.adverse, 'they knew of the case').to.deep.equal(['seller']);
    expect(untoldOf(row)).to.deep.equal([{ party: 'seller', state: 'unreachable' }]);
  });

  it('holds no silence about a question against who knows of the case alone', async () => {
    const story = await openedIn('auracart');
    await tells(story, 'seller', 'page');
    await story.does('seller', 'reject', { version: 1, why: 'w' });
    await story.does('buyer', 'escalate', { why: 'w' });
    await story.does('mediator', 'claim', {});
    await story.passes(1);
    await story.does('mediator', 'request-info', { to: ['seller'], question: 'Which parcel?' });
    await tells(story, 'seller', 'email');
    await story.passes(1);
    await comesBack(story, 'seller');
    expect((await story.passes(24 * 10)).flags.adverse).to.deep.equal([]);
  });

  it('gives the whole time anew to who is told again', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    await story.passes(20);
    await comesBack(story, 'seller');
    const row = await tells(story, 'seller', 'page');
    expect(row.reach?.seller).to.deep.equal({ state: 'told', at: START + 20 * HOUR, returned: 1 });
    expect(row.clocks['first-answer']?.startedAt).to.equal(START + 20 * HOUR);
    expect(story.told('buyer')).to.include('reached');
    expect(untoldOf(row)).to.deep.equal([]);
  });

  it('comes back once: the same report again, or of a case that is over, changes nothing', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    const once = await comesBack(story, 'seller');
    expect(await comesBack(story, 'seller')).to.deep.equal(once);
    await story.does('buyer', 'cancel', { confirmed: true });
    await comesBack(story, 'buyer');
    await noteReturned(story.deps, 'nothing', 'buyer', story.at);
  });

  it('unsays what letters of the last five days told, and nothing older', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    await story.passes(24 * 5);
    expect((await comesBack(story, 'seller')).reach?.seller?.sure, 'at the very end').to.equal(null);

    const other = await openedIn('p2p');
    await tells(other, 'seller', 'email');
    const before = await other.passes(24 * 5 + 1);
    expect(await comesBack(other, 'seller'), 'too old').to.deep.equal(before);
    await other.does('mediator', 'claim', {});
    await other.does('mediator', 'request-info', { to: ['seller'], question: 'Which parcel?' });
    await tells(other, 'seller', 'email');
    await other.passes(1);
    const row = await comesBack(other, 'seller');
    expect(row.reach?.seller).to.deep.include({ state: 'unreachable', sure: START, returned: 1 });
    expect([row.flags.adverse, row.flags.unproven]).to.deep.equal([before.flags.adverse, before.flags.unproven]);
    expect(before.flags.unproven).to.deep.equal(['seller']);
  });

  it('gives time anew once in a case: a further one says only that they cannot be reached', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    await story.passes(2);
    await comesBack(story, 'seller');
    await tells(story, 'seller', 'email');
    const marked = await story.passes(30);
    expect(marked.flags.adverse).to.deep.equal(['seller']);
    const { flags, reach } = await comesBack(story, 'seller');
    expect(flags).to.deep.equal(marked.flags);
    expect(reach?.seller).to.deep.include({ state: 'unreachable', returned: 2 });

    const other = await openedIn('p2p');
    await tells(other, 'seller', 'email');
    await other.passes(2);
    await comesBack(other, 'seller');
    await tells(other, 'seller', 'email');
    await other.passes(10);
    const { clocks } = await comesBack(other, 'seller');
    expect(clocks).to.have.property('first-answer');
    expect((await tells(other, 'seller', 'page')).clocks, 'nothing begins anew').to.deep.equal(clocks);
  });

  it('takes back what it told also where a page and another letter came in between', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    await story.passes(20);
    await tells(story, 'seller', 'page');
    expect((await story.passes(10)).flags.unproven).to.deep.equal(['seller']);
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['seller'], question: 'Which account?' });
    await tells(story, 'seller', 'email');
    await story.passes(1);
    expect((await comesBack(story, 'seller')).flags.adverse).to.deep.equal([]);
  });

  it('lets no postage pass that it alone had asked for', async () => {
    const story = await labelled();
    story.lettersArrive = false;
    await story.passes(1);
    await sends(story, 900);
    await tells(story, 'seller', 'email');
    expect((await story.passes(WAIT)).returnParcel?.postage?.passed).to.deep.include({ unproven: true });
    const row = await comesBack(story, 'seller');
    expect(row.returnParcel?.postage).to.deep.include({ contested: { by: 'clock', at: story.at } });
    expect(row.returnParcel?.postage).not.to.have.property('passed');
    expect((await story.can('mediator', 'decide-postage'))?.open).to.equal(true);
    await inspected(story);
    expect(freights(story)).to.deep.equal([]);
  });

  it('is none where no letter went to that address within five days', async () => {
    const story = await openedIn('p2p');
    await tells(story, 'seller', 'email');
    const { id, order } = await story.row();
    const since: number[] = [];
    let went = false;
    const failed: unknown[] = [];
    const outbox = {
      wentTo: async (_: unknown, from: number) => {
        since.push(from);
        return went;
      },
      returned: async (letter: unknown) => void failed.push(letter),
    };
    const comes = returnedLetters({
      outbox,
      ...{ records: story.store as never, profiles: story.deps.profiles },
      returns: { receiverIn: () => ({ caseId: id, party: 'seller' }) } as never,
      emailOf: async (account) => (account === order.seller.id ? 'Shop@example.com' : undefined),
      now: () => story.at,
    });
    expect(await comes(['x'], ['shop@example.com'])).to.equal(false);
    expect([(await story.row()).reach?.seller?.state, failed]).to.deep.equal(['told', []]);
    expect(since).to.deep.equal([START - 5 * 24 * HOUR]);
    went = true;
    expect(await comes(['x'], ['shop@example.com'])).to.equal(true);
    expect((await story.row()).reach?.seller?.state).to.equal('unreachable');
    expect(failed).to.deep.equal([{ caseId: id, receiver: 'seller', address: 'shop@example.com' }]);
  });
});
