import { expect } from 'chai';
import { actOnDispute } from '../../../disputes/cases/act-on-dispute.ts';
import { extendDeadlines } from '../../../disputes/cases/extend-deadlines.ts';
import { fireClocks } from '../../../disputes/cases/fire-clocks.ts';
import { confirmRemedy, moveMoney } from '../../../disputes/cases/move-money.ts';
import { draftCase } from '../../../disputes/domain/draft-case.ts';
import { replay } from '../../../disputes/domain/replay.ts';
import { ACTORS, DAY, HOUR, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

describe('use cases of a dispute', () => {
  it('open once, however often the same form is submitted', async () => {
    const story = new Story('auracart');
    const first = await story.open();
    const second = await story.open();
    expect(first.repeated).equal(false);
    expect(second).deep.equal({ case: first.case, repeated: true });
    expect(story.store.rows.size).equal(1);
    expect([...story.store.intents.keys()]).deep.equal(['case-form-1/hold']);
  });

  it('open no second case on a line in dispute, and a new one when that is closed', async () => {
    const story = new Story('auracart');
    await story.open();
    expect(await refusalOf(story.open('buyer', {}, 'form-2'))).equal('line_in_dispute');
    await story.does('buyer', 'cancel', { confirmed: true });
    expect((await story.open('buyer', {}, 'form-3')).repeated).equal(false);
  });

  it('give one same answer for an order that is somebody else’s and one that does not exist', async () => {
    const foreign = new Story('auracart', { buyer: { id: 'buyer-2', name: 'Budi' } });
    const unknown = new Story('auracart');
    expect(await refusalOf(foreign.open())).equal('order_not_found');
    const deps = { ...unknown.deps, orders: { linesOf: async () => [], listOwn: async () => [] } };
    Object.defineProperty(unknown, 'deps', { value: deps });
    expect(await refusalOf(unknown.open())).equal('order_not_found');
  });

  it('decide anew on the newest row when somebody else was quicker, and give up on a loop', async () => {
    const story = new Story('auracart');
    await story.open();
    story.store.outrunWrites = 3;
    await story.does('seller', 'offer', { terms: terms('partial-refund') });
    expect((await story.row()).offers.length).equal(2);
    story.store.outrunWrites = 100;
    expect(await refusalOf(story.does('seller', 'offer', { terms: terms('partial-refund') }))).equal('dispute_busy');
  });

  async function winners(story: Story): Promise<number> {
    await story.open();
    const caseId = (await story.row()).id;
    const events = [
      { type: 'approve', data: { version: 1 } },
      { type: 'full-refund', data: {} },
    ] as const;
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => {
        const event = events[index % 2] ?? events[0];
        return actOnDispute(story.deps, { caseId, event, actor: ACTORS.seller, at: story.at });
      }),
    );
    return answers.filter((each) => each.status === 'fulfilled').length;
  }

  it('let exactly one of many simultaneous answers win', async () => {
    const story = new Story('auracart');
    expect(await winners(story)).equal(1);
    await moveMoney(story.deps, story.at, 100);
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });

  it('would be caught with a store that looks and writes in two steps', async () => {
    const story = new Story('auracart');
    story.store.guarded = false;
    expect(await winners(story)).greaterThan(1);
  });

  it('move money once under 500 repeated and simultaneous confirmations', async () => {
    const story = new Story('auracart');
    await story.open();
    const caseId = (await story.row()).id;
    await actOnDispute(story.deps, {
      caseId,
      event: { type: 'approve', data: { version: 1 } },
      actor: ACTORS.seller,
      at: story.at,
    });
    await Promise.all(
      Array.from({ length: 250 }, () => confirmRemedy(story.deps, caseId, `${caseId}/refund`, story.at)),
    );
    await Promise.all(Array.from({ length: 250 }, () => moveMoney(story.deps, story.at, 10)));
    expect((await story.row()).state).equal('closed');
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
    const done = (await story.store.history(caseId)).filter((entry) => entry.event.type === 'remedy-done');
    expect(done.length).equal(1);
  });

  it('tell people once of a refund that fails, and close when it succeeds at last', async () => {
    const story = new Story('auracart');
    await story.open();
    story.ledger.refusing.add('case-form-1/refund');
    await story.does('seller', 'approve', { version: 1 });
    for (let minutes = 0; minutes < 5; minutes += 1) await moveMoney(story.deps, story.at + minutes * 61_000, 10);
    expect((await story.row()).flags.remedyTrouble).equal('ledger-failed');
    expect(story.told('mediators').filter((template) => template === 'remedy-trouble').length).equal(1);
    story.ledger.refusing.clear();
    await moveMoney(story.deps, story.at + HOUR, 10);
    expect((await story.row()).closure?.outcome).equal('full-refund');
  });

  it('hold money back during a chargeback and pay only what the buyer does not have already', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('payments', 'chargeback-open', { reference: 'cb-1' });
    expect(await refusalOf(story.does('buyer', 'cancel', { confirmed: true }))).equal('funds_frozen');
    expect((await story.does('seller', 'approve', { version: 1 })).remedy?.withheld).equal(true);
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
    const closed = await story.does('payments', 'chargeback-closed', { reference: 'cb-1', toBuyer: 10_000 });
    expect(closed.state, 'nothing is left to move').equal('closed');
    expect(story.ledger.sums(), 'no double refund').deep.equal({ buyer: 0, seller: 0 });
  });

  it('fire overdue clocks once with two schedulers, and one broken case holds up no other', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('exchange') });
    const at = story.at + 20 * DAY;
    const [one, two] = await Promise.all([fireClocks(story.deps, at), fireClocks(story.deps, at)]);
    const due = ['idle-warning', 'buyer-silent'];
    const fired = (await story.store.history('case-form-1')).filter((entry) => due.includes(entry.event.type));
    expect(one.fired + two.fired).equal(fired.length);
    expect(fired.map((entry) => entry.event.type).sort()).deep.equal([...due].sort());
    expect(one.failed.concat(two.failed)).deep.equal([]);

    const broken = { ...story.deps, profiles: { current: new Map(), prints: [], find: () => undefined } };
    const result = await fireClocks(broken, at + 30 * DAY);
    expect(result.fired).equal(0);
    expect(result.failed.length).greaterThan(0);
  });

  it('extend the deadlines of every running case, and not twice when it is repeated', async () => {
    const story = new Story('auracart');
    await story.open();
    const before = (await story.row()).clocks['first-answer']?.dueAt ?? 0;
    const from = story.at + HOUR;
    const to = story.at + 3 * HOUR;
    expect(await extendDeadlines(story.deps, from, to, to)).deep.equal({ moved: 1, failed: [] });
    expect(await extendDeadlines(story.deps, from, to, to)).deep.equal({ moved: 0, failed: [] });
    expect((await story.row()).clocks['first-answer']?.dueAt).equal(before + 2 * HOUR);
    expect(story.told('seller')).include('deadline-moved');
  });

  it('leave a log from which the row comes back', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('partial-refund') });
    await story.does('buyer', 'counter', { version: 2, terms: terms('partial-refund', 6000) });
    await story.does('seller', 'accept-offer', { version: 3 });
    const row = await story.row();
    const { id, number, profile, order } = row;
    expect(replay(draftCase({ id, number, profile, order }), await story.store.history(id))).deep.equal(row);
  });

  it('put no words of people into log lines or notices', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { details: 'SECRET details' });
    await story.does('seller', 'contest-offer', { version: 1, why: 'SECRET why' });
    await story.does('buyer', 'escalate', { why: 'SECRET plea' });
    expect(JSON.stringify(story.store.notices)).not.contain('SECRET');
  });
});
