import { expect } from 'chai';
import type { Article } from '../../../../kb/articles/article.ts';
import type { Figures } from '../../../../kb/articles/figures.ts';
import { fillArticle } from '../../../../kb/articles/fill-article.ts';
import { passagesOf } from '../../../../protocol/passages.ts';

const figures = (appeal: boolean) => ({ appeal, appealWindow: '3 days' }) as Figures;
const article = (body: string, opens: string): Article => ({
  slug: 'a',
  locale: 'en',
  title: 'A',
  topic: 'orders',
  body,
  phrasings: [],
  passages: [{ opens, phrasings: ['may i appeal'] }],
  updated: '2026-01-01',
  revision: 1,
});
const found = (filled: Article) =>
  passagesOf(filled.body).find((text) => text.startsWith(filled.passages?.[0]?.opens ?? '–'));

describe('an article with its figures', () => {
  it('keeps what is asked of a passage that begins with a section', () => {
    const written = article(
      'First.\n\n{{#appeal}}Within {{appealWindow}}.{{/appeal}}{{^appeal}}Never.{{/appeal}}',
      '{{#appeal}}',
    );
    expect(found(fillArticle(written, figures(true)))).to.equal('Within 3 days.');
    expect(found(fillArticle(written, figures(false)))).to.equal('Never.');
  });

  it('asks nothing of a passage that another profile leaves out, and loses no other', () => {
    const body = '{{#appeal}}An appeal is free.\n\n{{/appeal}}It ends in {{appealWindow}}.';
    expect(found(fillArticle(article(body, 'It ends in {{appealWindow}}'), figures(true)))).to.equal(
      'It ends in 3 days.',
    );
    expect(found(fillArticle(article(body, 'An appeal'), figures(false)))).to.equal(undefined);
  });

  it('is shown whatever its editor has written: no article keeps the others from being found', () => {
    const cut = article(
      '{{#appeal}}An appeal is free.\n\n{{/appeal}}\n\nThe seller has {{appealWindow}} for it.',
      'The seller has {{app',
    );
    expect(found(fillArticle(cut, figures(false)))).to.equal('The seller has 3 days for it.');
    expect(fillArticle(article('Open {{ and nothing closes it.', 'Gone {{'), figures(true)).body).to.include('Open {{');
  });
});
