import { expect } from 'chai';
import { isSaying } from '../../../../dialogs/entities/match.ts';
import { phrasesOf } from '../../../../dialogs/entities/phrases.ts';
import { bareSolution, reasonIn, solutionIn } from '../../../../dialogs/entities/reason.ts';
import type { SolutionKind } from '../../../../disputes/domain/solutions.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { profileNamed } from '../../disputes/fakes/cases.ts';

/** What AuraCart offers for something damaged. */
const OFFERED: readonly SolutionKind[] = ['full-refund', 'partial-refund', 'return-refund'];
type Said = Readonly<Record<Locale, readonly string[]>>;

const PART: Said = {
  en: ['a part refund', 'some of it back', 'just some of the money', 'a portion of my money', 'only part of it'],
  ms: ['bayaran balik separa', 'nak refund separa', 'separa', 'sebahagian je', 'bayar balik sebahagian'],
  id: ['uang kembali sebagian', 'pengembalian sebagian', 'refund parsial', 'sebagian aja', 'balikin sebagian'],
  vi: ['hoàn bớt tiền', 'trả lại một ít tiền', 'một phần thôi', 'hoàn tiền một phần', 'hoan tien mot phan'],
  es: ['parcial', 'que me devuelvan algo', 'devuélvanme parte', 'reintegro parcial', 'parte del reembolso'],
  'zh-Hant': ['退一點錢', '部份退款', '部分退費', '退還部分款項', '一部分'],
};
const ALL: Said = {
  en: ['total refund', 'i want all of it back', 'everything back', 'the full amount', 'all'],
  ms: ['bayar balik semua', 'refund semua', 'penuh', 'semua sekali', 'pulangan penuh'],
  id: ['refund full', 'pengembalian dana penuh', 'dana kembali semua', 'seluruhnya', 'kembalikan semua'],
  vi: ['hoàn 100%', 'toàn bộ', 'trả lại toàn bộ', 'hoàn lại hết', 'tất cả'],
  es: ['que me devuelvan todo', 'devolución completa', 'el total', 'todo', 'devuélvanme todo'],
  'zh-Hant': ['全額退費', '退還全部款項', '全額', '整筆退', '退全部'],
};
const BACK: Said = {
  en: ['return and get my money back', 'send back and refund'],
  ms: ['nak pulang dan refund', 'pulang'],
  id: ['barang diretur uang kembali', 'retur aja'],
  vi: ['gửi trả hàng lấy lại tiền', 'trả hàng'],
  es: ['lo devuelvo y me reembolsan', 'devolverlo'],
  'zh-Hant': ['退貨拿回錢', '退貨'],
};

describe('wishes as people say them', () => {
  const kinds = [
    ['partial-refund', PART],
    ['full-refund', ALL],
    ['return-refund', BACK],
  ] as const;
  for (const [kind, said] of kinds)
    for (const locale of LOCALES)
      for (const text of said[locale])
        it(`${locale} “${text}” is ${kind}`, () => {
          expect(solutionIn(text, OFFERED, locale) ?? bareSolution(text, OFFERED, locale)).to.equal(kind);
        });

  it('are named by a bare word only where it is all that is said', () => {
    for (const text of ['all good', 'part of the lid', 'some', 'todo mal', 'semua pecah'])
      expect(solutionIn(text, OFFERED, 'en'), text).to.equal(undefined);
    expect(bareSolution('all good', OFFERED, 'en')).to.equal(undefined);
    expect(bareSolution('todo mal', OFFERED, 'es')).to.equal(undefined);
    expect(bareSolution('semua pecah', OFFERED, 'ms')).to.equal(undefined);
  });
});

describe('goods that did not come', () => {
  const NOTHING: Said = {
    en: ['still not here', 'it never showed up', 'nothing came'],
    ms: ['sampai sekarang belum dapat', 'barang tak muncul', 'belum tiba'],
    id: ['tidak kunjung datang', 'barangnya ga nyampe', 'nggak datang-datang'],
    vi: ['hàng chưa về', 'tới giờ vẫn chưa thấy', 'đến giờ vẫn chưa có'],
    es: ['aún no llega', 'no ha venido', 'jamás llegó'],
    'zh-Hant': ['五月下單到現在都沒到', '東西沒來', '沒到'],
  };
  for (const locale of LOCALES)
    for (const text of NOTHING[locale])
      it(`${locale} “${text}”`, () => {
        expect(reasonIn(text, profileNamed('auracart'), locale)).to.equal('not-received');
      });
});

describe('what becomes of a draft', () => {
  const DROP: Said = {
    en: ['bin it', 'forget it', 'scrap it'],
    ms: ['padamkan', 'tak nak simpan', 'hapuskan'],
    id: ['batalkan saja', 'lupakan saja', 'hapus semua'],
    vi: ['xoá đi', 'đừng lưu', 'bỏ luôn'],
    es: ['olvídalo', 'deséchalo', 'que lo borres'],
    'zh-Hant': ['刪掉吧', '刪了', '不用保留', '算了'],
  };
  for (const locale of LOCALES)
    for (const text of DROP[locale])
      it(`${locale} “${text}” throws it away`, () => {
        expect(isSaying(text, phrasesOf(locale).drop)).to.equal(true);
      });
});
