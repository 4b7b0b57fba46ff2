import { expect } from 'chai';
import type { DisputeCase } from '../../../disputes/domain/case.ts';
import { draftCase } from '../../../disputes/domain/draft-case.ts';
import { lostBy } from '../../../disputes/domain/lost-by.ts';
import { replay } from '../../../disputes/domain/replay.ts';
import type { Terms } from '../../../disputes/domain/solutions.ts';
import { terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

const BOTH_LINES = { items: [{ lineId: '1' }, { lineId: '2' }] };

/** A teapot for 100.00 and four cups for 33.33 from one shop, in one order. */
const shop = (profile = 'auracart') => new Story(profile, {}, { title: 'Cup', quantity: 4, paid: 3_333 });

async function both(change: object = {}, profile?: string): Promise<Story> {
  const story = shop(profile);
  await story.open('buyer', { ...BOTH_LINES, ...change });
  return story;
}

/** What the ledger has been told, in its order. */
const told = (story: Story) =>
  [...story.ledger.entries.values()].map(({ kind, lineId, minor }) => [kind, lineId, minor]);

async function ruled(story: Story, decision: Terms): Promise<DisputeCase> {
  await story.does('seller', 'reject', { version: 1, why: 'No.' });
  if (story.profile.friendlyStage) await story.does('buyer', 'make-formal', { why: 'Please decide.' });
  else await story.does('buyer', 'escalate', { why: 'Please decide.' });
  await story.does('mediator', 'claim', {});
  return story.does('mediator', 'rule', { terms: decision, reasons: 'Seen.', fault: 'seller' });
}

describe('a case about several items of one order', () => {
  it('holds each line by a movement of its own, and is about their sum', async () => {
    const story = await both();
    const row = await story.row();
    expect(row.funds).include({ paid: 13_333, held: 13_333 });
    expect(told(story)).deep.equal([
      ['hold', '1', 10_000],
      ['hold', '2', 3_333],
    ]);
    expect(new Set([...story.ledger.entries.values()].map(({ key }) => key)).size).equal(2);
  });

  it('gives back each line in full', async () => {
    const story = await both();
    const row = await story.does('seller', 'approve', { version: 1 });
    expect(row.state).equal('closed');
    expect(told(story).slice(2)).deep.equal([
      ['refund', '1', 10_000],
      ['refund', '2', 3_333],
    ]);
  });

  it('shares a part out by what is left of each line, to the last cent', async () => {
    const story = await both({ wanted: terms('partial-refund', 5_001) });
    await story.does('seller', 'approve', { version: 1 });
    // 5 001 × 10 000 / 13 333 = 3 750.84…, 5 001 × 3 333 / 13 333 = 1 250.15…
    expect(told(story).filter(([kind]) => kind === 'partial')).deep.equal([
      ['partial', '1', 3_751],
      ['partial', '2', 1_250],
    ]);
    expect(story.ledger.sums()).deep.equal({ buyer: 5_001, seller: 0 });
  });

  it('takes some units of each', async () => {
    const story = await both({ items: [{ lineId: '1' }, { lineId: '2', quantity: 3 }] });
    const row = await story.row();
    expect(row.items?.map(({ quantity, funds }) => [quantity, funds.held])).deep.equal([
      [undefined, 10_000],
      [3, 2_500],
    ]);
    expect(row.funds).include({ held: 12_500, apart: 833 });
  });

  it('refunds the items that a decision names, and pays the seller for the others', async () => {
    const row = await ruled(await both(), { ...terms('full-refund'), items: ['2'] });
    expect(row.rulings.at(-1)?.terms.items).deep.equal(['2']);
    expect(row.closure?.outcome).equal('full-refund');
    expect(row.items?.map(({ funds }) => [funds.refunded, funds.released])).deep.equal([
      [0, 10_000],
      [3_333, 0],
    ]);
  });

  it('leaves the others in escrow by an agreement, where the parties may come back for the rest', async () => {
    const story = await both();
    await story.does('seller', 'offer', { terms: { ...terms('full-refund'), items: ['2'] } });
    const row = await story.does('buyer', 'accept-offer', { version: 2 });
    expect(row.items?.map(({ funds }) => [funds.refunded, funds.released, funds.unheld])).deep.equal([
      [0, 0, 10_000],
      [3_333, 0, 0],
    ]);
    const again = await story.open('buyer', { items: [{ lineId: '1' }] }, 'form-2');
    expect(again.case.funds).include({ held: 10_000 });
    expect(await refusalOf(story.open('buyer', { items: [{ lineId: '2' }] }, 'form-3'))).equal('line_settled');
    const elsewhere = await both({ reason: 'wrong-or-missing', wanted: terms('return-refund') }, 'taobao');
    await elsewhere.does('seller', 'offer', { terms: { ...terms('discount', 100), items: ['2'] } });
    await elsewhere.does('buyer', 'accept-offer', { version: 2 });
    expect(elsewhere.ledger.sums()).deep.equal({ buyer: 100, seller: 13_233 });
  });

  it('has a part of a named item less than that item', async () => {
    const story = await both();
    const offer = (amount: number, items: readonly string[]) =>
      story.does('seller', 'offer', { terms: { ...terms('partial-refund', amount), items } });
    expect(await refusalOf(offer(3_333, ['2']))).equal('amount_not_a_part');
    expect(await refusalOf(offer(3_334, ['2']))).equal('amount_exceeds_left');
    for (const items of [[], ['2', '2'], ['3']]) expect(await refusalOf(offer(100, items))).equal('items_invalid');
    await offer(3_000, ['2']);
    await story.does('buyer', 'accept-offer', { version: 2 });
    expect(story.ledger.sums()).include({ buyer: 3_000 });
  });

  it('is lost in no part by who gets every item, be they named or not', async () => {
    const row = await (await both({}, 'alibaba')).row();
    const lost = (items: readonly string[]) => lostBy(row, { terms: { ...terms('full-refund'), items } }, 'buyer');
    expect(lost(['1', '2'])).equal(false);
    expect(lost(['2'])).equal(true);
    const part = { ...terms('exchange'), items: ['1', '2'] };
    const exchange = { ...row, offers: row.offers.map((offer) => ({ ...offer, terms: terms('exchange') })) };
    expect(lostBy(exchange, { terms: part }, 'buyer')).equal(false);
  });

  it('about what is not genuine keeps the promise for every item, or says why not', async () => {
    const story = await both({ reason: 'counterfeit' });
    await story.does('seller', 'reject', { version: 1, why: 'No.' });
    await story.does('buyer', 'escalate', { why: 'Please decide.' });
    await story.does('mediator', 'claim', {});
    const rules = (promise?: string) =>
      story.does('mediator', 'rule', {
        terms: { ...terms('full-refund'), items: ['2'] },
        reasons: 'Seen.',
        fault: 'seller',
        ...(promise === undefined ? {} : { promise }),
      });
    expect(await refusalOf(rules())).equal('promise_unanswered');
    expect((await rules('The maker confirms the first.')).closure?.outcome).equal('full-refund');
  });

  it('is let go of line by line', async () => {
    const story = await both();
    await story.does('buyer', 'cancel', { confirmed: true });
    expect(told(story).slice(2)).deep.equal([
      ['unhold', '1', 10_000],
      ['unhold', '2', 3_333],
    ]);
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
  });

  it('takes what a bank gave back from every line, and gives it nobody again', async () => {
    const story = await both();
    await story.does('payments', 'chargeback-open', { reference: 'r' });
    const row = await story.does('payments', 'chargeback-closed', { reference: 'r', toBuyer: 1_000 });
    expect(row.items?.map(({ funds }) => funds.chargedBack)).deep.equal([750, 250]);
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 12_333, seller: 0 });
  });

  it('waits for the ledger about every line before it is over', async () => {
    const story = await both();
    story.ledger.accepting = true;
    const row = await story.does('seller', 'approve', { version: 1 });
    expect(row.state).equal('remedy');
    const keys = row.remedy?.intents.map(({ key }) => key) ?? [];
    expect(keys.length).equal(2);
    const half = await story.does('ledger', 'remedy-done', { key: keys[0] ?? '' });
    expect(half.state).equal('remedy');
    expect((await story.does('ledger', 'remedy-done', { key: keys[1] ?? '' })).state).equal('closed');
  });

  it('is refused where a line has a live case, is not theirs, or the time is over for one', async () => {
    const story = await both();
    const again = story.open('buyer', { items: [{ lineId: '2' }] }, 'form-2');
    expect(await refusalOf(again)).equal('line_in_dispute');
    const foreign = new Story('auracart', {}, { seller: { id: 'shop-2', name: 'Other' } });
    expect(await refusalOf(foreign.open('buyer', BOTH_LINES))).equal('lines_not_together');
    const twice = shop().open('buyer', { items: [{ lineId: '1' }, { lineId: '1' }] });
    expect(await refusalOf(twice)).equal('lines_not_together');
    const unknown = shop().open('buyer', { items: [{ lineId: '1' }, { lineId: '9' }] });
    expect(await refusalOf(unknown)).equal('order_not_found');
    const late = new Story('auracart', {}, { deliveredAt: 0, promisedAt: 0, paidAt: 0 });
    expect(await refusalOf(late.open('buyer', BOTH_LINES))).equal('opening_over');
    const many = shop().open('buyer', { items: [{ lineId: '1' }, { lineId: '2', quantity: 5 }] });
    expect(await refusalOf(many)).equal('quantity_invalid');
  });

  it('opens once, whatever the form is sent', async () => {
    const story = await both();
    expect((await story.open('buyer', BOTH_LINES)).repeated).equal(true);
    expect(story.ledger.entries.size).equal(2);
  });

  it('needs a second person by its whole sum', async () => {
    const dear = new Story('auracart', { paid: 60_000 }, { paid: 60_000 });
    await dear.open('buyer', BOTH_LINES);
    const limit = Number(dear.profile.ruling.secondPersonAbove?.MYR ?? 0) * 100;
    const row = await ruled(dear, terms('reject'));
    expect(row.pendingRuling !== null, `${limit}`).equal(limit > 0 && limit < 120_000);
  });

  it('has an appeal of the buyer where the decision leaves an item out', async () => {
    const row = await ruled(await both({}, 'alibaba'), { ...terms('full-refund'), items: ['1'] });
    expect(row.state).equal('ruled');
    expect(row.clocks['appeal-window']).not.equal(undefined);
  });

  it('replays to its row', async () => {
    const story = await both({ wanted: terms('partial-refund', 777) });
    const row = await story.does('seller', 'approve', { version: 1 });
    const { id, number, profile, order } = row;
    const draft = draftCase({ id, number, profile, order, more: story.more.map((line) => ({ order: line })) });
    expect(replay(draft, await story.store.history(id))).deep.equal(row);
  });
});

