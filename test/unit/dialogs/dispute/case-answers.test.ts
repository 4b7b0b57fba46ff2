import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { claimFor, terms } from '../../disputes/fakes/cases.ts';
import { type Chat, chat } from '../fakes/chat.ts';

type In = Readonly<Record<Locale, string>>;
const seller = { role: 'seller', id: 'shop-1' } as const;
const YES: In = { en: 'yes', ms: 'ya', id: 'iya', vi: 'đúng rồi', es: 'sí', 'zh-Hant': '沒錯' };

/** The seller's talk about a case that the buyer has opened, or the buyer's own. */
async function talkOf(who: 'buyer' | 'seller', profile: string, locale: Locale): Promise<Chat> {
  const talk = chat({ profile, locale, localeChosen: true, ...(who === 'seller' ? { visitorId: seller.id } : {}) });
  const { evidence: _, declared = [], ...claim } = claimFor(profile);
  const [line] = talk.disputes.orders;
  if (line === undefined) throw new Error('no order');
  const files = [{ fileId: 'photo-1', kind: profile === 'p2p' ? 'screenshot' : 'photo' } as const];
  await talk.disputes.services.open(
    { id: line.buyer.id, role: 'buyer' },
    { submissionKey: 'k', orderId: line.orderId, lines: [{ lineId: line.lineId }], files, declared, ...claim },
  );
  return talk;
}

