import { expect } from 'chai';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { type Chat, chat, photo } from '../unit/dialogs/fakes/chat.ts';

type In = Readonly<Record<Locale, string>>;
const entry = (talk: Chat, label: string) => talk.memory().form?.find((each) => each.label === label)?.value;
const values = (talk: Chat) => talk.memory().form?.map(({ value }) => value.replace(/[\u00a0\u202f]/g, ' ')) ?? [];

describe('a correction in the form of a dispute', function () {
  this.timeout(60_000);
  const FAKE: In = {
    en: 'order AC-1009 is fake, the logo looks wrong',
    ms: 'pesanan AC-1009 palsu, logo dia lain sangat',
    id: 'pesanan AC-1009 palsu, logonya beda banget',
    vi: 'đơn AC-1009 là hàng giả, logo khác hẳn',
    es: 'el pedido AC-1009 es falso, el logo es distinto',
    'zh-Hant': '訂單AC-1009是假貨，商標完全不一樣',
  };
  const SIZE: In = {
    en: 'actually its not fake, its the wrong size, sorry',
    ms: 'bukan palsu, saiz salah',
    id: 'bukan palsu, ukurannya salah',
    vi: 'không phải hàng giả, sai size',
    es: 'no es falso, es la talla equivocada',
    'zh-Hant': '不是假貨，是尺寸錯',
  };
  const HALF: In = { en: 'half', ms: 'separuh', id: 'setengah', vi: 'một nửa', es: 'la mitad', 'zh-Hant': '一半' };
  const RETURN: In = {
    en: 'i do not want a refund, i want to return it',
    ms: 'bukan separuh, saya nak pulangkan barang',
    id: 'bukan setengah, saya mau retur barang',
    vi: 'không phải một nửa, mình muốn trả hàng hoàn tiền',
    es: 'no quería la mitad sino devolverlo',
    'zh-Hant': '不是退一半，我要退貨退款',
  };

  for (const locale of LOCALES)
    it(`changes the reason that it denies, then the wish (${locale})`, async () => {
      const talk = chat({ locale });
      await talk.say(FAKE[locale]);
      const before = values(talk)[1];
      await talk.say(SIZE[locale]);
      expect(values(talk)[1]).not.to.equal(before);
      expect(JSON.stringify(talk.memory().dialogs)).to.include('"reason":"wrong"');
      expect(values(talk)[2], 'the seller reads both').to.include(SIZE[locale]);
      await talk.say(HALF[locale]);
      expect(JSON.stringify(talk.memory().dialogs)).to.include('"amount":3245');
      await talk.say(RETURN[locale]);
      expect(JSON.stringify(talk.memory().dialogs), talk.lines.join('\n')).to.include('"wanted":"return-refund"');
    });

  it('reads the amount that it names, and takes no “change” in it for an exchange', async () => {
    const talk = chat({ locale: 'es' });
    await talk.say('el pedido AC-1009 llegó roto, la tapa está en pedazos');
    await talk.say('cambia la cantidad a 15,50');
    expect(values(talk)).to.include('15,50 RM');
  });

  it('says so where what it wants is not offered', async () => {
    const talk = chat();
    await talk.say('order AC-1009 arrived completely broken today');
    await talk.say('full refund');
    const reply = await talk.say('actually I want an exchange');
    expect(reply.text).to.include('“Exchange it” is not offered for this problem');
    expect(reply.buttons).to.include('Return it and get the money back');
  });

  it('takes the other item of the order', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1015');
    await talk.press('Batik');
    await talk.press('It arrived damaged');
    expect((await talk.say('it was the other item')).text).to.include('Changed. Item: Cotton scarf, indigo.');
  });
});