describe('units that a decision was not about', () => {
  it('can be complained about after it, and no more than these', async () => {
    const story = new Story('auracart', { quantity: 4, paid: 10_000 });
    await story.open('buyer', { quantity: 1 });
    await ruled(story, terms('reject'));
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 2_500 });
    const four = story.open('buyer', { quantity: 4 }, 'form-2');
    expect(await refusalOf(four)).equal('quantity_invalid');
    const { case: second } = await story.open('buyer', {}, 'form-3');
    expect(second.claim?.quantity).equal(3);
    expect(second.funds).include({ gone: 2_500, held: 7_500 });
    const row = await ruled(story, terms('full-refund'));
    expect(row.closure?.basis).equal('ruling');
    expect(story.ledger.sums()).deep.equal({ buyer: 7_500, seller: 2_500 });
    expect(await refusalOf(story.open('buyer', {}, 'form-4'))).equal('line_ruled');
  });

  it('stay open beside those that the parties have settled', async () => {
    const story = new Story('auracart', { quantity: 2, paid: 1_001 });
    await story.open('buyer', { quantity: 1 });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 501, seller: 0 });
    const { case: second } = await story.open('buyer', {}, 'form-2');
    expect(second.funds).include({ held: 500 });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 1_001, seller: 0 });
    expect(await refusalOf(story.open('buyer', {}, 'form-3'))).equal('line_settled');
  });
});
