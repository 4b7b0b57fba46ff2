import type { Article } from '../articles/article.ts';
import { splitWords } from './analysis/analyse.ts';
import type { ClassifierModel } from './classifier/model.ts';
import { buildCorpus, type Corpus } from './corpus.ts';
import type { CorpusDocument } from './corpus-document.ts';
import type { Group } from './groups.ts';
import { followUpOpeners } from './openers.ts';
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
  /** Which of the entries are intents. */
  readonly isIntent: readonly boolean[];
  readonly corpus: Corpus;
  readonly classifier: ShelfClassifier | undefined;
  /** Phrasings word for word → the entry; where two entries have the same one, neither. */
  readonly exact: ReadonlyMap<string, number>;
  /** How messages begin that lean on the question before. */
  readonly openers: ReadonlySet<string>;
}

/** Sets up the shelf of a group; `before` is the one that it follows by an edit, whose classifier serves on. */
export function buildShelf(
  group: Group,
  articles: readonly Article[],
  intents: IntentPhrasings,
  slang: SlangMap,
  before?: Shelf,
): Shelf {
  const entries = keepDocuments(shelfEntries(group, articles, intents), before);
  const corpus = buildCorpus(
    group.language,
    entries.map((entry) => entry.document),
    slang,
    before?.corpus,
  );
  const openers = followUpOpeners(entries, (entry) => keysOf(entry.document));
  const isIntent = entries.map(({ kind }) => kind === 'intent');
  const exact = exactPhrasings(entries);
  return { group, entries, isIntent, corpus, classifier: before?.classifier, exact, openers };
}

/** The entries with the document objects of before where their texts are the same. */
function keepDocuments(entries: readonly ShelfEntry[], before: Shelf | undefined): readonly ShelfEntry[] {
  if (before === undefined) return entries;
  const known = new Map(before.entries.map((entry) => [entryKey(entry), entry]));
  return entries.map((entry) => {
    const old = known.get(entryKey(entry));
    return old !== undefined && sameDocument(old.document, entry.document) ? old : entry;
  });
}

function sameDocument(a: CorpusDocument, b: CorpusDocument): boolean {
  return (
    a.title === b.title &&
    a.body === b.body &&
    a.phrasings.length === b.phrasings.length &&
    a.phrasings.every((phrasing, i) => phrasing === b.phrasings[i]) &&
    a.details?.length === b.details?.length &&
    (a.details ?? []).every((detail, i) => detail === b.details?.[i])
  );
}

/** A text word for word, without case, punctuation and stretched letters. */
export function phraseKey(text: string): string {
  return splitWords(text).join(' ');
}

/** The keys of a document's phrasings, kept as long as the document is. */
const KEYS = new WeakMap<CorpusDocument, readonly string[]>();

function keysOf(document: CorpusDocument): readonly string[] {
  const kept = KEYS.get(document);
  if (kept !== undefined) return kept;
  const { title, phrasings, details = [] } = document;
  const keys = [...title.split('\n'), ...phrasings, ...details].map(phraseKey).filter((key) => key !== '');
  KEYS.set(document, keys);
  return keys;
}

function exactPhrasings(entries: readonly ShelfEntry[]): Map<string, number> {
  const exact = new Map<string, number>();
  entries.forEach(({ document }, at) => {
    for (const key of keysOf(document)) {
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
