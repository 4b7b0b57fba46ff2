import { expect } from 'chai';
import { type ArticleLine, translationStatus } from '../../../../apps/kb-editor/article-list.ts';
import type { Locale } from '../../../../protocol/locale.ts';

const line = (locale: Locale, updated: string, asShipped: boolean): ArticleLine => ({
  slug: 'refund-time',
  locale,
  title: 'Refunds',
  topic: 'returns-refunds',
  updated,
  revision: 1,
  differs: false,
  asShipped,
});

describe('how the languages of an article stand to each other', () => {
  it('takes none of those that ship together for outdated, though their days differ', () => {
    const status = translationStatus({ en: line('en', '2026-11-01', true), vi: line('vi', '2026-11-22', true) });
    expect([status.en, status.vi, status.es]).to.deep.equal([{ is: 'current' }, { is: 'current' }, { is: 'missing' }]);
  });

  it('takes those for outdated that an editor’s later text has left behind, shipped ones and own ones', () => {
    const status = translationStatus({
      en: line('en', '2026-12-01', false),
      vi: line('vi', '2026-11-22', true),
      es: line('es', '2026-11-25', false),
    });
    const behind = { is: 'outdated', than: 'en' };
    expect([status.en, status.vi, status.es]).to.deep.equal([{ is: 'current' }, behind, behind]);
  });
});