describe('a case answered in words', function () {
  this.timeout(60_000);
  const AGREED: In = {
    en: 'I agree with the buyer',
    ms: 'saya setuju dengan pembeli',
    id: 'saya setuju dengan pembeli',
    vi: 'mình đồng ý với bên kia',
    es: 'estoy de acuerdo con el comprador',
    'zh-Hant': '我同意對方',
  };
  const FAILED: In = {
    en: 'we could not agree',
    ms: 'kami tidak dapat bersetuju',
    id: 'tidak tercapai kesepakatan',
    vi: 'hai bên không thỏa thuận được',
    es: 'no hay acuerdo',
    'zh-Hant': '協商不成',
  };
  const REJECT: In = {
    en: 'I want to decline the request',
    ms: 'saya tolak permintaan ini',
    id: 'saya tolak permintaannya',
    vi: 'mình từ chối yêu cầu này',
    es: 'rechazo la solicitud',
    'zh-Hant': '我拒絕對方的請求',
  };
  const SAID: In = {
    en: 'what did the seller say?',
    ms: 'apa kata penjual?',
    id: 'penjual bilang apa?',
    vi: 'bên bán nói gì rồi?',
    es: '¿qué dijo el vendedor?',
    'zh-Hant': '賣家怎麼說？',
  };
  const LEFT: In = {
    en: 'how long does the seller have?',
    ms: 'berapa lama lagi penjual ada masa?',
    id: 'berapa lama waktu penjual?',
    vi: 'người bán còn bao lâu nữa?',
    es: '¿cuánto tiempo tiene el vendedor?',
    'zh-Hant': '賣家還有多久？',
  };
  const TELL: In = {
    en: 'tell the seller that I am home on Friday',
    ms: 'beritahu penjual saya ada di rumah hari Jumaat',
    id: 'bilang ke penjual saya di rumah hari Jumat',
    vi: 'nói với người bán mình ở nhà thứ Sáu',
    es: 'dile al vendedor que estoy en casa el viernes',
    'zh-Hant': '告訴賣家我星期五在家',
  };
  const BACK: In = {
    en: 'I sent it back, tracking number is EE123456789MY',
    ms: 'saya dah hantar balik, no tracking EE123456789MY',
    id: 'sudah saya kirim balik, resinya EE123456789MY',
    vi: 'mình gửi trả rồi, mã vận đơn EE123456789MY',
    es: 'ya lo devolví, número de guía EE123456789MY',
    'zh-Hant': '我已寄回，物流單號 EE123456789MY',
  };

  for (const locale of LOCALES) {
    it(`the seller of a trade agrees after two warnings (${locale})`, async () => {
      const talk = await talkOf('seller', 'p2p', locale);
      await talk.say(AGREED[locale]);
      await talk.say(YES[locale]);
      expect(talk.disputes.only().agreedAt, talk.lines.join('\n')).to.equal(null);
      await talk.say(YES[locale]);
      expect(talk.disputes.only().agreedAt, talk.lines.join('\n')).to.be.a('number');
    });

    it(`the seller of a trade says that it failed, and why, before it goes to the platform (${locale})`, async () => {
      const talk = await talkOf('seller', 'p2p', locale);
      await talk.say(FAILED[locale]);
      const asked = await talk.say('XYZ-77 0001 8888');
      expect(asked.text, 'the question names case and reason').to.include(talk.disputes.only().number);
      expect(talk.disputes.only().state).to.equal('respondent-review');
      await talk.say(YES[locale]);
      expect(talk.disputes.only().state, talk.lines.join('\n')).to.equal('platform-queue');
    });

    it(`a seller declines, after the reason and a yes (${locale})`, async () => {
      const talk = await talkOf('seller', 'auracart', locale);
      await talk.say(REJECT[locale]);
      await talk.say('12 34 56');
      expect(talk.disputes.only().disagreementAt).to.equal(null);
      await talk.say(YES[locale]);
      expect(talk.disputes.only().disagreementAt, talk.lines.join('\n')).to.be.a('number');
    });

    it(`a buyer asks what was said, and how long there is (${locale})`, async () => {
      const talk = await talkOf('buyer', 'auracart', locale);
      await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3000) } });
      const { number } = talk.disputes.only();
      expect((await talk.say(SAID[locale])).text)
        .to.include(number)
        .and.match(/30[.,]00/);
      expect((await talk.say(LEFT[locale])).text).to.include(number);
    });

    it(`a buyer asks what was said, and reads the other side’s own words (${locale})`, async () => {
      const talk = await talkOf('buyer', 'auracart', locale);
      expect((await talk.say(SAID[locale])).text)
        .not.to.include('“Packed by two of us.”')
        .and.not.include('undefined');
      await talk.disputes.act(seller, { type: 'reject', data: { version: 1, why: 'Packed by two of us.' } });
      const { order } = talk.disputes.only();
      expect((await talk.say(SAID[locale])).text)
        .to.include(order.seller.name)
        .and.match(/[“「]Packed by two of us\.[”」]/);
    });

    it(`words are passed on as they stand, after a yes (${locale})`, async () => {
      const talk = await talkOf('buyer', 'auracart', locale);
      await talk.say(TELL[locale]);
      expect(talk.disputes.texts).to.deep.equal([]);
      await talk.say(YES[locale]);
      expect(talk.disputes.texts, talk.lines.join('\n')).to.have.length(1);
      expect(TELL[locale].endsWith(talk.disputes.texts[0] ?? '?')).to.equal(true);
    });

    it(`the way back of an item takes its number from the words (${locale})`, async () => {
      const talk = await talkOf('buyer', 'auracart', locale);
      await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('return-refund') } });
      await talk.send('', { dispute: 'case', act: 'accept-offer', caseId: talk.disputes.only().id });
      await talk.say(YES[locale]);
      await talk.disputes.act(seller, { type: 'return-label', data: { address: 'Jalan 1', evidence: [] } });
      const asked = await talk.say(BACK[locale]);
      expect(asked.text, talk.lines.join('\n')).to.include('EE123456789MY');
      expect(talk.disputes.only().state).to.equal('return-label');
      await talk.say(YES[locale]);
      expect(talk.disputes.only().returnParcel?.tracking, talk.lines.join('\n')).to.equal('EE123456789MY');
    });
  }

  it('the one button that carries an act out stands out from the others', async () => {
    const talk = await talkOf('buyer', 'auracart', 'en');
    const asked = await talk.say('cancel my dispute');
    const weighty = asked.message.content.suggestedActions?.filter(({ primary }) => primary === true);
    expect(weighty?.map(({ title }) => title)).to.deep.equal(['I confirm']);
  });

  it('are nobody’s wish where the case does not leave it open', async () => {
    const talk = await talkOf('buyer', 'auracart', 'en');
    expect((await talk.say('I want to appeal')).text).not.to.include('Why should the decision');
    expect(talk.disputes.only().state).to.equal('respondent-review');
  });

  it('what the other side asks is agreed to as it was when it was named', async () => {
    const talk = await talkOf('seller', 'auracart', 'en');
    const { id, order } = talk.disputes.only();
    await talk.send('', { dispute: 'case', act: 'approve', caseId: id });
    await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 1000) } });
    await talk.disputes.act(
      { role: 'buyer', id: order.buyer.id },
      { type: 'counter', data: { version: 2, terms: terms('partial-refund', 6000) } },
    );
    const refused = await talk.say('yes');
    expect(refused.text, talk.lines.join('\n')).to.include('has changed in the meantime').and.include('RM 60.00');
    expect(talk.disputes.only().settlement).to.equal(null);
  });
});
