import { readdirSync, readFileSync } from 'node:fs';
import type { Article } from '../../kb/articles/article.ts';
import { loadArtefacts } from '../../kb/search/artefacts.ts';
import { buildSearchIndex, type IntentPhrasings } from '../../kb/search/build-index.ts';
import { trainNow } from '../../kb/search/classifier/train-in-worker.ts';
import type { Locale } from '../../protocol/locale.ts';
import { percent } from '../search/table.ts';

const FOLDER = new URL('../questions/whole-shops/', import.meta.url);

interface ShopQuestion {
  readonly text: string;
  readonly slug: string;
}

/** A help center of another shop, which nothing was fitted on, with questions that share few words with it. */
interface WholeShop {
  readonly name: string;
  readonly locale: Locale;
  readonly articles: readonly Article[];
  readonly questions: readonly ShopQuestion[];
}

/** What became of a shop's questions. */
export interface ShopReport {
  readonly name: string;
  readonly asked: number;
  readonly first: number;
  readonly found: number;
  readonly answeredWrongly: number;
  /** Questions that were taken for a wish, with which. */
  readonly wishes: readonly string[];
}

export function readWholeShops(): WholeShop[] {
  return readdirSync(FOLDER)
    .filter((file) => !file.endsWith('.questions.jsonl'))
    .sort()
    .map((file) => {
      const [shop = '', locale = ''] = file.split('.');
      const known = { locale: locale as Locale, topic: 'orders', updated: '2026-01-01', revision: 1 } as const;
      return {
        name: `${shop} ${locale}`,
        locale: locale as Locale,
        articles: linesOf<Pick<Article, 'slug' | 'title' | 'phrasings' | 'body'>>(file).map((article) => ({
          ...article,
          ...known,
        })),
        questions: linesOf<ShopQuestion>(`${shop}.${locale}.questions.jsonl`),
      };
    });
}

/** Asks a shop's questions as the bot does, beside the wishes that it knows. */
export function reportShop({ name, locale, articles, questions }: WholeShop, intents: IntentPhrasings): ShopReport {
  const untrained = buildSearchIndex({ articles, intents, artefacts: loadArtefacts() });
  const index = untrained.withClassifiers(trainNow(untrained));
  const counts = { first: 0, found: 0, answeredWrongly: 0 };
  const wishes: string[] = [];
  for (const { text, slug } of questions) {
    const intent = index.recognise(text, locale)?.intent;
    if (intent !== undefined && intent !== 'follow-up') wishes.push(`${text}: ${intent}`);
    const { hits, decision } = index.search({ text, locale });
    const isFirst = hits[0]?.slug === slug;
    if (isFirst) counts.first++;
    else if (decision === 'answer') counts.answeredWrongly++;
    if (hits.some((hit) => hit.slug === slug)) counts.found++;
  }
  return { name, asked: questions.length, ...counts, wishes };
}

/** All shops as rows of the table. */
export function shopRows(intents: IntentPhrasings): string[][] {
  return readWholeShops().map((shop) => {
    const { name, asked, first, found, answeredWrongly, wishes } = reportShop(shop, intents);
    return [
      name,
      String(asked),
      percent(first, asked),
      percent(found, asked),
      percent(answeredWrongly, asked),
      percent(wishes.length, asked),
    ];
  });
}

function linesOf<T>(file: string): T[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
