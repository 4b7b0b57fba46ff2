import { expect } from 'chai';
import type { NoticeTemplate } from '../../../../disputes/domain/effects.ts';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { writeLetter } from '../../../../disputes/letters/write-letter.ts';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { standingText } from '../../../../locales/standing-text.ts';
import { words } from '../../../../locales/words.ts';
import { noticeWords } from '../../../../notices/letter-words.ts';
import { letterText } from '../../../../notices/letters/letter-text.ts';
import type { StoredNotice } from '../../../../notices/ports.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { evidence, HOUR, terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';
import { PARCEL_WORDS } from '../fakes/trade-words.ts';

const texts = noticeWords({
  texts: (locale) => words(locale).notices,
  marketplace: 'AuraCart',
  formatTime: (at) => new Date(at).toISOString(),
});

/** The letter of what a party was told since `from`. */
async function letterTo(story: Story, party: PartyRole, from: number, locale: Locale = 'en') {
  const row = await story.row();
  const notices = story.store.notices
    .filter((notice) => notice.to === party)
    .slice(from)
    .map(
      ({ template, data, key, to }): StoredNotice => ({
        key,
        caseId: row.id,
        caseNumber: row.number,
        receiver: to,
        accountId: row.order[party].id,
        template: template as NoticeTemplate,
        data,
        at: story.at,
        readAt: undefined,
      }),
    );
  const link = 'https://shop.example/resolution/KD#key=1';
  const { profile, at } = story;
  const page = { link, publicUrl: 'https://help.example.com' };
  return writeLetter({ row, profile, party, notices, locale, texts, marketplace: 'AuraCart', ...page, at });
}

