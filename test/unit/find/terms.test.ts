import { expect } from 'chai';
import { bestSnippet } from '../../../find/snippet.ts';
import { askedTerms, codesIn, phoneTerms, textTerms, wordsIn } from '../../../find/terms.ts';

/** Whether a document of this text holds all that is asked, as both engines judge it. */
function holds(text: string, typed: string): boolean {
  const terms = [...textTerms(text)];
  const { words, prefix } = askedTerms(typed);
  return (
    words.every((word) => terms.includes(word)) &&
    (prefix === undefined || terms.some((term) => term.startsWith(prefix)))
  );
}

const marked = (text: string, typed: string) =>
  bestSnippet([{ by: 'shopper', text }], askedTerms(typed))
    ?.parts.map(({ text: part, hit }) => (hit === true ? `[${part}]` : part))
    .join('');

describe('the words of the search at the desk', () => {
  for (const [language, text, typed] of [
    ['English', 'The lid of my jar arrived in three pieces', 'JAR pieces'],
    ['Malay', 'Barang saya rosak bila sampai', 'rosak samp'],
    ['Indonesian', 'Kapan pesanan saya dikirim?', 'pesanan kir'],
    ['Vietnamese', 'Đơn hàng của tôi bị vỡ nắp', 'don hang vo'],
    ['Spanish', '¿Cuándo llega la devolución?', 'devolucion'],
    ['Chinese', '我的訂單還沒有收到退款', '退款'],
    ['Chinese in the other script', '我的訂單還沒有收到退款', '订单'],
  ] as const) {
    if (language === 'Indonesian') {
      it('wants the beginning of a word, not its middle', () => expect(holds(text, typed)).to.equal(false));
    } else it(`finds words in ${language}`, () => expect(holds(text, typed)).to.equal(true));
  }

  it('wants every word, and the whole of all but the last', () => {
    expect(holds('my jar is broken', 'jar lid')).to.equal(false);
    expect(holds('my jar is broken', 'ja broken')).to.equal(false);
    expect(holds('my jar is broken', 'broken ja')).to.equal(true);
    expect(holds('my jar is broken', 'broken ja ')).to.equal(true);
  });

  it('does not take characters that stand apart for a word', () => {
    expect(holds('退了貨,款未到', '退款')).to.equal(false);
    expect(holds('退了貨,款未到', '款')).to.equal(true);
  });

  it('names numbers, addresses and the end of a phone number exactly, but no sentence', () => {
    expect(askedTerms(' AC-1009 ').exact).to.deep.equal(['#ac-1009']);
    expect(codesIn('Where is AC-1009? Or 20260112?')).to.deep.equal(['#ac-1009', '#20260112']);
    expect(askedTerms('Lan@Example.com').exact).to.deep.equal(['#lan@example.com']);
    expect(phoneTerms('+84 90 123 4567')).to.include(askedTerms('4567').exact[1]);
    expect(phoneTerms('+84 90 123 4567')).to.include(askedTerms('123 4567').exact[1]);
    expect(askedTerms('where is it').exact).to.deep.equal([]);
  });

  it('says nothing of text that holds no word, and takes any string', () => {
    expect(askedTerms('   ')).to.deep.equal({ words: [], prefix: undefined, exact: [] });
    expect(askedTerms('!?').words).to.deep.equal([]);
    expect(() => askedTerms(`\ud800 '"\\:*&|() \0`)).not.to.throw();
  });

  it('shows where the words stand, as they were written', () => {
    expect(marked('Đơn hàng của tôi bị vỡ', 'don vo')).to.equal('[Đơn] hàng của tôi bị [vỡ]');
    expect(marked('我還沒有收到退款', '退款')).to.equal('我還沒有收到[退款]');
    expect(marked('<b>refund</b>', 'refund')).to.equal('<b>[refund]</b>');
  });

  it('cuts a long text around the first hit', () => {
    const shown = marked(`${'word '.repeat(100)}refund ${'word '.repeat(100)}`, 'refund') ?? '';
    expect(shown).to.match(/^…word .*\[refund\] word .*…$/u);
    expect(shown.length).to.be.lessThan(220);
  });

  it('never cuts a letter of two units in half', () => {
    for (const { term } of wordsIn(`a${'𐐨𐐩'.repeat(30)}`)) expect(term.isWellFormed()).to.equal(true);
  });

  it('asks for a phone number also without the 0 that is dialled at home', () => {
    expect(askedTerms('090 123 4567').exact).to.include.members(['+0901234567', '+901234567']);
    expect(phoneTerms('+84901234567')).to.include('+901234567');
  });
});
