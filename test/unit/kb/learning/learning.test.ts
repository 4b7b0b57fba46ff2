import { expect } from 'chai';
import type { Article } from '../../../../kb/articles/article.ts';
import type { ArticleStore } from '../../../../kb/articles/article-store.ts';
import { readContentFiles } from '../../../../kb/articles/content-files.ts';
import { addPhrasings } from '../../../../kb/learning/add-phrasings.ts';
import { termsOf, termWeights } from '../../../../kb/learning/gap-terms.ts';
import { gatherGaps } from '../../../../kb/learning/gather-gaps.ts';
import type { StoredGap } from '../../../../kb/learning/learning-store.ts';
import { withoutPrivate } from '../../../../kb/learning/private-text.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';

describe('a question as it may be kept', () => {
  for (const [given, kept] of [
    ['where is my parcel', 'where is my parcel'],
    ['mail me at Mai.Nguyen+x@mail.example.com please', 'mail me at … please'],
    ['write to @mai_nguyen now', 'write to … now'],
    ['see https://evil.example/x?y=1 for proof', 'see … for proof'],
    ['call +60 12-345 6789 about my refund', 'call … about my refund'],
    ['call (020) 7946 0018 now', 'call … now'],
    ['sđt của mình là 0912.345.678 nhé', 'sđt của mình là … nhé'],
    ['card 4111 1111 1111 1111 was charged', 'card … was charged'],
    ['card 4111-1111-1111-1111, was charged', 'card …, was charged'],
    ['my code is ９９８８７７ why', 'my code is … why'],
    ['order AC-1029-X7 is late', 'order … is late'],
    ['parcel SPXMY0423 lost', 'parcel … lost'],
    ['order #20481 and 20482 are late', 'order #… and … are late'],
    ['訂單 20231105001 還沒到', '訂單 … 還沒到'],
    ['i paid 50 and waited 3 days', 'i paid 50 and waited 3 days'],
    ['two\nlines\u0000 here', 'two lines here'],
  ] as const)
    it(`“${given.slice(0, 40)}” → “${kept}”`, () => {
      expect(withoutPrivate(given)).to.equal(kept);
    });

  it('is not kept where nothing is left of it, or where it is no question but a story', () => {
    for (const text of ['a@b.example', '0123 456 789', 'ok', '…', 'word '.repeat(60), '\ud800'])
      expect(withoutPrivate(text), text).to.equal(undefined);
  });
});

