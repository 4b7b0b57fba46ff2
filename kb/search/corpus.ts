import { type AnalysisLanguage, analyseWords, characterGrams, splitWords, stemOf } from './analysis/analyse.ts';
import { fold } from './analysis/normalise.ts';
import type { CorpusDocument } from './corpus-document.ts';
import { CorpusTerms } from './corpus-terms.ts';
import { type PhrasingVectors, PhrasingVectorsBuilder } from './phrasing-vectors.ts';
import { type Postings, PostingsBuilder } from './terms/postings.ts';
import type { Channel, TermTable } from './terms/term-table.ts';
import { type Corrected, correctWords, type Vocabulary } from './words/correct.ts';
import { expandSlang, type SlangMap } from './words/slang.ts';

/** What one occurrence in a channel is worth. */
const CHANNEL_WEIGHTS: Readonly<Record<Channel, number>> = { stem: 1, folded: 0.5, bigram: 0.5, gram: 0.15 };

/** The terms of a question that the corpus knows, with how often each occurs. */
export interface CorpusQuery {
  readonly words: readonly string[];
  readonly terms: ReadonlyMap<number, number>;
  /** Words of which the corpus knows the stem (Vietnamese: the syllable without marks). */
  readonly known: number;
  /** Share of the n-grams that some title or phrasing has. */
  readonly gramsKnown: number;
}

/** The texts of one language (or of two searched as one), indexed for BM25. Immutable. */
export interface Corpus {
  readonly language: AnalysisLanguage;
  readonly terms: CorpusTerms;
  readonly table: TermTable;
  readonly postings: Postings;
  readonly documents: readonly CorpusDocument[];
  readonly phrasings: PhrasingVectors;
  readonly vocabulary: Vocabulary;
  readonly slang: SlangMap;
}

/** How title and phrasings of a document count, and its body. */
const FIELDS = [
  { k1: 3, b: 0.9 },
  { k1: 1.2, b: 0.75 },
];

/**
 * Indexes the documents of one language. With a `base` of the same language, documents that it has already (the same
 * objects) are not taken apart again: an edit costs little more than working out the scores anew.
 */
export function buildCorpus(
  language: AnalysisLanguage,
  documents: readonly CorpusDocument[],
  slang: SlangMap = new Map(),
  base?: Corpus,
): Corpus {
  const terms = base?.terms ?? new CorpusTerms(language);
  const builder = new PostingsBuilder(FIELDS);
  const vectors = new PhrasingVectorsBuilder();
  for (const document of documents) {
    const { fields, phrasings } = terms.termsOf(document, documents.length);
    builder.add(fields);
    for (const phrasing of phrasings) vectors.addPhrasing(phrasing);
    vectors.endDocument();
  }
  const { table } = terms;
  const postings = builder.build(table, CHANNEL_WEIGHTS);
  const vocabulary = vocabularyOf(language, terms, postings);
  return { language, terms, table, postings, documents, phrasings: vectors.build(), vocabulary, slang };
}

/** In how many documents of these postings a term stands; 0 for terms of later corpora. */
function frequencyOf({ offsets }: Postings, term: number | undefined): number {
  return term === undefined || term + 1 >= offsets.length ? 0 : (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
}

function vocabularyOf(language: AnalysisLanguage, terms: CorpusTerms, postings: Postings): Vocabulary {
  const { table } = terms;
  const folds = language === 'vi';
  const termOf = (word: string): number | undefined => table.find(folds ? `~${fold(word)}` : stemOf(word, language));
  return {
    folds,
    spellers: terms.spellers(),
    frequency: (word) => frequencyOf(postings, termOf(word)),
    knowsPair: (first, second) => {
      const a = termOf(first);
      const b = termOf(second);
      return a !== undefined && b !== undefined && frequencyOf(postings, table.findPair(a, b)) > 0;
    },
  };
}

/** Whether the corpus has these words side by side. */
export function knowsWords({ vocabulary }: Corpus): (words: readonly string[]) => boolean {
  return (words) =>
    words.every((word, at) =>
      at === 0 ? vocabulary.frequency(word) > 0 : vocabulary.knowsPair(words[at - 1] ?? '', word),
    );
}

/** The words of a question as the corpus understands them: slang replaced, typing errors corrected. */
export function readQuestion(corpus: Corpus, text: string): Corrected {
  const words = splitWords(text);
  const meant = expandSlang(words, corpus.slang, knowsWords(corpus));
  return correctWords(meant, corpus.vocabulary);
}

/** Looks the words of a question up in the corpus. */
export function toQuery(corpus: Corpus, words: readonly string[]): CorpusQuery {
  const { table, language, postings } = corpus;
  const live = (term: number | undefined): number | undefined => (frequencyOf(postings, term) > 0 ? term : undefined);
  const analysis = analyseWords(words, language);
  const terms = new Map<number, number>();
  const add = (term: number | undefined): void => {
    if (term !== undefined) terms.set(term, (terms.get(term) ?? 0) + 1);
  };
  const stems = analysis.stems.map((stem) => live(table.find(stem)));
  const folded = analysis.folded.map((syllable) => live(table.find(syllable)));
  stems.forEach(add);
  folded.forEach(add);
  const paired = folded.length > 0 ? folded : stems;
  for (let i = 1; i < paired.length; i++) {
    const first = paired[i - 1];
    const second = paired[i];
    if (first !== undefined && second !== undefined) add(live(table.findPair(first, second)));
  }
  const grams = words.flatMap(characterGrams).map((gram) => live(table.find(gram)));
  grams.forEach(add);
  return {
    words,
    terms,
    known: paired.filter((term) => term !== undefined).length,
    gramsKnown: grams.length === 0 ? 1 : grams.filter((gram) => gram !== undefined).length / grams.length,
  };
}