describe('a letter about a case', () => {
  it('says in one what a ruling leads to at once, with its reasons and where the money is', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('buyer', 'message', { messageId: 'm' });
    await story.passes(4 * 24);
    await story.passes(24 * 3);
    await story.does('mediator', 'claim', {});
    const before = story.told('buyer').length;
    await story.does('mediator', 'rule', {
      terms: terms('full-refund'),
      reasons: 'The lid is broken.',
      fault: 'seller',
    });
    expect((await story.row()).state).to.equal('closed');
    expect(story.told('buyer').slice(before)).to.include.members(['settled', 'ruled', 'closed']);
    const { letter } = await letterTo(story, 'buyer', before);
    expect(letter?.heading).to.equal('A decision was made');
    expect(letter?.happened).to.have.length(1);
    expect(letter?.quote).to.deep.equal({ label: 'Reasons of the decision', text: 'The lid is broken.' });
    expect(letter?.stands[0]).to.match(/^This dispute is over: “Full refund”\. RM\s100\.00 went to you\.$/);
    expect(letter?.due).to.equal(undefined);
  });

  it('tells every question of the platform that waits for its reader', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('seller', 'reject', { version: 1, why: 'No.' });
    await story.does('buyer', 'escalate', { why: 'w' });
    await story.does('mediator', 'claim', {});
    const before = story.told('buyer').length;
    const ask = (to: PartyRole, question: string) => story.does('mediator', 'request-info', { to: [to], question });
    await ask('buyer', 'Was the box intact?');
    await ask('buyer', 'When did it come?');
    await ask('seller', 'Who packed it?');
    const { letter } = await letterTo(story, 'buyer', before);
    expect(letter?.quote?.text).to.equal('Was the box intact?\n\nWhen did it come?');
  });

  it('tells what the warehouse found wrong with a return, and leaves the words of a seller on the page', async () => {
    const quoteOf = async (profile: string, inspector: 'warehouse' | 'seller') => {
      const story = new Story(profile);
      await story.open('buyer', { wanted: terms('return-refund') });
      await story.does('seller', 'approve', { version: 1 });
      await story.does('seller', 'return-label', { label: 'L', evidence: [] });
      await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
      await story.does(inspector, 'return-received', {});
      const before = story.told('buyer').length;
      await story.does(inspector, 'return-mismatch', { why: 'It is another jar.', evidence: [evidence()] });
      return (await letterTo(story, 'buyer', before)).letter?.quote;
    };
    const found = { label: 'What was found', text: 'It is another jar.' };
    expect(await quoteOf('taobao', 'warehouse')).to.deep.equal(found);
    expect(await quoteOf('auracart', 'seller')).to.equal(undefined);
  });

  it('says nothing that the page contradicts: its sentence and deadline are the page’s', async () => {
    const story = new Story('tokopedia');
    await story.open();
    const before = story.told('buyer').length;
    await story.does('seller', 'offer', { terms: terms('exchange') });
    const { letter } = await letterTo(story, 'buyer', before);
    const page = standingOf({ row: await story.row(), party: 'buyer', profile: story.profile, at: story.at });
    const said = standingText(page, words('en').disputes, 'en');
    expect(letter?.stands[0]).to.equal(said.says);
    expect(letter?.due).to.deep.equal(said.due);
    expect(letter?.button).to.equal('Open the case and act');
    expect(letter?.subject).to.match(/^New offer – Teapot \(KD-/);
    expect(letter?.facts.map(([name]) => name)).to.deep.equal([
      'Item',
      'Order',
      'Amount at stake',
      'Problem',
      'Date',
      'Dispute',
    ]);
  });

  it('is headed by the dispute that was opened, whatever is asked of others beside', async () => {
    const story = new Story('taobao', { small: true });
    await story.open('buyer', { reason: 'parcel-damaged', wanted: terms('resend'), delivery: 'signed' });
    expect(story.told('buyer')).to.include.members(['opened', 'courier-asked']);
    const { letter } = await letterTo(story, 'buyer', 0);
    expect(letter?.heading).to.equal('Dispute opened');
    expect(letter?.stands[1]).to.match(/^The courier is checking the parcel and is to answer by .*\(China time\)/);
  });

  it('gives the platform’s reasons with its proposal, and says once that it was accepted', async () => {
    const story = new Story('taobao', { small: true });
    await story.open('buyer', { reason: 'parcel-damaged', wanted: terms('return-refund'), delivery: 'signed' });
    const before = story.told('buyer').length;
    await story.does('courier', 'courier-result', { result: 'refuses', reasons: 'Signed for.' });
    const proposed = await letterTo(story, 'buyer', before);
    expect(proposed.letter?.quote).to.deep.equal({ label: 'Why the platform proposes it', text: 'Signed for.' });
    await story.does('buyer', 'accept-offer', { version: 2 });
    const accepted = story.told('buyer').length;
    await story.does('seller', 'accept-offer', { version: 2 });
    expect(story.told('buyer').slice(accepted)).to.include.members(['offer-accepted', 'settled']);
    const { letter } = await letterTo(story, 'buyer', accepted);
    expect(letter?.heading).to.equal('The other side accepted');
    expect(letter?.happened).to.have.length(1);
  });

  it('warns once of a deadline that was let pass', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    const before = story.told('seller').length;
    await story.passes(25);
    const { letter } = await letterTo(story, 'seller', before);
    expect(letter?.heading).to.equal('You let a deadline pass');
    const warning = words('en').disputes.standingWarnings['adverse-you'];
    expect([...(letter?.happened ?? []), ...(letter?.stands ?? [])]).to.not.include(warning);
  });

  it('does not say that the other side was told before it was', async () => {
    const story = new Story('auracart');
    story.lettersArrive = false;
    await story.open();
    expect((await letterTo(story, 'buyer', 0)).letter?.stands[0]).to.equal(words('en').disputes.standing.untold);
  });

  it('gives somebody who is told late the whole time, and asks nothing that is no longer asked', async () => {
    const story = new Story('p2p');
    story.lettersArrive = false;
    await story.open('buyer');
    await story.passes(20);
    const late = await letterTo(story, 'seller', 0);
    expect(late.letter?.stands[0]).to.equal(words('en').disputes.standing['claim-order-not-unlocked']);
    const due = await letterTo(story, 'seller', 0, 'zh-Hant');
    expect(due.letter?.due?.afterwards).to.equal(words('zh-Hant').disputes.afterwards['to-platform-adverse-you']);
    const clock = (await story.row()).clocks['first-answer']?.dueAt ?? 0;
    expect(clock - story.at, 'what is left to whoever knew').to.be.lessThan(5 * HOUR);
    await story.passes(24);
    const over = await letterTo(story, 'seller', 0);
    expect(over.overtaken.size).to.equal(1);
    expect(over.letter?.heading).to.equal('With the platform');
  });

  it('tells only who sends the item back to send it', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    const counts = { buyer: story.told('buyer').length, seller: story.told('seller').length };
    await story.does('seller', 'approve', { version: 1 });
    expect((await letterTo(story, 'buyer', counts.buyer)).letter?.heading).to.equal('The item goes back');
    const { letter } = await letterTo(story, 'seller', counts.seller);
    expect(letter?.heading).to.equal('The buyer sends the item back');
    expect(letterText(letter ?? expect.fail())).to.not.include('your turn to send');
  });

  it('names who pays for sending it back, and says anew only what is new once the way is told', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    const before = story.told('buyer').length;
    await story.does('seller', 'return-label', { address: 'Jalan 1, 50000 Kuala Lumpur', evidence: [] });
    const { letter } = await letterTo(story, 'buyer', before);
    expect(letter?.heading).to.equal('Please send the item back');
    expect(letter?.facts).to.deep.include(['Return postage paid by', 'Seller']);
  });

  it('asks nobody to send what is on its way', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    const before = story.told('buyer').length;
    await story.does('seller', 'return-label', { address: 'Jalan 1, 50000 Kuala Lumpur', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
    const { letter, overtaken } = await letterTo(story, 'buyer', before);
    expect([letter, overtaken.size]).to.deep.equal([undefined, 1]);
  });

  it('asks for postage once, with its sum and until when it can be contested, and tells what was decided and why', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { address: 'Jalan 1, 50000 Kuala Lumpur', evidence: [] });
    const before = story.told('seller').length;
    await story.does('buyer', 'return-shipped', { tracking: 'T', postage: 900, evidence: [evidence('document')] });
    const { letter } = await letterTo(story, 'seller', before);
    expect(letter?.heading).to.equal('Postage is asked of you');
    expect(letter?.happened.join(' ')).to.match(/contest the sum until 2026-/);
    expect(letter?.facts).to.deep.include(['Postage asked for', 'RM\u00a09.00']);
    await story.does('seller', 'contest-postage', { why: 'A taxi.' });
    await story.does('mediator', 'decide-postage', { postage: 400, why: 'By the price list.' });
    for (const party of ['buyer', 'seller'] as const) {
      const decided = (await letterTo(story, party, story.told(party).length - 2)).letter;
      expect(decided?.heading).to.equal('The postage is decided');
      expect(decided?.quote?.text).to.equal('By the price list.');
      expect(decided?.facts).to.deep.include(['Postage to be paid', 'RM\u00a04.00']);
      expect(letterText(decided ?? expect.fail())).to.not.include('taxi');
    }
    const late = await letterTo(story, 'seller', before);
    expect(late.overtaken.size, 'the question is asked no more').to.equal(1);
  });

  it('tells the appellant that the appeal has arrived, and by when it is to be decided', async () => {
    const story = new Story('alibaba');
    await story.open();
    await story.does('buyer', 'make-formal', { why: 'No answer.' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'rule', { terms: terms('reject'), reasons: 'Nothing is wrong.', fault: 'buyer' });
    const before = story.told('buyer').length;
    await story.does('buyer', 'appeal', { explanation: 'It is broken.', evidence: [] });
    const { letter } = await letterTo(story, 'buyer', before);
    expect(letter?.stands[0]).to.equal(words('en').disputes.standing['appeal-yours']);
    expect(letter?.due?.label).to.equal('Decision planned');
  });

  it('carries no words of the other side, who could have anything sent with them', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { details: 'Pay at https://evil.example' });
    const { letter } = await letterTo(story, 'seller', 0);
    expect(letterText(letter ?? expect.fail())).to.not.include('evil');
  });

  for (const locale of LOCALES)
    it(`speaks in a trade of payments of no parcel, refund or delivery (${locale})`, async () => {
      const story = new Story('p2p');
      await story.open('buyer');
      await story.does('seller', 'failed', { why: 'No money came.' });
      await story.does('mediator', 'claim', {});
      await story.does('mediator', 'request-info', { to: ['buyer', 'seller'], question: '?' });
      for (const party of ['buyer', 'seller'] as const) {
        const { letter } = await letterTo(story, party, 0, locale);
        const text = letterText(letter ?? expect.fail()).toLowerCase();
        for (const rival of PARCEL_WORDS[locale]) expect(text, rival).to.not.include(rival);
      }
    });
});
