import { type AnalysisLanguage, analyseWords, characterGrams, splitWords, stemOf } from './analysis/analyse.ts';
import { fold } from './analysis/normalise.ts';
import { CorpusBuilder } from './corpus-builder.ts';
import type { PhrasingVectors } from './phrasing-vectors.ts';
import type { Postings } from './terms/postings.ts';
import type { Channel, TermTable } from './terms/term-table.ts';
import { type Corrected, correctWords, type Vocabulary } from './words/correct.ts';
import { expandSlang, type SlangMap } from './words/slang.ts';
import { buildSpeller } from './words/speller.ts';

/** What is searched: plain texts, numbered by their place in the list. */
export interface CorpusDocument {
  readonly title: string;
  readonly phrasings: readonly string[];
  /** Plain text. */
  readonly body: string;
}

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
  readonly table: TermTable;
  readonly postings: Postings;
  readonly documents: readonly CorpusDocument[];
  readonly phrasings: PhrasingVectors;
  readonly vocabulary: Vocabulary;
  readonly slang: SlangMap;
}

/** Indexes the documents of one language. */
export function buildCorpus(
  language: AnalysisLanguage,
  documents: readonly CorpusDocument[],
  slang: SlangMap = new Map(),
): Corpus {
  const builder = new CorpusBuilder(language);
  for (const { title, phrasings, body } of documents) builder.add(title, phrasings, body);
  const { table } = builder;
  return {
    language,
    table,
    postings: builder.postings.build(table, CHANNEL_WEIGHTS),
    documents,
    phrasings: builder.phrasings.build(),
    vocabulary: vocabularyOf(language, table, builder.frequencies()),
    slang,
  };
}

function vocabularyOf(
  language: AnalysisLanguage,
  table: TermTable,
  frequencies: ReadonlyMap<string, number>,
): Vocabulary {
  const folds = language === 'vi';
  const termOf = (word: string): number | undefined => table.find(folds ? `~${fold(word)}` : stemOf(word, language));
  return {
    folds,
    speller: buildSpeller(frequencies),
    knows: (word) => termOf(word) !== undefined,
    knowsPair: (first, second) => {
      const a = termOf(first);
      const b = termOf(second);
      return a !== undefined && b !== undefined && table.findPair(a, b) !== undefined;
    },
  };
}

/** The words of a question as the corpus understands them: slang replaced, typing errors corrected. */
export function readQuestion(corpus: Corpus, text: string): Corrected {
  const words = splitWords(text);
  const meant = expandSlang(words, corpus.slang, corpus.vocabulary.knows);
  return correctWords(meant, corpus.vocabulary);
}

/** Looks the words of a question up in the corpus. */
export function toQuery(corpus: Corpus, words: readonly string[]): CorpusQuery {
  const { table, language } = corpus;
  const analysis = analyseWords(words, language);
  const terms = new Map<number, number>();
  const add = (term: number | undefined): void => {
    if (term !== undefined) terms.set(term, (terms.get(term) ?? 0) + 1);
  };
  const stems = analysis.stems.map((stem) => table.find(stem));
  const folded = analysis.folded.map((syllable) => table.find(syllable));
  stems.forEach(add);
  folded.forEach(add);
  const paired = folded.length > 0 ? folded : stems;
  for (let i = 1; i < paired.length; i++) {
    const first = paired[i - 1];
    const second = paired[i];
    if (first !== undefined && second !== undefined) add(table.findPair(first, second));
  }
  const grams = words.flatMap(characterGrams).map((gram) => table.find(gram));
  grams.forEach(add);
  return {
    words,
    terms,
    known: paired.filter((term) => term !== undefined).length,
    gramsKnown: grams.length === 0 ? 1 : grams.filter((gram) => gram !== undefined).length / grams.length,
  };
}
