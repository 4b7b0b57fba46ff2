import { expect } from 'chai';
import { chat, photo } from '../fakes/chat.ts';

describe('the dispute form', function () {
  this.timeout(60_000);

  it('answers a foreign order and one that does not exist alike', async () => {
    const talk = chat();
    await talk.say('I want to open a dispute');
    const foreign = await talk.say('AC-2001');
    const missing = await talk.say('AC-7777');
    expect(foreign.text.replace('AC-2001', '#')).to.equal(missing.text.replace('AC-7777', '#'));
    expect(missing.text).to.include('cannot find an order AC-7777');
  });

  it('shows the case to whoever presses "send" a second time, and takes it for no question', async () => {
    const talk = chat();
    await talk.say('AC-1009: two lids are missing from the box, I want a full refund');
    const review = await talk.press('Skip');
    const send = review.message.content.suggestedActions?.find(({ title }) => title === 'Send the dispute')?.value;
    await talk.press('Send the dispute');
    const again = await talk.send('Send the dispute', send);
    expect(again.text).to.include(talk.disputes.only().number);
    expect(again.message.content.card).to.equal(undefined);
  });

  it('tells where in it one stands, and not beside its course', async () => {
    const talk = chat();
    const card = (reply: { message: { content: { card?: unknown } } }) => reply.message.content.card;
    expect(card(await talk.say('I want to open a dispute'))).to.deep.equal({
      type: 'progress',
      at: 1,
      of: 5,
      step: 'Step 1 of 5',
      label: 'Order',
    });
    expect(card(await talk.say('AC-1015'))).to.include({ at: 1, label: 'Order' });
    expect(card(await talk.press('Cotton scarf'))).to.include({ at: 2, label: 'Problem' });
    expect(card(await talk.press('Something is missing'))).to.include({ at: 2 });
    expect(card(await talk.say('The belt is not in the box.'))).to.include({ at: 3, label: 'What you want' });
    expect(card(await talk.press('Full refund'))).to.include({ at: 4, label: 'Evidence' });
    expect(card(await talk.press('Skip'))).to.include({ at: 5, of: 5, label: 'Check and send' });
    expect(card(await talk.press('Change something'))).to.equal(undefined);
    expect(card(await talk.press('Problem'))).to.equal(undefined);
  });

  it('parts what was told at several times in the review', async () => {
    const talk = chat();
    await talk.say('AC-1009: two lids are missing from the box, I want a full refund');
    await talk.press('Skip');
    const review = await talk.say('Half of the jars are broken and one has a crack');
    expect(review.text).to.match(/full refund \/ Half of the jars/);
  });

  it('takes another order that is named while the problem is asked, and keeps the item when the same one is', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1015');
    await talk.press('Cotton scarf');
    const same = await talk.say('as I said, it is about order AC-1015 and nothing else');
    expect(same.text).to.include('“Cotton scarf, indigo”');
    const other = chat();
    await other.say('open a dispute for AC-1015');
    await other.press('Cotton scarf');
    await other.say('no sorry, it was order AC-1009 that I am complaining about');
    expect(other.memory().form?.[0]?.value).to.include('AC-1009');
  });

  it('resumes at "continue" after something came between', async () => {
    for (const [locale, order, go, resumes] of [
      ['en', 'open a dispute for AC-1009', 'continue', 'Back to your dispute'],
      ['zh-Hant', '我的訂單AC-1009蓋子破了', '繼續', '回到您的爭議'],
      ['vi', 'mở khiếu nại cho đơn AC-1009', 'tiếp tục', 'Quay lại khiếu nại'],
    ] as const) {
      const talk = chat({ locale });
      const asked = await talk.say(order);
      const resumed = await talk.say(go);
      expect(resumed.buttons, go).to.deep.equal(asked.buttons);
      expect(resumed.text).to.include(resumes);
    }
  });

  it('says at once when it is too early or too late for a problem', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1021');
    expect((await talk.press('Not received')).text).to.include('too early: a case can be opened from');
    // Nothing was reported of its delivery: the promised day stands for it.
    expect((await talk.press('Arrived damaged')).text).to.include('too early: a case can be opened from');
    const late = chat();
    await late.say('open a dispute for AC-1018');
    // What is over is no button, and a person is named for it.
    const again = await late.say('it arrived damaged');
    expect(again.text).to.include('ended on').and.to.include('A person can look at it with you');
    expect(again.buttons).to.include('Not received').and.to.not.include('Arrived damaged');
  });

  it('advises to write to the seller first without standing in the way', async () => {
    const talk = chat();
    const reply = await talk.say('order AC-1009 arrived completely broken today');
    expect(reply.text).to.include('Have you written to the seller already?');
    expect(reply.text).to.include('What would you like to happen?');
  });

  it('does not begin a second case about an item, and shows the first', async () => {
    const talk = chat();
    await talk.say('AC-1009 arrived broken, I want a full refund');
    await talk.say('', [photo()]);
    await talk.press('Go on');
    await talk.press('Send');
    const again = await talk.say('open a dispute for AC-1009');
    const { number } = talk.disputes.only();
    expect(again.text).to.include(`already an open case about “Glass storage jar with bamboo lid”: ${number}`);
    expect((await talk.press(number)).text).to.include('Waiting for an answer');
  });

  it('asks again for a sum that does not fit', async () => {
    const talk = chat();
    await talk.say('order AC-1009 arrived completely broken today');
    await talk.press('Partial refund');
    expect((await talk.say('RM 500')).text).to.include('more than you paid (RM 64.90)');
    expect((await talk.say('20 usd')).text).to.include('Please name the sum in MYR');
    expect((await talk.say('0')).text).to.include('more than nothing');
    expect((await talk.say('no idea')).text).to.include('did not get that');
    expect((await talk.press('Half')).text).to.include('Please send at least one');
    expect(talk.memory().form).to.deep.include({ label: 'Amount', value: 'RM 32.45'.replace(' ', '\u00a0') });
  });

  it('wants the evidence that the problem requires', async () => {
    const talk = chat();
    await talk.say('AC-1009 arrived broken, I want a full refund');
    expect((await talk.say('skip')).text).to.include('Please send at least one');
    expect((await talk.say('my notes', [photo('notes', 'application/pdf')])).text).to.include('Still needed');
    expect((await talk.say('', [photo('clip', 'video/mp4')])).text).to.include('You can send more');
    await talk.say('done');
    await talk.press('Send');
    expect(talk.disputes.only().evidence.map(({ kind }) => kind)).to.deep.equal(['document', 'video']);
  });

  it('keeps at most ten files and says so', async () => {
    const talk = chat();
    await talk.say('AC-1009 arrived broken, I want a full refund');
    const many = Array.from({ length: 12 }, (_, index) => photo(`p-${index}`));
    expect((await talk.say('', many)).text).to.include('at most 10 files');
    await talk.press('Go on');
    await talk.press('Send');
    expect(talk.disputes.only().evidence).to.have.length(10);
  });

  it('says why the platform refused and lets it be mended', async () => {
    const talk = chat();
    await talk.say('AC-1009 arrived broken, I want a full refund');
    await talk.say('', [photo('bad-1')]);
    await talk.press('Go on');
    const refused = await talk.press('Send');
    expect(refused.text).to.include('could not use one of the files');
    expect(refused.buttons).to.include('Send the dispute');
    expect(talk.disputes.store.all()).to.deep.equal([]);
  });

  it('asks under another profile what that one wants: delivery, declaration, solutions without photos', async () => {
    const talk = chat({ profile: 'taobao' });
    await talk.say('open a dispute for AC-1009');
    await talk.press('Content damaged');
    await talk.press('I accepted it');
    await talk.say('Two of the three jars were in pieces.');
    await talk.press('Discount');
    await talk.say('half');
    await talk.say('', [photo()]);
    expect((await talk.press('Go on')).text).to.include('**Parcel:** I accepted it');

    const quality = chat({ profile: 'taobao' });
    await quality.say('open a dispute for AC-1009');
    await quality.press('Poor quality');
    await quality.say('The lid does not close, whatever I do.');
    await quality.press('Discount');
    await quality.say('30%');
    const none = await quality.press('I have none');
    expect(none.text).to.include('these solutions remain');
    expect(none.buttons).to.deep.equal([
      'Return for a refund',
      'Exchange',
      'Back',
      'Another order',
      'Stop',
      'Talk to a person',
    ]);
    expect((await quality.press('Exchange')).text).to.include('unworn and unused');
    expect((await quality.say('yes')).text).to.include('**Confirmed:**');
    await quality.press('Send');
    expect(quality.disputes.only().claim?.declared).to.deep.equal(['unworn']);
  });

  it('lets a seller open where the profile does', async () => {
    const talk = chat({ profile: 'p2p' });
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders.push({
      ...line,
      orderId: 'AC-3001',
      lineId: 'AC-3001-1',
      buyer: { id: 'x', name: 'Ba' },
      seller: line.buyer,
    });
    await talk.say('open a dispute for AC-3001');
    const asked = await talk.say('the buyer did not pay');
    expect(asked.text, 'the one solution there is needs no question').to.include('Do you have any of these?');
    const review = await talk.press('Skip');
    expect(review.text).to.include('**What you want:** Cancel the order');
    const weighty = review.message.content.suggestedActions?.filter(({ primary }) => primary === true);
    expect(weighty?.map(({ title }) => title)).to.deep.equal(['Send the dispute']);
  });

  it('takes no value that a button did not offer', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1009');
    for (const value of [
      { dispute: 'form', do: 'set', step: 'reason', value: 'constructor' },
      { dispute: 'form', do: 'set', step: 'wanted', value: 'release-seller' },
      { dispute: 'form', do: 'set', step: 'order', value: 'AC-2001' },
      { dispute: 'form', do: 'set', step: 'item', value: 'AC-2001-1' },
      { dispute: 'form', do: 'submit' },
      { dispute: 'form', do: 'nonsense' },
      { dispute: 'case', caseId: 'case-1', act: 'rule' },
      'text',
      null,
    ])
      expect((await talk.send('x', value)).text, JSON.stringify(value)).not.to.equal('');
    expect(talk.disputes.store.all()).to.deep.equal([]);
    expect(talk.disputes.calls.filter((call) => !call.startsWith('order'))).to.deep.equal([]);
  });

  it('shows the shopper’s words as words, not as Markdown', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1009');
    await talk.press('Something is missing');
    await talk.say('One lid is missing [click](http://evil.example) **now** <b>!</b>');
    await talk.press('Full refund');
    expect((await talk.press('Skip')).text).to.include('\\[click\\]\\(http://evil.example\\) \\*\\*now\\*\\*');
  });
});
