import type { Locale } from '../../protocol/locale.ts';
import type { Article } from '../articles/article.ts';
import type { CorpusDocument } from './corpus-document.ts';
import type { Group } from './groups.ts';
import { plainText } from './passages/plain-text.ts';
import type { Intent } from './types.ts';

/** Phrasings of what shoppers want, by locale. */
export type IntentPhrasings = Readonly<Record<Locale, Readonly<Partial<Record<Intent, readonly string[]>>>>>;

/** What a document of a shelf stands for: an article in all its versions there, or an intent. */
export type ShelfEntry =
  | { readonly kind: 'article'; readonly slug: string; readonly document: CorpusDocument }
  | { readonly kind: 'intent'; readonly intent: Intent; readonly document: CorpusDocument };

/** Names an entry across rebuilds of its shelf; the classes of a classifier are kept under these names. */
export function entryKey(entry: ShelfEntry): string {
  return entry.kind === 'article' ? `article:${entry.slug}` : `intent:${entry.intent}`;
}

/**
 * The documents of a group, articles by slug and then the intents. An article that the group's locales lack is taken from
 * another locale: shared words and brand names may still find it, and it is shown as what it is.
 */
export function shelfEntries(group: Group, articles: readonly Article[], intents: IntentPhrasings): ShelfEntry[] {
  const bySlug = new Map<string, Article[]>();
  for (const article of articles) {
    const versions = bySlug.get(article.slug) ?? [];
    versions.push(article);
    bySlug.set(article.slug, versions);
  }
  const entries: ShelfEntry[] = [];
  for (const [slug, versions] of bySlug) {
    const own = versions.filter((article) => group.locales.includes(article.locale));
    const shown = own.length > 0 ? own : versions.slice(0, 1);
    entries.push({
      kind: 'article',
      slug,
      document: {
        title: shown.map((article) => article.title).join('\n'),
        phrasings: shown.flatMap((article) => article.phrasings),
        details: shown.flatMap(({ passages = [] }) => passages.flatMap((passage) => passage.phrasings)),
        body: plainText(shown.map((article) => article.body).join('\n\n')),
      },
    });
  }
  return [...entries, ...intentEntries(group, intents)];
}

function intentEntries(group: Group, intents: IntentPhrasings): ShelfEntry[] {
  const phrasings = new Map<Intent, Set<string>>();
  for (const locale of group.locales) {
    for (const [intent, texts] of Object.entries(intents[locale] ?? {}) as [Intent, readonly string[]][]) {
      const known = phrasings.get(intent) ?? new Set<string>();
      for (const text of texts) known.add(text);
      phrasings.set(intent, known);
    }
  }
  return [...phrasings].map(([intent, texts]) => ({
    kind: 'intent',
    intent,
    document: { title: '', phrasings: [...texts], body: '' },
  }));
}
