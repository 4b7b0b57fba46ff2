import { expect } from 'chai';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { chat, photo } from '../unit/dialogs/fakes/chat.ts';

describe('a dispute opened in one sentence, a photo and a yes', function () {
  this.timeout(60_000);
  const SAID: Readonly<Record<Locale, { story: string; yes: string; question: string; status: string; half: string }>> =
    {
      en: {
        story: 'my order AC-1009 came with a broken lid, I want half my money back',
        yes: 'yes, send it',
        question: 'how long does a refund take?',
        status: 'where is my case?',
        half: '32.45',
      },
      ms: {
        story: 'pesanan AC-1009 sampai dengan penutup pecah, saya nak separuh duit balik',
        yes: 'ya betul',
        question: 'berapa lama bayaran balik?',
        status: 'apa status kes saya',
        half: '32.45',
      },
      id: {
        story: 'pesanan AC-1009 datang tutupnya pecah, saya mau setengah uang kembali',
        yes: 'iya bener',
        question: 'berapa lama refund?',
        status: 'komplain saya gimana',
        half: '32,45',
      },
      vi: {
        story: 'đơn AC-1009 bị vỡ nắp, tôi muốn hoàn lại một nửa tiền',
        yes: 'đúng rồi',
        question: 'hoàn tiền mất bao lâu?',
        status: 'khiếu nại của tôi tới đâu rồi',
        half: '32,45',
      },
      es: {
        story: 'mi pedido AC-1009 llegó con la tapa rota, quiero la mitad de mi dinero',
        yes: 'sí, por favor',
        question: '¿cuánto tarda el reembolso?',
        status: 'cómo va mi disputa',
        half: '32,45',
      },
      'zh-Hant': {
        story: '我的訂單AC-1009蓋子破了，想退一半的錢',
        yes: '沒錯',
        question: '退款要多久？',
        status: '我的案件到哪了',
        half: '32.45',
      },
    };

  for (const locale of LOCALES)
    it(`in ${locale}`, async () => {
      const { story, yes, question, status, half } = SAID[locale];
      const talk = chat({ locale });
      await talk.say(story);
      const answer = await talk.say(question);
      expect(answer.message.content.card?.type, answer.text).to.equal('answer');
      await talk.say('', [photo()]);
      const review = await talk.press(talk.memory().form === undefined ? '' : buttonOf(locale));
      expect(review.text).to.include(half);
      expect(review.text).to.include('AC-1009');
      expect(review.text).to.include('photo-1.jpeg');
      const opened = await talk.say(yes);
      const row = talk.disputes.only();
      expect(opened.text).to.include(row.number);
      expect(opened.text).to.include(`/resolution/${row.number}`);
      expect(row.claim).to.include({ reason: 'damaged', details: story, delivery: 'signed' });
      expect(row.offers[0]?.terms).to.deep.equal({ kind: 'partial-refund', amount: 3245 });
      expect(row.evidence.map(({ fileId, kind }) => ({ fileId, kind }))).to.deep.equal([
        { fileId: 'photo-1', kind: 'photo' },
      ]);
      expect(talk.memory().form).to.equal(undefined);
      const stands = await talk.say(status);
      expect(stands.text).to.include(row.number);
      expect(stands.buttons.length).to.equal(4);
      expect(stands.text, 'no placeholder is left').not.to.match(/\{\w+\}/);
    });

  function buttonOf(locale: Locale): string {
    return { en: 'Go on', ms: 'Teruskan', id: 'Lanjut', vi: 'Tiếp tục', es: 'Continuar', 'zh-Hant': '繼續' }[locale];
  }
});

