import { expect } from 'chai';
import { reasonIn, solutionIn } from '../../../../dialogs/entities/reason.ts';
import { SOLUTION_KINDS, type SolutionKind } from '../../../../disputes/domain/solutions.ts';
import { profileNamed } from '../../disputes/fakes/cases.ts';

describe('reasons in what shoppers write', () => {
  for (const [locale, said] of [
    [
      'en',
      {
        damaged: 'one jar came cracked',
        missing: 'one of the lids was missing',
        wrong: 'they sent me the wrong size',
        counterfeit: 'i think its a fake',
        'not-received': 'the parcel never arrived',
      },
    ],
    [
      'ms',
      {
        damaged: 'balang sampai pecah',
        missing: 'barang tak cukup la',
        wrong: 'salah saiz dia bagi',
        counterfeit: 'barang ni tiruan',
        'not-received': 'barang x sampai lagi',
      },
    ],
    [
      'id',
      {
        damaged: 'toplesnya pecah semua',
        missing: 'isinya ga lengkap',
        wrong: 'barangnya salah kirim',
        counterfeit: 'ini barang kw',
        'not-received': 'paket blm nyampe juga',
      },
    ],
    [
      'vi',
      {
        damaged: 'cái hũ bị vỡ rồi',
        missing: 'shop giao thiếu nắp',
        wrong: 'giao nhầm hàng',
        counterfeit: 'đây là hàng nhái',
        'not-received': 'minh chua nhan duoc hang',
      },
    ],
    [
      'es',
      {
        damaged: 'el frasco llegó roto',
        missing: 'venía incompleto',
        wrong: 'me mandaron otro color',
        counterfeit: 'es una imitación',
        'not-received': 'el pedido nunca llego',
      },
    ],
    [
      'zh-Hant',
      {
        damaged: '罐子裂開了',
        missing: '少寄一個蓋子',
        wrong: '賣家寄錯了',
        counterfeit: '這是仿冒品',
        'not-received': '我還沒收到東西',
      },
    ],
  ] as const)
    for (const [reason, text] of Object.entries(said))
      it(`finds ${reason} in “${text}” (${locale})`, () => {
        expect(reasonIn(text, profileNamed('auracart'), locale)).to.equal(reason);
      });

  it('reads no phrase out of two clauses', () => {
    const profile = profileNamed('auracart');
    expect(reasonIn('no, perdón, llegó roto', profile, 'es')).to.equal('damaged');
    expect(reasonIn('no llegó', profile, 'es')).to.equal('not-received');
    expect(reasonIn('hàng bị vỡ, xin lỗi', profile, 'vi')).to.equal('damaged');
    expect(reasonIn('the jars, I am sorry to say, were all broken', profile, 'en')).to.equal('damaged');
  });

  it('bears misspellings', () => {
    expect(reasonIn('it is brokken', profileNamed('auracart'), 'en')).to.equal('damaged');
    expect(reasonIn('the item is conterfiet', profileNamed('auracart'), 'en')).to.equal('counterfeit');
    expect(reasonIn('llego rrota', profileNamed('auracart'), 'es')).to.equal('damaged');
  });

  it('says it in the terms of each profile', () => {
    for (const [profile, text, reason] of [
      ['taobao', 'the zip is broken', 'content-damaged'],
      ['taobao', 'the box was crushed', 'parcel-damaged'],
      ['tokopedia', 'two pieces are missing', 'incomplete'],
      ['alibaba', 'it is broken', 'quality'],
      ['alibaba', 'they sent me the wrong item', 'shipping-error'],
      ['p2p', 'i paid by mistake', 'paid-by-mistake'],
    ] as const)
      expect(reasonIn(text, profileNamed(profile), 'en'), text).to.equal(reason);
  });

  it('asks rather than guesses where a text says nothing or two things alike', () => {
    expect(reasonIn('hello there', profileNamed('auracart'), 'en')).to.equal(undefined);
    expect(reasonIn('rusak dan palsu', profileNamed('auracart'), 'id')).to.equal(undefined);
    expect(reasonIn('', profileNamed('auracart'), 'en')).to.equal(undefined);
  });
});

describe('solutions in what shoppers write', () => {
  const refunds: SolutionKind[] = ['full-refund', 'partial-refund', 'return-refund'];
  for (const [locale, full, partial, exchange] of [
    ['en', 'i want a full refund', 'give me part of my money back', 'please send me a replacement'],
    ['ms', 'nak duit balik', 'sebahagian wang pun boleh', 'nak tukar barang'],
    ['id', 'refund penuh dong', 'sebagian dana saja', 'mau tukar barang'],
    ['vi', 'hoàn tiền cho mình', 'hoàn một phần thôi', 'mình muốn đổi hàng'],
    ['es', 'quiero un reembolso total', 'un reembolso parcial', 'quiero un cambio'],
    ['zh-Hant', '我要全額退款', '部分退款就好', '可以換貨嗎'],
  ] as const)
    it(`finds them in ${locale}`, () => {
      expect(solutionIn(full, refunds, locale)).to.equal('full-refund');
      expect(solutionIn(partial, refunds, locale)).to.equal('partial-refund');
      expect(solutionIn(exchange, SOLUTION_KINDS, locale)).to.equal('exchange');
    });

  it('finds only what is to be had', () => {
    expect(solutionIn('please exchange it', refunds, 'en')).to.equal(undefined);
  });
});