describe('gaps', () => {
  const articles = readContentFiles('kb/content').map((one) => ({ ...one, revision: 1 }));
  const weights = new Map(LOCALES.map((locale) => [locale, termWeights(articles, locale)]));
  let ids = 0;
  const begin = (locale: Locale) => (question: { at: number }) => {
    ids += 1;
    const empty = { terms: {}, examples: [], days: {}, count: 0, state: 'open' as const };
    return { id: `gap-${ids}`, locale, ...empty, firstAt: question.at, lastAt: question.at };
  };
  const missed = (text: string, locale: Locale, at = 0) => ({
    text,
    at,
    terms: new Map(
      termsOf(text, locale)
        .map((term) => [term, weights.get(locale)?.(term) ?? 0] as const)
        .filter(([, weight]) => weight > 0),
    ),
  });
  function gather(texts: readonly string[], locale: Locale, before: readonly StoredGap[] = []): readonly StoredGap[] {
    return texts.reduce<readonly StoredGap[]>((gaps, text, at) => {
      const { changed } = gatherGaps(gaps, [missed(text, locale, at)], begin(locale));
      return [...gaps.filter(({ id }) => !changed.some((one) => one.id === id)), ...changed];
    }, before);
  }

  for (const [locale, alike, other] of [
    [
      'en',
      ['do you gift wrap presents', 'gift wrapping available?', 'can u wrap it as a gift'],
      'is there student discount',
    ],
    ['ms', ['boleh balut hadiah tak', 'ada servis balut hadiah', 'nak balut hadiah mcm mana'], 'ada diskaun pelajar'],
    ['id', ['bisa bungkus kado ga', 'ada jasa bungkus kado', 'mau bungkus kado dong'], 'ada potongan mahasiswa'],
    ['vi', ['có gói quà không', 'shop có gói quà không ạ', 'gói quà được không shop'], 'ưu đãi cho sinh viên'],
    [
      'es',
      ['pueden envolver para regalo', 'envolver regalo se puede', 'envolver como regalo'],
      'descuento de estudiante',
    ],
    ['zh-Hant', ['可以禮物包裝嗎', '有沒有禮物包裝', '想要禮物包裝服務'], '學生優惠有嗎'],
  ] as const)
    it(`gather questions that are alike, and no others (${locale})`, () => {
      const gaps = [...gather([...alike, other], locale)].sort((a, b) => b.count - a.count);
      expect(gaps.map(({ count }) => count)).to.deep.equal([3, 1]);
      expect(gaps[0]?.examples.map(({ text }) => text)).to.have.members(alike);
    });

  it('count a question that comes again, and the days', () => {
    const day = 86_400_000;
    const [gap] = gatherGaps(
      [],
      [missed('gift wrap please', 'en', 0), missed('gift wrap please', 'en', day), missed('gift wrap', 'en', day)],
      begin('en'),
    ).changed;
    expect(gap?.count).to.equal(3);
    expect(gap?.examples[0]).to.deep.equal({ text: 'gift wrap please', count: 2 });
    expect(gap?.days).to.deep.equal({ '1970-01-01': 1, '1970-01-02': 2 });
  });

  it('stay few and small, however much is asked', () => {
    const letters = 'bcdfghklmnprstvz';
    const word = (n: number) =>
      `qu${letters[n % 16]}${letters[(n >> 4) % 16]}a${letters[(n >> 8) % 16]}o${letters[(n >> 12) % 16]}`;
    const questions = Array.from({ length: 2_000 }, (_, n) => missed(`${word(n)} ${word(n * 7 + 1)}`, 'en', n));
    const same = Array.from({ length: 500 }, (_, n) => missed(`gift wrap ${word(n)}`, 'en', n * 86_400_000));
    const { changed, dropped } = gatherGaps([], [...questions, ...same], begin('en'));
    expect(changed.length).to.be.at.most(300);
    expect(dropped.length).to.be.greaterThan(1_000);
    const largest = changed.reduce((a, b) => (a.count > b.count ? a : b));
    expect(largest.count).to.be.greaterThan(100);
    expect(largest.examples).to.have.length.at.most(12);
    expect(Object.keys(largest.terms)).to.have.length.at.most(24);
    expect(Object.keys(largest.days)).to.have.length.at.most(30);
  });

  it('are not begun by words that say nothing', () => {
    expect(gather(['how do i', 'where is my order'], 'en')).to.deep.equal([]);
  });
});

describe('phrasings that are added', () => {
  const article = (slug: string, phrasings: readonly string[]): Article => ({
    slug,
    locale: 'en',
    title: slug,
    topic: 'orders',
    body: 'x',
    phrasings,
    updated: '2026-11-01',
    revision: 3,
  });
  const given = { locale: 'en' as const, slug: 'a', authorId: 'e', today: '2026-11-24' };
  const storeOf = (start: Article, conflicts = 0) => {
    let current = start;
    let left = conflicts;
    const store: Pick<ArticleStore, 'find' | 'publish'> = {
      find: async (slug) => (slug === current.slug ? current : undefined),
      async publish(next, baseRevision) {
        if (left > 0) {
          left -= 1;
          current = { ...current, title: `changed ${left}`, revision: current.revision + 1 };
        }
        if (baseRevision !== current.revision) throw new CodedError('article_conflict', { revision: current.revision });
        current = { ...next, revision: baseRevision + 1 };
        return current;
      },
    };
    return { store, now: () => current };
  };
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: unknown) => (error instanceof CodedError ? error.code : error),
    );

  it('come behind those that are there, and doing it again changes nothing', async () => {
    const { store, now } = storeOf(article('a', ['one way']));
    await addPhrasings(store, [], { ...given, texts: ['Another way?', 'ONE way!'] });
    expect(now().phrasings).to.deep.equal(['one way', 'Another way?']);
    expect(now().revision).to.equal(4);
    await addPhrasings(store, [], { ...given, texts: ['another WAY'] });
    expect(now().revision).to.equal(4);
  });

  it('keep what somebody else published meanwhile', async () => {
    const { store, now } = storeOf(article('a', []), 2);
    await addPhrasings(store, [], { ...given, texts: ['new way'] });
    expect(now()).to.deep.include({ title: 'changed 0', phrasings: ['new way'] });
  });

  it('are refused where another article has them, or there is no article', async () => {
    const { store } = storeOf(article('a', []));
    const others = [article('b', ['New way!'])];
    expect(await codeOf(addPhrasings(store, others, { ...given, texts: ['new way'] }))).to.equal('phrasing_taken');
    expect(await codeOf(addPhrasings(store, [], { ...given, slug: 'c', texts: ['new way'] }))).to.equal(
      'article_not_found',
    );
  });
});
