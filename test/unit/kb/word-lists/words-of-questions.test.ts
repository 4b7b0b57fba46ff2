import { expect } from 'chai';
import { loadIntents } from '../../../../dialogs/intents.ts';
import type { Article } from '../../../../kb/articles/article.ts';
import { splitWords } from '../../../../kb/search/analysis/analyse.ts';
import { loadArtefacts } from '../../../../kb/search/artefacts.ts';
import { buildSearchIndex, type GrowingSearchIndex } from '../../../../kb/search/build-index.ts';
import { compileSlang, expandSlang } from '../../../../kb/search/words/slang.ts';
import { compileSynonyms, synonymReadings } from '../../../../kb/search/words/synonyms.ts';

const never = () => false;

describe('chat spellings of several words', () => {
  it('give way to what they stand for, the longest first, in Chinese too', () => {
    const slang = compileSlang({ mcm: 'macam', 'mcm mana': 'bagaimana', 唔見咗: '不見了', 冇: '沒有' });
    expect(expandSlang(splitWords('mcm mana nak track'), slang, never).join(' ')).to.equal('bagaimana nak track');
    expect(expandSlang(splitWords('包裹唔見咗'), slang, never).join('')).to.equal(splitWords('包裹不見了').join(''));
    expect(expandSlang(splitWords('冇收到'), slang, never).join('')).to.equal(splitWords('沒有收到').join(''));
  });

  it('are reported, and not replaced again by what they were replaced with', () => {
    const told: string[] = [];
    const slang = compileSlang({ a: 'b', b: 'c' });
    const words = expandSlang(['a', 'b'], slang, never, ({ from, to }) => told.push(`${from}>${to}`));
    expect(words).to.deep.equal(['b', 'c']);
    expect(told).to.deep.equal(['a>b', 'b>c']);
  });
});

describe('readings with synonyms', () => {
  const table = compileSynonyms([
    ['parcel', 'package'],
    ['money back', 'refund'],
  ]);
  const texts = (question: string) => synonymReadings(splitWords(question), table).map(({ text }) => text);

  it('replace whole words and phrases only, all at once first and then each alone', () => {
    expect(texts('I want my money back for the package')).to.deep.equal([
      'i want my refund for the parcel',
      'i want my refund for the package',
      'i want my money back for the parcel',
    ]);
    expect(texts('parcels and packaging')).to.deep.equal([]);
    expect(texts('money is back')).to.deep.equal([]);
  });

  it('are few, however many synonyms a question holds', () => {
    const large = compileSynonyms([Array.from({ length: 12 }, (_, n) => `word${n}`)]);
    expect(
      synonymReadings(
        Array.from({ length: 500 }, () => 'word1'),
        large,
      ),
    ).to.have.length(4);
  });

  it('join the groups of two locales that are searched as one', () => {
    const joined = compileSynonyms([
      ['refund', 'bayaran balik'],
      ['refund', 'pengembalian dana'],
    ]);
    expect(synonymReadings(['refund'], joined).map(({ text }) => text)).to.have.members([
      'bayaran balik',
      'pengembalian dana',
    ]);
  });
});

describe('an operator’s words in the search', function () {
  this.timeout(30_000);
  const article = (slug: string, title: string, phrasings: readonly string[]): Article => ({
    slug,
    locale: 'en',
    title,
    topic: 'orders',
    body: `${title}, explained in the help center at length.`,
    phrasings,
    updated: '2026-11-24',
    revision: 1,
  });
  let index: GrowingSearchIndex;
  const first = (text: string, of = index) => of.search({ text, locale: 'en' });

  before(() => {
    index = buildSearchIndex({
      articles: [
        article('sofa-delivery', 'When a sofa is delivered', ['how long does a sofa take', 'sofa delivery time']),
        article('refund-time', 'When refunds are paid', ['when do i get my refund', 'how long does a refund take']),
        article('track-order', 'Where an order is', ['track my order', 'where is my order']),
      ],
      intents: loadIntents('dialogs/intents'),
      artefacts: loadArtefacts(),
    });
  });

  it('find an article by a word that it does not have', () => {
    const question = 'how long does a chesterfield take';
    const taught = index.withWords({ en: { slang: {}, synonyms: [['sofa', 'couch', 'chesterfield']] } });
    expect(first(question, taught).hits[0]?.slug).to.equal('sofa-delivery');
    expect(first(question, taught).margin).to.be.greaterThan(first(question).margin);
    expect(taught.explain({ text: question, locale: 'en' }).synonyms).to.deep.include({
      from: 'chesterfield',
      to: 'sofa',
    });
  });

  it('change nothing about questions that do not have them, nor about ones that are understood as typed', () => {
    const taught = index.withWords({ en: { slang: {}, synonyms: [['sofa', 'refund']] } });
    for (const question of ['where is my order', 'how long does a refund take'])
      expect(first(question, taught)).to.deep.equal(first(question));
  });

  it('replace chat spellings, and an operator may take a shipped one away', () => {
    const shipped = index.explain({ text: 'pkg n acct refund', locale: 'en' });
    expect(shipped.slang.map(({ from }) => from)).to.include.members(['pkg', 'acct']);
    const without = index.withWords({ en: { slang: { rfnd: 'refund' }, synonyms: [] } });
    const explained = without.explain({ text: 'pkg n acct rfnd', locale: 'en' });
    expect(explained.slang).to.deep.equal([{ from: 'rfnd', to: 'refund' }]);
    expect(explained.words).to.include('refund');
  });

  it('show which typing errors were corrected', () => {
    expect(index.explain({ text: 'wen is my refnud', locale: 'en' }).corrections).to.deep.include({
      from: 'refnud',
      to: 'refund',
    });
  });

  it('keep the classifiers and the articles as they are', () => {
    const taught = index.withWords({ en: { slang: {}, synonyms: [['a1', 'b1']] } });
    expect(taught.shelves.map(({ entries }) => entries)).to.deep.equal(index.shelves.map(({ entries }) => entries));
  });
});
