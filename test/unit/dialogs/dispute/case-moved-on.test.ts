import { expect } from 'chai';
import { alreadyDone } from '../../../../dialogs/dispute/case-acts.ts';
import type { OpeningForm } from '../../../../disputes/domain/opening-form.ts';
import { ACTORS, claimFor, DAY, terms } from '../../disputes/fakes/cases.ts';
import { type Chat, chat } from '../fakes/chat.ts';
import { SHOPPER } from '../fakes/disputes.ts';

const { seller, mediator } = ACTORS;
const CLOCK = { role: 'clock', id: 'clock' } as const;

/** A case about an order of the shopper, opened by either side. */
async function opened(talk: Chat, by: 'buyer' | 'seller', change: Partial<OpeningForm> = {}, at = 0): Promise<Chat> {
  const line = talk.disputes.orders[at];
  if (line === undefined) throw new Error('no order');
  const { evidence: _, declared = [], ...claim } = claimFor(talk.disputes.services.profile.id, by);
  const kind = claim.reason === 'order-not-unlocked' ? 'screenshot' : 'photo';
  await talk.disputes.services.open(
    { id: line[by].id, role: by },
    {
      ...{ submissionKey: 'k', orderId: line.orderId, lines: [{ lineId: line.lineId }] },
      ...{ files: [{ fileId: 'photo-1', kind }], declared, ...claim, ...change },
    },
  );
  talk.disputes.calls.length = 0;
  return talk;
}

const buyerOf = (talk: Chat) => ({ role: 'buyer', id: talk.disputes.only().order.buyer.id }) as const;
const presses = (talk: Chat, act: string) => talk.send(act, { dispute: 'case', caseId: talk.disputes.only().id, act });

async function atPlatform(): Promise<Chat> {
  const talk = await opened(chat(), 'buyer');
  talk.later(2 * DAY);
  await talk.disputes.act(buyerOf(talk), { type: 'escalate', data: { why: 'x' } });
  await talk.disputes.act(mediator, { type: 'claim', data: {} });
  return talk;
}
const asks = (talk: Chat, to: 'buyer' | 'seller', question: string) =>
  talk.disputes.act(mediator, { type: 'request-info', data: { to: [to], question } });

describe('an act in the chat that the case has overtaken', () => {
  it('does not say that it was done where time was quicker, and passes its words on', async () => {
    const talk = await opened(chat({ profile: 'p2p' }), 'seller', { files: [] });
    await presses(talk, 'failed');
    talk.later(2 * DAY);
    const { dueAt = 0 } = talk.disputes.only().clocks['first-answer'] ?? {};
    await talk.disputes.act(CLOCK, { type: 'told', data: { party: 'buyer', by: 'email' } }).catch(() => undefined);
    const due = talk.disputes.only().clocks['first-answer']?.dueAt ?? dueAt;
    talk.later(2 * DAY);
    await talk.disputes.act(CLOCK, { type: 'respondent-due', data: { dueAt: due } });
    await talk.say('I paid on Monday.');
    const reply = await talk.press('I confirm');
    expect(reply.text).to.include('passed your words on as a message').and.not.include('Done.');
    expect(talk.disputes.texts).to.deep.equal(['I paid on Monday.']);
    expect(talk.disputes.calls).to.deep.equal(['act failed', 'act message']);
  });

  it('gives an answer to a question that was taken back as a message', async () => {
    const talk = await atPlatform();
    await asks(talk, 'buyer', 'Was the box intact?');
    await presses(talk, 'reply-info');
    await talk.say('Yes, the box was fine.');
    await talk.disputes.act(mediator, { type: 'withdraw-info', data: {} });
    const reply = await talk.press('Go on');
    expect(reply.text).to.include('passed your words on as a message');
    expect(talk.disputes.calls).to.deep.equal(['act reply-info', 'act message']);
  });

  it('is done only where it was this one that was done', async () => {
    const talk = await opened(chat(), 'buyer');
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 100) } });
    await talk.disputes.act(buyerOf(talk), { type: 'accept-offer', data: { version: 2 } });
    const row = talk.disputes.only();
    expect(alreadyDone(row, 'seller', { type: 'approve', data: { version: 1 } })).to.equal(false);
    expect(alreadyDone(row, 'seller', { type: 'full-refund', data: {} })).to.equal(false);
    expect(alreadyDone(row, 'buyer', { type: 'accept-offer', data: { version: 2 } })).to.equal(true);
  });
});