describe('a dispute step by step', function () {
  this.timeout(60_000);

  it('asks for everything, one thing at a time, with buttons', async () => {
    const talk = chat();
    expect((await talk.say('I want to open a dispute')).buttons.slice(0, 2)).to.deep.equal([
      'AC-1009 · Glass storage jar with bamboo lid',
      'AC-1015 · Batik shirt, size L, Cotton scarf, indigo',
    ]);
    expect((await talk.press('AC-1015')).text).to.include('Which item of order AC-1015');
    expect((await talk.press('Cotton scarf')).text).to.include('What is the problem with “Cotton scarf, indigo”?');
    expect((await talk.press('Something is missing')).text).to.include('what happened');
    expect((await talk.say('The fringe on one side is not there.')).text).to.include('What would you like to happen?');
    expect((await talk.press('Partial refund')).text).to.include('How much');
    expect((await talk.say('RM 30')).text).to.include('not required');
    const review = await talk.press('Skip');
    expect(review.text).to.include('- **Amount:** RM 30.00');
    await talk.press('Send the dispute');
    const row = talk.disputes.only();
    expect(row.order).to.include({ orderId: 'AC-1015', lineId: 'AC-1015-2' });
    expect(row.claim).to.include({ reason: 'missing', details: 'The fringe on one side is not there.' });
    expect(row.offers[0]?.terms).to.deep.equal({ kind: 'partial-refund', amount: 3000 });
  });

  it('lets any answer be changed on the review card, and asks again only what no longer fits', async () => {
    const talk = chat();
    await talk.say('order AC-1009: the jars came broken, I want a full refund');
    await talk.say('look', [photo()]);
    await talk.press('Go on');
    await talk.press('Change something');
    await talk.press('Problem');
    const counterfeit = await talk.press('Counterfeit');
    expect(counterfeit.text, 'the photo still counts').to.include('Received: photo-1.jpeg');
    await talk.press('Go on');
    const cheaper = await talk.say('actually return it and refund');
    expect(cheaper.text).to.include('Return for a refund');
    await talk.press('Change something');
    await talk.press('What happened');
    expect((await talk.say('They are painted, not real bamboo.')).text).to.include('They are painted');
    await talk.say('ok');
    expect(talk.disputes.only().claim).to.include({
      reason: 'counterfeit',
      details: 'They are painted, not real bamboo.',
    });
  });

  it('goes back a question, and back out of a change', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1009');
    await talk.press('Something is missing');
    await talk.say('Two lids are missing from the box.');
    expect((await talk.say('back')).text).to.include('what happened');
    expect((await talk.press('Back')).text).to.include('What is the problem');
    expect((await talk.press('Wrong item')).text).to.include('What would you like');
    expect(talk.memory().form?.map(({ label, value }) => `${label}: ${value}`)).to.deep.equal([
      'Order: AC-1009 · Glass storage jar with bamboo lid',
      'Problem: Wrong item',
      'What happened: Two lids are missing from the box.',
    ]);
  });

  it('goes on in the language that the shopper changes to', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1009');
    const spanish = await talk.say('español por favor');
    expect(talk.locale()).to.equal('es');
    expect(spanish.text).to.include('¿Cuál es el problema');
    await talk.press('Llegó dañado');
    expect(talk.memory().form?.[0]?.label).to.equal('Pedido');
    const back = await talk.say('cái nắp bị vỡ khi mở hộp ra');
    expect(talk.locale(), 'the story is told in Vietnamese').to.equal('vi');
    expect(back.text).to.include('Bạn muốn giải quyết thế nào?');
  });

  it('hands over with the half-filled form and goes on when the bot is back', async () => {
    const talk = chat();
    await talk.say('order AC-1009 came broken');
    const handed = await talk.say('talk to a person');
    expect(talk.wishes().handoff).to.include({ reason: 'requested' });
    expect(handed.text).not.to.include('Please send at least one');
    expect(talk.memory().form).to.deep.include({ label: 'Problem', value: 'Arrived damaged' });
    const back = await talk.say('full refund');
    expect(back.text, 'a wish is no story').to.include('what happened');
    expect(talk.memory().form).to.deep.include({ label: 'What you want', value: 'Full refund' });
  });

  it('asks once whether to keep the draft, keeps it, and goes on with it', async () => {
    const talk = chat();
    await talk.say('order AC-1009 came broken');
    expect((await talk.say('stop')).buttons).to.deep.equal(['Keep it', 'Throw it away', 'Go on']);
    expect((await talk.press('Keep it')).text).to.include('kept your draft');
    expect(talk.memory().form).to.equal(undefined);
    expect((await talk.say('thanks')).text).to.include('welcome');
    const resumed = await talk.say('open a dispute');
    expect(resumed.text).to.include('I kept your draft');
    expect(resumed.text).to.include('what happened');
    await talk.say('never mind');
    expect((await talk.say('no')).text).to.include('thrown it away');
    expect(talk.memory().draft).to.equal(undefined);
    expect((await talk.say('open a dispute')).text).to.include('Which order');
  });

  it('opens once, however often it is submitted', async () => {
    const talk = chat();
    await talk.say('AC-1009 arrived broken, I want a full refund');
    await talk.say('', [photo()]);
    await talk.press('Go on');
    const first = await talk.press('Send the dispute');
    const second = await talk.again();
    expect(second.text, 'a crashed turn that runs again says the same').to.equal(first.text);
    expect(talk.disputes.calls.filter((call) => call.startsWith('open'))).to.have.length(2);
    expect(talk.disputes.store.all()).to.have.length(1);
    await talk.send('Send the dispute', { dispute: 'form', do: 'submit' });
    expect(talk.disputes.store.all(), 'an old button opens nothing').to.have.length(1);
  });
});
