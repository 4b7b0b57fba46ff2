import { expect } from 'chai';
import { normalise, wordsOf } from '../../../../kb/search/analysis/normalise.ts';
import { detect } from '../../../../kb/search/language/detect.ts';
import type { Locale } from '../../../../protocol/locale.ts';
import { ARTEFACTS } from './sample-index.ts';

const tell = (text: string, prior?: Locale) => detect(ARTEFACTS.language, wordsOf(normalise(text)), prior);

describe('language identification', () => {
  it('tells the six languages from a short text', () => {
    const texts: [string, Locale][] = [
      ['my package never arrived', 'en'],
      ['macam mana nak dapatkan bayaran balik', 'ms'],
      ['gimana caranya ajukan pengembalian dana', 'id'],
      ['làm sao để lấy lại tiền', 'vi'],
      ['lam sao de lay lai tien', 'vi'],
      ['cómo pido que me devuelvan el dinero', 'es'],
      ['怎麼申請退款', 'zh-Hant'],
      ['我的 order 什麼時候到', 'zh-Hant'],
    ];
    for (const [text, locale] of texts) expect(tell(text).locale, text).to.equal(locale);
  });

  it('lets the session decide where the text does not', () => {
    expect(tell('ok', 'vi').locale).to.equal('vi');
    expect(tell('123 !!', 'es')).to.deep.equal({ locale: 'es', confidence: 0 });
    expect(tell('')).to.deep.equal({ locale: 'en', confidence: 0 });
  });

  it('does not let the session outweigh a whole sentence', () => {
    expect(tell('where is the parcel that i ordered last week', 'id').locale).to.equal('en');
  });
});