describe('questions of the platform in the chat', () => {
  it('are all shown that wait for the shopper, and none of the other side', async () => {
    const talk = await atPlatform();
    await asks(talk, 'buyer', 'Was the box intact?');
    await asks(talk, 'buyer', 'When did it come?');
    await asks(talk, 'seller', 'Who packed it?');
    const { text } = await talk.say('where is my case?');
    expect(text).to.include('Was the box intact?').and.include('When did it come?').and.not.include('Who packed it?');
  });
});

describe('sums of a case about some units', () => {
  /** Three of the shopper's four mugs, of which one costs 22.00; or the shop's own view of such a case. */
  const mugs = (talk: Chat) => {
    const at = talk.disputes.orders.findIndex(({ quantity }) => quantity === 4);
    const { lineId = '' } = talk.disputes.orders[at] ?? {};
    return opened(talk, 'buyer', { lines: [{ lineId, quantity: 3 }] }, at);
  };
  const asShop = () => {
    const talk = chat();
    talk.disputes.orders.splice(
      0,
      talk.disputes.orders.length,
      ...talk.disputes.orders.map((line) => ({
        ...line,
        buyer: { id: 'u_aina', name: 'Aina' },
        seller: { id: SHOPPER, name: 'Kedai Dapur Mei' },
      })),
    );
    return mugs(talk);
  };

  it('are parts of what the case is about, not of all that was bought', async () => {
    const talk = await mugs(chat());
    await presses(talk, 'offer');
    expect((await talk.press('Partial refund')).text).to.include('How much of the RM 66.00 do you want back?');
    expect((await talk.say('70')).text).to.include('more than the RM 66.00 that the case is about');
    await talk.say('half');
    await talk.press('I confirm');
    expect(talk.disputes.only().offers.at(-1)?.terms).to.deep.equal({ kind: 'partial-refund', amount: 3300 });
  });

  it('are told so to the shop as well, which gives and did not pay', async () => {
    const talk = await asShop();
    await presses(talk, 'offer');
    expect((await talk.press('Partial refund')).text).to.include('How much of the RM 66.00 do you want to give back?');
    expect((await talk.say('20')).text)
      .to.include('I have noted RM 20.00 of RM 66.00.')
      .and.not.include('you paid');
    expect((await presses(talk, 'full-refund')).text).to.include('Refund the full RM 66.00?');
  });
});

describe('what an act leads to, as the chat asks for it', () => {
  it('is another item, not money, where a return belongs to an exchange', async () => {
    const talk = chat({ profile: 'tokopedia' });
    const at = 0;
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders[at] = { ...line, buyer: { id: 'u_aina', name: 'Aina' }, seller: { id: SHOPPER, name: 'Mei' } };
    await opened(talk, 'buyer', { wanted: terms('exchange') });
    const [shop, buyer] = [{ role: 'seller', id: SHOPPER } as const, buyerOf(talk)];
    await talk.disputes.act(shop, { type: 'approve', data: { version: 1 } });
    await talk.disputes.act(shop, { type: 'return-label', data: { address: 'Jalan 1', evidence: [] } });
    await talk.disputes.act(buyer, { type: 'return-shipped', data: { tracking: 'X', evidence: [] } });
    await talk.disputes.act(shop, { type: 'return-received', data: {} });
    const asked = await presses(talk, 'return-inspected');
    expect(asked.text).to.include('You then send the buyer another one.').and.not.include('paid back');
  });

  it('is a locked order, not escrow, where a trade is withdrawn', async () => {
    const talk = await opened(chat({ profile: 'p2p' }), 'buyer');
    expect((await presses(talk, 'cancel')).text)
      .to.include('the order stays locked')
      .and.not.include('escrow');
  });

  it('is one way to give in, and none after it was taken', async () => {
    const talk = await opened(chat({ profile: 'p2p' }), 'seller', { files: [] });
    expect((await talk.say('where is my case?')).buttons).to.include('I agree with the other side');
    expect((await talk.say('where is my case?')).buttons).not.to.include('Accept the offer');
    await talk.press('I agree with the other side');
    await talk.press('I confirm');
    const agreed = await talk.say('yes');
    expect(talk.disputes.only().agreedAt).to.be.a('number');
    expect(agreed.buttons).not.to.include('Accept the offer');
  });
});