describe('a form belongs to one order', function () {
  this.timeout(60_000);
  const STORY: In = {
    en: 'order AC-1009 came with a broken lid, I want half my money back',
    ms: 'pesanan AC-1009 sampai dengan penutup pecah, saya nak separuh duit balik',
    id: 'pesanan AC-1009 datang tutupnya pecah, saya mau setengah uang kembali',
    vi: 'đơn AC-1009 bị vỡ nắp, tôi muốn hoàn lại một nửa tiền',
    es: 'mi pedido AC-1009 llegó con la tapa rota, quiero la mitad de mi dinero',
    'zh-Hant': '我的訂單AC-1009蓋子破了，想退一半的錢',
  };
  const OTHER: In = {
    en: 'order AC-1015 came in the wrong colour, want part of my money back',
    ms: 'baju AC-1015 warna salah, nak duit balik',
    id: 'pesanan AC-1015 salah warna',
    vi: 'áo AC-1015 giao sai màu',
    es: 'el pedido AC-1015 vino de otro color, es el color equivocado',
    'zh-Hant': 'AC-1015 顏色寄錯了…',
  };

  for (const locale of LOCALES)
    it(`another one that is named begins a form of its own (${locale})`, async () => {
      const talk = chat({ locale });
      await talk.say(STORY[locale]);
      await talk.say('', [photo('lid')]);
      const asked = await talk.say(OTHER[locale], [photo('shirt')]);
      expect(asked.buttons[0]).to.equal('AC-1015 · Batik shirt, size L');
      expect(asked.buttons[1]).to.include('AC-1009');
      await talk.press('AC-1015');
      const state = JSON.stringify(talk.memory().dialogs);
      expect(state).to.include('AC-1015').and.to.include('"shirt"').and.to.include('"reason":"wrong"');
      expect(state).not.to.include('lid');
      expect(state).not.to.include('3245');
      expect(JSON.stringify(talk.memory().draft)).to.include('AC-1009').and.to.include('"lid"').and.to.include('3245');
    });

  it('on the review card, too, and staying leaves everything as it was', async () => {
    const talk = chat();
    await talk.say(STORY.en);
    await talk.say('', [photo()]);
    const review = await talk.press('Go on');
    await talk.say('the batik shirt is missing a button');
    const stayed = await talk.press('Stay with AC-1009');
    expect(stayed.text).to.equal(review.text);
    await talk.say('yes, send it');
    expect(talk.disputes.only().claim?.details).to.equal(STORY.en);
  });

  it('is changed by “another order” with nothing carried over, and the draft is there when its order is named again', async () => {
    const talk = chat();
    await talk.say(STORY.en);
    await talk.press('Another order');
    const fresh = await talk.press('AC-1015');
    expect(fresh.text).to.include('kept as a draft');
    expect(values(talk)).to.deep.equal(['AC-1015']);
    await talk.say('I want to complain about AC-1009');
    expect(talk.lines.at(-2)).to.include('I kept your draft');
    expect(values(talk)).to.include('RM 32.45');
  });

  it('is not left by a question about another one', async () => {
    const talk = chat();
    await talk.say(STORY.en);
    const answered = await talk.say('where is my order AC-1015?');
    expect(answered.bubbles.length, 'the answer and the form’s question stand apart').to.equal(2);
    expect(answered.bubbles[1]).to.match(/^Back to your dispute/);
    expect(entry(talk, 'Order')).to.include('AC-1009');
  });

  it('takes words that come with a picture at every step', async () => {
    const talk = chat({ locale: 'ms' });
    await talk.say('hi nak komplen, pesanan AC-1009 rosak la');
    expect(
      talk.memory().form?.map(({ label }) => label),
      'a grumble is no story',
    ).not.to.include('Apa yang berlaku');
    await talk.say('penutup pecah dua dari tiga balang');
    await talk.say('bayaran balik penuh', [photo()]);
    expect(entry(talk, 'Yang anda mahu')).to.equal('Bayaran balik penuh');
    await talk.say('balang kedua pun retak di bawah', [photo('second')]);
    expect(entry(talk, 'Apa yang berlaku')).to.equal(
      'penutup pecah dua dari tiga balang\nbalang kedua pun retak di bawah',
    );
  });
});

