import { expect } from 'chai';
import { CHAT_ACTS } from '../../../../dialogs/dispute/case-acts.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { ACTORS, claimFor, DAY, HOUR, SECOND_MEDIATOR, terms } from '../../disputes/fakes/cases.ts';
import { type Chat, chat, photo } from '../fakes/chat.ts';

const { seller, mediator } = ACTORS;

/** A chat whose shopper has an open case under a profile. */
async function withCase(profile = 'auracart', locale: (typeof LOCALES)[number] = 'en'): Promise<Chat> {
  const talk = chat({ profile, locale, localeChosen: true });
  const { evidence: _, declared = [], ...claim } = claimFor(profile);
  const files = [{ fileId: 'photo-1', kind: profile === 'p2p' ? 'screenshot' : 'photo' } as const];
  const [line] = talk.disputes.orders;
  if (line === undefined) throw new Error('no order');
  await talk.disputes.services.open(
    { id: line.buyer.id, role: 'buyer' },
    { submissionKey: 'k', orderId: line.orderId, lines: [{ lineId: line.lineId }], files, declared, ...claim },
  );
  talk.disputes.calls.length = 0;
  return talk;
}

const STATUS = {
  en: 'where is my case?',
  ms: 'apa status kes saya',
  id: 'komplain saya gimana',
  vi: 'khiếu nại của tôi tới đâu rồi',
  es: 'cómo va mi disputa',
  'zh-Hant': '我的案件到哪了',
} as const;

