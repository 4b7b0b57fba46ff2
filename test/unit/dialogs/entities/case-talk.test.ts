import { expect } from 'chai';
import { caseTalkIn, resumesCase } from '../../../../dialogs/entities/case-talk.ts';
import { caseWishIn } from '../../../../dialogs/entities/case-wishes.ts';
import { thinksAgain } from '../../../../dialogs/entities/second-thoughts.ts';
import { isToldTo } from '../../../../dialogs/entities/told-to.ts';
import type { Locale } from '../../../../protocol/locale.ts';

describe('what somebody with a case says of it in words of their own', () => {
  for (const [locale, text, wish] of [
    ['en', 'so has he said anything yet', 'said'],
    ['ms', 'kedai tu dah balas ke belum', 'said'],
    ['id', 'tokonya udah nawarin sesuatu belum', 'said'],
    ['vi', 'bên kia có nhắn lại gì chưa', 'said'],
    ['es', '¿el vendedor ya ofreció algo?', 'said'],
    ['zh-Hant', '店家有回什麼嗎', 'said'],
    ['en', 'can you guys at the platform please decide', 'escalate'],
    ['ms', 'boleh auracart tolong tentukan je', 'escalate'],
    ['id', 'mending tim aja yang turun tangan', 'escalate'],
    ['vi', 'để sàn phân xử giùm mình', 'escalate'],
    ['es', 'que se meta la plataforma', 'escalate'],
    ['zh-Hant', '請官方來評理', 'escalate'],
    ['id', 'komplainnya mau saya tarik', 'cancel'],
    ['vi', 'bổ sung mấy tấm ảnh nữa', 'evidence'],
    ['es', 'la verdad no alcanza, 40 al menos', 'counter'],
    ['zh-Hant', '這樣不夠 起碼50', 'counter'],
    ['ms', 'ada orang buat aduan terhadap saya ke', 'against'],
  ] as const)
    it(`hears ${wish} in “${text}”`, () => expect(caseTalkIn(text, locale)).to.equal(wish));

  it('hears nothing where an idea is missing, in a story, or where the rules are asked for', () => {
    for (const [locale, text] of [
      ['en', 'the seller sent me a new one'],
      ['en', 'i took it to the post office'],
      ['ms', 'saya dah terima barang tu'],
      ['en', 'what if the seller never answers'],
      ['zh-Hant', '如果賣家都不回覆怎麼辦'],
      [
        'en',
        'so basically the lamp came on monday and it flickered and i wrote to him and he said he would send me another photo',
      ],
    ] as const)
      expect(caseTalkIn(text, locale), text).to.equal(undefined);
  });

  it('hears who goes on with the form that they left', () => {
    expect(resumesCase('sambung aduan tadi', 'ms')).to.equal(true);
    expect(resumesCase('continue with my complaint', 'vi')).to.equal(true);
    expect(resumesCase('sambung esok', 'ms')).to.equal(false);
  });
});

describe('a second thought', () => {
  it('is heard in each language, and in English in all', () => {
    for (const [locale, text] of [
      ['en', 'hold on a sec'],
      ['ms', 'kejap kejap'],
      ['id', 'bentar, nanti dulu'],
      ['vi', 'khoan đã'],
      ['es', 'mejor no'],
      ['zh-Hant', '等一下'],
      ['vi', 'wait'],
    ] as const)
      expect(thinksAgain(text, locale), text).to.equal(true);
    expect(thinksAgain('yes please', 'en')).to.equal(false);
  });
});

describe('what somebody else wants of a shopper', () => {
  it('is told from what they want themselves', () => {
    for (const text of [
      'he keeps asking me to cancel it',
      'penjual minta saya batalkan pesanan',
      'sellernya nyuruh cancel',
      'shop bảo mình hủy đơn đi',
      'me pide que cancele el pedido',
      '賣家叫我取消訂單',
    ])
      expect(isToldTo(text), text).to.equal(true);
    for (const text of [
      'cancel my order please',
      'nak batalkan pesanan',
      'hủy đơn giúp mình',
      'quiero cancelar',
      '我要取消',
    ])
      expect(isToldTo(text), text).to.equal(false);
  });
});

describe('a wish about a case that is denied', () => {
  const either = (text: string, locale: Locale) => caseWishIn(text, locale) ?? caseTalkIn(text, locale);

  for (const [locale, text, wish] of [
    ['en', 'please do not cancel my dispute', undefined],
    ['ms', 'jangan batalkan pertikaian saya', undefined],
    ['id', 'jangan batalkan komplain saya', undefined],
    ['vi', 'đừng hủy khiếu nại', undefined],
    ['es', 'no quiero cancelar mi disputa', undefined],
    ['zh-Hant', '不要取消爭議', undefined],
    ['en', 'I do not accept this offer', 'reject'],
    ['ms', 'tak terima tawaran tu', 'reject'],
    ['id', 'iya saya ga terima tawarannya', 'reject'],
    ['vi', 'mình không nhận đề nghị này', 'reject'],
    ['es', 'no quiero aceptar la oferta', 'reject'],
    ['zh-Hant', '對，我不接受這個提議', 'reject'],
    ['en', 'he does not answer, cancel my dispute', 'cancel'],
    ['zh-Hant', '賣家不回請平台介入', 'escalate'],
  ] as const)
    it(`is ${wish ?? 'none'} in “${text}”`, () => expect(either(text, locale)).to.equal(wish));

  it('is none where “case” is a thing or a manner of speaking', () => {
    for (const [locale, text] of [
      ['en', 'cancel my phone case order'],
      ['en', 'I want to cancel the phone case'],
      ['es', 'en ese caso cancela mi pedido'],
      ['es', 'no me hacen caso, quiero cancelar'],
    ] as const)
      expect(either(text, locale), text).to.equal(undefined);
    expect(either('cancel my case', 'en')).to.equal('cancel');
    expect(either('quiero retirar mi caso', 'es')).to.equal('cancel');
  });
});

describe('a yes with more behind it', () => {
  it('is no second thought', () => {
    for (const [locale, text] of [
      ['en', 'yes please don’t make me wait'],
      ['ms', 'ya, jangan tunggu lagi'],
      ['id', 'iya, jangan lama lama'],
      ['vi', 'đồng ý thôi'],
      ['es', 'sí, no lo pienses más'],
      ['zh-Hant', '好，不用再問了'],
    ] as const)
      expect(thinksAgain(text, locale), text).to.equal(false);
  });
});
