import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { ACTORS, claimFor, HOUR } from '../../disputes/fakes/cases.ts';
import { chat, photo } from '../fakes/chat.ts';

type In = Readonly<Record<Locale, string>>;
const { mediator } = ACTORS;
const REFUSES: In = {
  en: 'yes, I do not accept the offer',
  ms: 'tak terima tawaran tu',
  id: 'iya saya ga terima tawarannya',
  vi: 'mình không nhận đề nghị này',
  es: 'no quiero aceptar la oferta',
  'zh-Hant': '對，我不接受這個提議',
};
const PHOTO: In = {
  en: 'here is another photo',
  ms: 'saya hantar gambar lagi',
  id: 'saya kirim foto lagi',
  vi: 'mình gửi thêm ảnh',
  es: 'mando otra foto',
  'zh-Hant': '再補一張照片',
};
const WAITS: In = {
  en: 'hold on a sec',
  ms: 'kejap kejap',
  id: 'bentar, nanti dulu',
  vi: 'từ từ để mình xem lại',
  es: 'espera un poco',
  'zh-Hant': '先不要送出去，我再看看',
};

async function talkOf(who: 'buyer' | 'seller', locale: Locale) {
  const talk = chat({ locale, localeChosen: true, ...(who === 'seller' ? { visitorId: 'shop-1' } : {}) });
  const { evidence: _, declared = [], ...claim } = claimFor('auracart');
  const [line] = talk.disputes.orders;
  if (line === undefined) throw new Error('no order');
  await talk.disputes.services.open(
    { id: line.buyer.id, role: 'buyer' },
    {
      submissionKey: 'k',
      orderId: line.orderId,
      lines: [{ lineId: line.lineId }],
      files: [{ fileId: 'photo-1', kind: 'photo' }],
      declared,
      ...claim,
    },
  );
  return talk;
}

describe('what was given for an act on a case', function () {
  this.timeout(60_000);

  for (const locale of LOCALES) {
    it(`is not given up for an acceptance by whoever refuses, nor by a second thought (${locale})`, async () => {
      const talk = await talkOf('seller', locale);
      const { id } = talk.disputes.only();
      await talk.send('', { dispute: 'case', act: 'reject', caseId: id });
      await talk.say('12 34 56');
      for (const text of [WAITS[locale], REFUSES[locale]]) {
        await talk.say(text);
        if (talk.disputes.only().disagreementAt !== null) return;
        const stack = JSON.stringify(talk.memory().dialogs.dialogStack);
        expect(stack, talk.lines.join('\n')).to.include('"reject"').and.include('12 34 56');
      }
      await talk.send('', { dispute: 'case', act: 'reject', do: 'yes' });
      expect(talk.disputes.only().disagreementAt).to.be.a('number');
      expect(talk.disputes.only().settlement).to.equal(null);
    });

    it(`is sent to the platform with a file whose words speak of more evidence (${locale})`, async () => {
      const talk = await talkOf('buyer', locale);
      talk.later(25 * HOUR);
      const { buyer } = talk.disputes.only().order;
      await talk.disputes.act({ role: 'buyer', id: buyer.id }, { type: 'escalate', data: { why: 'x' } });
      await talk.disputes.act(mediator, { type: 'claim', data: {} });
      await talk.disputes.act(mediator, { type: 'request-info', data: { to: ['buyer'], question: 'Intact?' } });
      const { id } = talk.disputes.only();
      await talk.send('', { dispute: 'case', act: 'reply-info', caseId: id });
      await talk.say('12 34 56');
      await talk.say(PHOTO[locale], [photo('more')]);
      await talk.send('', { dispute: 'case', act: 'reply-info', do: 'go-on' });
      expect(talk.disputes.calls, talk.lines.join('\n')).to.include('act reply-info');
    });
  }
});
