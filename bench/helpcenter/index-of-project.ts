import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContentFiles } from '../../kb/articles/content-files.ts';
import { loadArtefacts } from '../../kb/search/artefacts.ts';
import { buildSearchIndex, type GrowingSearchIndex, type IntentPhrasings } from '../../kb/search/build-index.ts';
import { trainNow } from '../../kb/search/classifier/train-in-worker.ts';
import type { Intent } from '../../kb/search/types.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';

/** The wishes that ship, in the words of shoppers. */
export function intentsOfProject(): IntentPhrasings {
  const read = (locale: Locale): Partial<Record<Intent, string[]>> =>
    JSON.parse(readFileSync(new URL(`../../dialogs/intents/${locale}.json`, import.meta.url), 'utf8'));
  return Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)])) as unknown as IntentPhrasings;
}

/** The index over the help center and the intents that ship, classifiers trained. */
export function indexOfProject(): GrowingSearchIndex {
  const articles = readContentFiles(fileURLToPath(new URL('../../kb/content', import.meta.url))).map((article) => ({
    ...article,
    revision: 1,
  }));
  const index = buildSearchIndex({ articles, intents: intentsOfProject(), artefacts: loadArtefacts() });
  return index.withClassifiers(trainNow(index));
}
