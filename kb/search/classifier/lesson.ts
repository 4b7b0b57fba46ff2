import type { AnalysisLanguage } from '../analysis/analyse.ts';
import type { CorpusDocument } from '../corpus-document.ts';
import type { Shelf, ShelfClassifier } from '../shelf.ts';
import { entryKey } from '../shelf-documents.ts';
import { textTaught, trainingExamples } from './examples.ts';
import { trainModel } from './train.ts';

/** What a classifier is trained from: plain data that a worker takes. */
export interface Lesson {
  readonly language: AnalysisLanguage;
  readonly documents: readonly CorpusDocument[];
  readonly keys: readonly string[];
}

/** More entries than this get no classifier: its weights would fill memory, and BM25 does well where texts are many. */
const MOST_CLASSES = 2_000;

/** The lesson of a shelf; undefined where it is too large, or too small for there to be a choice. */
export function lessonOf(shelf: Shelf): Lesson | undefined {
  const { entries, group } = shelf;
  if (entries.length < 2 || entries.length > MOST_CLASSES) return undefined;
  return {
    language: group.language,
    // Of texts only what is taught: an edit of the others leaves the lesson as it was.
    documents: entries.map(({ document }) => ({ ...document, body: textTaught(document, entries.length).join('\n') })),
    keys: entries.map(entryKey),
  };
}

/** Trains on the spot, about a second a shelf: for workers, benchmarks and tests. */
export function trainOn({ language, documents, keys }: Lesson): ShelfClassifier {
  return { model: trainModel(trainingExamples(documents, language), documents.length), keys };
}