describe('the shopper’s cases in the chat', function () {
  this.timeout(60_000);

  for (const locale of LOCALES)
    it(`show state, deadline, what opens when, and exactly the open acts as buttons (${locale})`, async () => {
      const talk = await withCase('auracart', locale);
      const row = talk.disputes.only();
      const view = await talk.say(STATUS[locale]);
      const open = talk.disputes.services
        .actions({ id: row.order.buyer.id, role: 'buyer' }, row)
        .filter((each) => each.open && CHAT_ACTS.some((act) => act === each.action));
      expect(view.buttons).to.have.length(open.length).above(0);
      expect(view.text).to.include(row.number);
      expect(view.text).not.to.match(/\{\w+\}|undefined/);
      expect(view.text.split('\n\n')).to.have.length(6);
    });

  it('say so where there are none, and offer to open one', async () => {
    const talk = chat();
    const none = await talk.say(STATUS.en);
    expect(none.text).to.equal('You have no disputes.');
    expect((await talk.press('Open a dispute')).text).to.include('Which order');
  });

  it('are found by their number, however it is typed, and are nobody else’s', async () => {
    const talk = await withCase();
    const { number } = talk.disputes.only();
    expect((await talk.say(number.toLowerCase().replaceAll('-', ''))).text).to.include(number);
    expect((await talk.send('x', { dispute: 'case', caseId: 'case-99' })).text).not.to.include('undefined');
  });

  it('let an offer be accepted after a yes, and only then', async () => {
    const talk = await withCase();
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3000) } });
    const view = await talk.say(STATUS.en);
    expect(view.text).to.include('The other side offers: Partial refund · RM 30.00.');
    expect((await talk.press('Accept the offer')).text).to.include('Accept “Partial refund (RM 30.00)”?');
    expect((await talk.say('no')).text).to.include('nothing has been changed');
    expect(talk.disputes.calls).to.deep.equal([]);
    await talk.say(STATUS.en);
    await talk.press('Accept the offer');
    const done = await talk.say('yes');
    expect(done.text).to.include('It is settled: “Partial refund · RM 30.00”');
    expect(talk.disputes.only().settlement?.terms).to.deep.equal({ kind: 'partial-refund', amount: 3000 });
    expect((await talk.again()).text, 'the crashed turn runs again').to.include('Done.');
    expect(talk.disputes.only().settlement?.terms.amount).to.equal(3000);
  });

  it('let an offer be answered with another request, asked for once and called as on the page', async () => {
    const talk = await withCase();
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 1000) } });
    const { buttons } = await talk.say(STATUS.en);
    expect(buttons.filter((title) => /offer|something else/.test(title))).to.deep.equal([
      'Accept the offer',
      'Ask for something else',
    ]);
    await talk.press('Ask for something else');
    expect((await talk.say('half of the price')).text).to.include('Ask for “Partial refund (RM 32.45)” instead?');
    expect(talk.disputes.only().offers).to.have.length(2);
    expect((await talk.press('I confirm')).text).to.include('Done.');
    expect(talk.disputes.only().offers.at(-1)).to.deep.include({
      by: 'buyer',
      terms: { kind: 'partial-refund', amount: 3245 },
    });
  });

  it('let an offer be contested, with a reason', async () => {
    const talk = await withCase('tokopedia');
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('exchange') } });
    await talk.say(STATUS.en);
    expect((await talk.press('Contest the offer')).text).to.include('why');
    expect((await talk.say('Another jar would break as well.')).text).to.include('Another jar would break as well.');
    expect(talk.disputes.only().offers.at(-1)?.status).to.equal('open');
    expect((await talk.press('I confirm')).text).to.include('Done.');
    expect(talk.disputes.only().offers.at(-1)?.status).to.equal('contested');
  });

  it('say when the team can be called, and call it then', async () => {
    const talk = await withCase();
    const early = await talk.say(STATUS.en);
    expect(early.text).to.include('You can call in the platform from Thu, Mar 5, 2026, 10:00 AM (Malaysia time)');
    expect(early.buttons).not.to.include('Ask the platform to step in');
    talk.later(25 * HOUR);
    await talk.say(STATUS.en);
    await talk.press('Ask the platform to step in');
    expect((await talk.say('They do not answer me.')).text).to.include('Ask the platform to step in in');
    expect((await talk.say('no')).text).to.include('nothing has been changed');
    expect(talk.disputes.only().state).to.equal('respondent-review');
    await talk.say(STATUS.en);
    await talk.press('Ask the platform to step in');
    await talk.say('They do not answer me.');
    expect((await talk.press('I confirm')).text).to.include('Waiting for the platform');
    expect(talk.disputes.only().state).to.equal('platform-queue');
  });

  it('carry words to the other side', async () => {
    const talk = await withCase();
    await talk.say(STATUS.en);
    expect((await talk.press('Write to the other side')).text).to.include('write');
    expect((await talk.say('Did you see my photo?')).text).to.include('Done.');
    expect(talk.disputes.texts).to.deep.equal(['Did you see my photo?']);
  });

  it('take more evidence', async () => {
    const talk = await withCase();
    await talk.say(STATUS.en);
    expect((await talk.press('Add evidence')).text).to.include('send the files here');
    expect((await talk.say('done')).text, 'nothing is not evidence').to.include('send the files here');
    expect((await talk.say('', [photo('photo-2')])).text).to.include('Received: photo-2.jpeg');
    expect((await talk.say('done')).text).to.include('Done.');
    expect(talk.disputes.only().evidence.map(({ fileId }) => fileId)).to.deep.equal(['photo-1', 'photo-2']);
    expect((await talk.again()).text).to.include('Done.');
    expect(talk.disputes.only().evidence).to.have.length(2);
  });

  it('carry the answer to a question of the team, in words', async () => {
    const talk = await withCase();
    talk.later(25 * HOUR);
    await talk.disputes.act(
      { role: 'buyer', id: talk.disputes.only().order.buyer.id },
      { type: 'escalate', data: { why: 'x' } },
    );
    await talk.disputes.act(mediator, { type: 'claim', data: {} });
    await talk.disputes.act(mediator, {
      type: 'request-info',
      data: { to: ['buyer'], question: 'Was the box intact?' },
    });
    expect((await talk.say(STATUS.en)).text).to.include('The platform asks: Was the box intact?');
    await talk.press('Answer the question');
    expect((await talk.say('Yes, the box was fine.')).text).to.include('add files');
    expect((await talk.press('Go on')).text).to.include('Under review');
    expect(talk.disputes.texts).to.deep.equal(['Yes, the box was fine.']);
  });

  it('ask twice before “agreed”, with the warning of the loss', async () => {
    const talk = chat({ profile: 'p2p' });
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    await talk.disputes.services.open(
      { id: line.seller.id, role: 'seller' },
      {
        submissionKey: 'k',
        orderId: line.orderId,
        lines: [{ lineId: line.lineId }],
        files: [],
        declared: [],
        ...sellersClaim(),
      },
    );
    await talk.say(STATUS.en);
    expect((await talk.press('I agree with the other side')).text).to.include('only if you did not pay');
    expect((await talk.press('I confirm')).text).to.include('cannot be taken back');
    expect(talk.disputes.only().agreedAt).to.equal(null);
    await talk.say('yes');
    expect(talk.disputes.only().agreedAt).to.be.a('number');
  });

  it('can be cancelled, after a yes', async () => {
    const talk = await withCase();
    await talk.say(STATUS.en);
    await talk.press('Withdraw the dispute');
    const done = await talk.press('I confirm');
    expect(done.text).to.include('This dispute was withdrawn.');
    expect((await talk.again()).text).to.include('Done.');
  });

  it('can be appealed, with an explanation and new evidence', async () => {
    const talk = await withCase('alibaba');
    const buyer = { role: 'buyer', id: talk.disputes.only().order.buyer.id } as const;
    await talk.disputes.act(buyer, { type: 'make-formal', data: { why: 'x' } });
    await talk.disputes.act(mediator, { type: 'claim', data: {} });
    await talk.disputes.act(mediator, {
      type: 'rule',
      data: { terms: terms('reject'), reasons: 'No proof.', fault: 'none' },
    });
    if (talk.disputes.only().pendingRuling !== null)
      await talk.disputes.act(SECOND_MEDIATOR, { type: 'confirm-ruling', data: {} });
    expect((await talk.say(STATUS.en)).text).to.include('Decision: Reject the claim. No proof.');
    await talk.press('Appeal');
    expect((await talk.say('The photo shows the crack.')).text).to.match(/evidence|files/);
    await talk.say('', [photo('photo-3')]);
    expect((await talk.press('Go on')).text).to.include(
      'you can appeal once. Your explanation: The photo shows the crack.',
    );
    expect((await talk.press('I confirm')).text).to.include('Appeal under review');
    expect(talk.disputes.only().appeal?.explanation).to.equal('The photo shows the crack.');
    talk.later(DAY);
  });

  it('answer a question in the middle of an act and go on with it', async () => {
    const talk = await withCase();
    await talk.say(STATUS.en);
    await talk.press('Withdraw the dispute');
    const answered = await talk.say('how long does a refund take?');
    expect(answered.message.content.card?.type).to.equal('answer');
    expect(answered.buttons).to.include('I confirm');
    await talk.say('talk to a person');
    expect(talk.wishes().handoff).to.include({ reason: 'requested' });
  });

  it('do nothing where the case has changed under the button', async () => {
    const talk = await withCase();
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3000) } });
    await talk.say(STATUS.en);
    await talk.press('Accept the offer');
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 100) } });
    const changed = await talk.say('yes');
    expect(changed.text).to.include('The case has changed in the meantime');
    expect(changed.text).to.include('RM 1.00');
    expect(talk.disputes.only().settlement).to.equal(null);
  });

  it('wait for the form that they interrupt', async () => {
    const talk = await withCase();
    await talk.say('open a dispute for AC-1015');
    expect((await talk.say(STATUS.en)).text).to.include(talk.disputes.only().number);
    expect((await talk.say('open a dispute')).text).to.include('Which item of order AC-1015');
  });
});

function sellersClaim() {
  const { evidence: _, declared: __, ...claim } = claimFor('p2p', 'seller');
  return claim;
}