describe('nobody is caught in the form', function () {
  this.timeout(60_000);
  const CANCEL: In = {
    en: 'cancel my dispute',
    ms: 'batalkan kes',
    id: 'batalkan komplain',
    vi: 'hủy khiếu nại',
    es: 'quiero cancelar el caso',
    'zh-Hant': '我要撤銷爭議',
  };
  const DELETE: In = { en: 'delete it', ms: 'buang', id: 'hapus', vi: 'bỏ đi', es: 'bórralo', 'zh-Hant': '不要保留' };
  const ANEW: In = {
    en: 'I want to open a dispute',
    ms: 'nak buka pertikaian sekarang',
    id: 'mau komplain',
    vi: 'tôi muốn khiếu nại đơn hàng',
    es: 'quiero abrir una disputa',
    'zh-Hant': '我要提出爭議',
  };

  for (const locale of LOCALES)
    it(`leaves by “cancel” and “delete it”, and the wish said again is no story (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      await talk.send('', { dispute: 'form', do: 'begin' });
      await talk.press('AC-1009');
      await talk.send('', { dispute: 'form', do: 'set', step: 'reason', value: 'damaged' });
      const before = await talk.say(ANEW[locale]);
      expect(values(talk), talk.lines.at(-2)).to.have.length(2);
      expect((await talk.say(`${ANEW[locale]} AC-1009`)).text).to.include(before.text);
      expect(values(talk), talk.lines.at(-2)).to.have.length(2);
      await talk.say(CANCEL[locale]);
      expect(talk.memory().dialogs.dialogStack, talk.lines.join('\n')).to.have.length(1);
      await talk.say(DELETE[locale]);
      expect(talk.memory().dialogs.dialogStack, talk.lines.join('\n')).to.have.length(0);
      expect(talk.memory().draft).to.equal(undefined);
    });

  it('offers a person at the second miss, says nothing a third time, and brings one at the fourth', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1009');
    const said = [];
    for (const text of ['qwrt zxcv', 'zxcv qwrt', 'mnbv lkjh', 'lkjh mnbv']) said.push((await talk.say(text)).text);
    expect(said[1]).to.include('Shall I bring in a person?');
    expect(new Set(said).size).to.equal(4);
    expect(talk.wishes().handoff).to.include({ reason: 'low-confidence' });
  });

  it('takes a yes for the person that was offered, and an answer for an answer', async () => {
    const talk = chat();
    await talk.say('open a dispute for AC-1009');
    await talk.say('qwrt zxcv');
    await talk.say('qwrt zxcv');
    await talk.say('yes please');
    expect(talk.wishes().handoff).not.to.equal(undefined);
    const other = chat();
    await other.say('open a dispute for AC-1009');
    await other.say('qwrt zxcv');
    await other.say('qwrt zxcv');
    expect((await other.say('it is broken')).text).to.include('what happened');
  });

  it('sends nothing at a yes while something else was asked, nor after a person was called', async () => {
    const talk = chat();
    await talk.say('order AC-1009: the jars came broken, I want a full refund');
    await talk.say('', [photo()]);
    await talk.press('Go on');
    await talk.say('talk to a person');
    const shown = await talk.say('yes');
    expect(talk.disputes.store.all()).to.deep.equal([]);
    expect(shown.buttons).to.include('Send the dispute');
    await talk.say('yes');
    expect(talk.disputes.store.all()).to.have.length(1);
  });

  it('says that every window is over, and offers a person', async () => {
    const talk = chat({ locale: 'ms' });
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    const long = 90 * 86_400_000;
    talk.disputes.orders.push({
      ...line,
      orderId: 'MY-7003',
      lineId: 'MY-7003-1',
      title: 'Selimut',
      promisedAt: (line.promisedAt ?? 0) - long,
      deliveredAt: (line.deliveredAt ?? 0) - long,
      paidAt: (line.paidAt ?? 0) - long,
    });
    const reply = await talk.say('nak buka pertikaian: selimut MY-7003 koyak');
    expect(reply.text).to.include('sudah tamat bagi semua jenis masalah');
    expect(reply.buttons).to.include('Berbual dengan petugas');
    expect(reply.text).not.to.include('Apakah masalah');
  });
});

describe('an order that is named', function () {
  this.timeout(60_000);
  const WHERE: In = {
    en: 'where is my order AC-1021?',
    ms: 'mana pesanan AC-1021 saya?',
    id: 'di mana pesanan AC-1021?',
    vi: 'đơn AC-1021 ở đâu rồi?',
    es: '¿dónde está mi pedido AC-1021?',
    'zh-Hant': '我的訂單AC-1021到哪了？',
  };

  for (const locale of LOCALES)
    it(`is told of, with what can be done about it (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      const reply = await talk.say(WHERE[locale]);
      expect(reply.text, reply.text).to.include('**AC-1021**').and.to.include('Coffee beans');
      expect(reply.buttons).to.have.length(4);
      expect((await talk.say('AC-1021')).text).to.equal(reply.text);
      const begun = await talk.press(reply.buttons[1] ?? '');
      expect(begun.text).to.include('Coffee beans');
      expect(JSON.stringify(talk.memory().dialogs)).to.include('AC-1021');
    });

  it('is told of where it is late or delivered, by “get help”, and beside a form', async () => {
    const talk = chat();
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders.push({
      ...line,
      orderId: 'AC-3021',
      lineId: 'AC-3021-1',
      title: 'Late lamp',
      deliveredAt: null,
    });
    expect((await talk.say("it's AC-3021")).text).to.include('should have arrived by');
    expect((await talk.say('I need help with order AC-1009')).text).to.include('was delivered');
    await talk.say('order AC-1009 came with a broken lid, I want half my money back');
    const aside = await talk.say('where is my order AC-3021?');
    expect(aside.bubbles[0]).to.include('Late lamp');
    expect(aside.bubbles[1]).to.match(/^Back to your dispute/);
  });

  it('opens the form where something is wrong with it (p2p)', async () => {
    const talk = chat({ locale: 'vi', profile: 'p2p', localeChosen: true });
    const [line] = talk.disputes.orders;
    if (line === undefined) throw new Error('no order');
    talk.disputes.orders.push({ ...line, orderId: 'AC-3021', lineId: 'AC-3021-1', title: 'Đèn' });
    await talk.say('mình muốn khiếu nại lệnh AC-3021, bên bán chưa mở khóa dù mình đã chuyển tiền');
    expect(JSON.stringify(talk.memory().dialogs)).to.include('AC-3021').and.to.include('order-not-unlocked');
  });

  it('belonging to somebody else is told nothing of', async () => {
    const talk = chat();
    const reply = await talk.say('where is my order AC-2001?');
    expect(reply.text).not.to.include('Kettle');
  });
});
