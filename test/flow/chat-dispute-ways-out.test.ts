import { expect } from 'chai';
import { LOCALES } from '../../protocol/locale.ts';
import { chat, photo } from '../unit/dialogs/fakes/chat.ts';
import { type In, formValues as values } from './openings.ts';

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
