import type { Article } from '../article.ts';
import { splitWords } from './analysis/analyse.ts';
import type { ClassifierModel } from './classifier/model.ts';
import { buildCorpus, type Corpus } from './corpus.ts';
import type { Group } from './groups.ts';
import { entryKey, type IntentPhrasings, type ShelfEntry, shelfEntries } from './shelf-documents.ts';
import type { SlangMap } from './words/slang.ts';

/** A classifier with the names of its classes: it goes on serving the entries that it knows while the shelf changes. */
export interface ShelfClassifier {
  readonly model: ClassifierModel;
  readonly keys: readonly string[];
}

/** The articles and intents of one group, ready to be searched. */
export interface Shelf {
  readonly group: Group;
  readonly entries: readonly ShelfEntry[];
  readonly corpus: Corpus;
  readonly classifier: ShelfClassifier | undefined;
  /** Phrasings word for word → the entry; where two entries have the same one, neither. */
  readonly exact: ReadonlyMap<string, number>;
}

/** Sets up the shelf of a group. */
export function buildShelf(
  group: Group,
  articles: readonly Article[],
  intents: IntentPhrasings,
  slang: SlangMap,
  classifier?: ShelfClassifier,
): Shelf {
  const entries = shelfEntries(group, articles, intents);
  const corpus = buildCorpus(
    group.language,
    entries.map((entry) => entry.document),
    slang,
  );
  return { group, entries, corpus, classifier, exact: exactPhrasings(entries) };
}

/** A text word for word, without case, punctuation and stretched letters. */
export function phraseKey(text: string): string {
  return splitWords(text).join(' ');
}

function exactPhrasings(entries: readonly ShelfEntry[]): Map<string, number> {
  const exact = new Map<string, number>();
  entries.forEach(({ document }, at) => {
    for (const text of [...document.title.split('\n'), ...document.phrasings]) {
      const key = phraseKey(text);
      if (key === '') continue;
      const other = exact.get(key);
      exact.set(key, other === undefined || other === at ? at : -1);
    }
  });
  for (const [key, at] of exact) if (at < 0) exact.delete(key);
  return exact;
}

/** For each entry its class in the classifier, −1 where it came later; undefined where the two agree. */
export function classesOf(shelf: Shelf): readonly number[] | undefined {
  const { classifier } = shelf;
  if (classifier === undefined) return undefined;
  const places = new Map(classifier.keys.map((key, at) => [key, at]));
  const classes = shelf.entries.map((entry) => places.get(entryKey(entry)) ?? -1);
  const same = classes.length === classifier.keys.length && classes.every((place, at) => place === at);
  return same ? undefined : classes;
}
