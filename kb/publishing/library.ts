import type { Locale } from '../../protocol/locale.ts';
import { type Article, TOPICS, type Topic } from '../articles/article.ts';
import type { ArticleStore } from '../articles/article-store.ts';
import type { GrowingSearchIndex } from '../search/build-index.ts';
import { lessonsKey } from '../search/classifier/fingerprint.ts';
import { lessonOf } from '../search/classifier/lesson.ts';
import { rememberingIndex } from '../search/remembering-index.ts';
import type { ShelfClassifier } from '../search/shelf.ts';
import type { SearchIndex } from '../search/types.ts';
import type { SearchWords } from '../search/words/search-words.ts';

/** The published articles in memory, and the index over them. */
export interface Library {
  readonly index: SearchIndex;
  find(slug: string, locale: Locale): Article | undefined;
  /** In the order of topics, then of titles; of one topic where it is named. */
  list(locale: Locale, topic?: Topic): readonly Article[];
  /** The locales that a slug exists in. */
  localesOf(slug: string): readonly Locale[];
  /** Swaps the index for one with these chat spellings and synonyms. */
  useWords(words: SearchWords): void;
  /** Reads the articles again and swaps the index: what was published is found at once, training follows. */
  reload(): Promise<void>;
  /**
   * Trains the classifiers of what has changed since the last training, beside the event loop, and swaps them in. Until
   * then, and where training fails, the index answers by word scores alone.
   */
  train(): Promise<void>;
}

export type Classifiers = readonly (ShelfClassifier | undefined)[];

/** Keeps what training has made, as it takes seconds of a processor. May lose it at any time. */
export interface ClassifierCache {
  read(key: string): Promise<Classifiers | undefined>;
  write(key: string, classifiers: Classifiers): Promise<void>;
}

export interface LibraryPorts {
  readonly store: Pick<ArticleStore, 'published'>;
  readonly build: (articles: readonly Article[]) => GrowingSearchIndex;
  readonly train: (index: GrowingSearchIndex, only: readonly number[]) => Promise<Classifiers>;
  readonly cache: ClassifierCache;
  /** Of the training's code and settings: what was kept under another one is trained anew. */
  readonly training: string;
}

export async function openLibrary({ store, build, train, cache, training }: LibraryPorts): Promise<Library> {
  const shelve = (articles: readonly Article[]) => ({
    articles,
    byKey: new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article])),
    sorted: sortOnce(articles),
  });
  let shelf = shelve(await store.published());
  let index = build(shelf.articles);
  let answering = rememberingIndex(index);
  let trained: GrowingSearchIndex | undefined;
  let latest: Promise<void> = Promise.resolve();

  function swap(next: GrowingSearchIndex): void {
    index = next;
    answering = rememberingIndex(next);
  }

  async function trainChanged(): Promise<void> {
    const start = index;
    const key = lessonsKey(training, start.shelves.map(lessonOf));
    const kept = await cache.read(key);
    const changed = start.shelves.flatMap((one, at) => (one === trained?.shelves[at] ? [] : [at]));
    if (changed.length === 0) return;
    const fits = kept !== undefined && kept.length === start.shelves.length;
    const classifiers = fits ? kept : await train(start, changed);
    // An edit that came meanwhile keeps its place; its shelf is trained the next time.
    swap(index.withClassifiers(classifiers));
    trained = index;
    if (fits) return;
    const all = start.withClassifiers(classifiers).shelves.map((one) => one.classifier);
    await cache.write(key, all);
  }

  return {
    get index() {
      return answering;
    },
    find: (slug, locale) => shelf.byKey.get(`${locale}/${slug}`),
    list: (locale, topic) => shelf.sorted(locale).filter((article) => topic === undefined || article.topic === topic),
    localesOf: (slug) => shelf.articles.filter((article) => article.slug === slug).map((article) => article.locale),
    useWords: (words) => swap(index.withWords(words)),
    async reload() {
      shelf = shelve(await store.published());
      swap(index.withArticles(shelf.articles));
    },
    train() {
      latest = latest.then(trainChanged, trainChanged);
      return latest;
    },
  };
}

/** The articles of a locale by topic, then by title: sorted when they are first asked for, not at each edit. */
function sortOnce(articles: readonly Article[]): (locale: Locale) => readonly Article[] {
  const sorted = new Map<Locale, readonly Article[]>();
  return (locale) => {
    const known = sorted.get(locale);
    if (known !== undefined) return known;
    const { compare } = new Intl.Collator(locale);
    const own = articles
      .filter((article) => article.locale === locale)
      .sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) || compare(a.title, b.title));
    sorted.set(locale, own);
    return own;
  };
}
