import {
  type Analysis,
  type AnalysisLanguage,
  analyseWords,
  characterGrams,
  splitWords,
  stemOf,
} from './analysis/analyse.ts';
import { fold } from './analysis/normalise.ts';
import { type PhrasingVectors, PhrasingVectorsBuilder } from './phrasing-vectors.ts';
import { type FieldTerms, type Postings, PostingsBuilder } from './terms/postings.ts';
import { type Channel, TermTable } from './terms/term-table.ts';
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

const PHRASINGS = { k1: 3, b: 0.9 };
const BODY = { k1: 1.2, b: 0.75 };
const TITLE_BOOST = 3;

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

/** Counts the terms of a text; gives them back without the n-grams. */
function countTerms(
  table: TermTable,
  analysis: Analysis,
  withGrams: boolean,
  boost: number,
  into: Map<number, number>,
): number[] {
  const stems = analysis.stems.map((stem) => table.add(stem, 'stem'));
  const folded = analysis.folded.map((syllable) => table.add(syllable, 'folded'));
  const terms = [...stems, ...folded];
  const paired = folded.length > 0 ? folded : stems;
  for (let i = 1; i < paired.length; i++) terms.push(table.addPair(paired[i - 1] ?? 0, paired[i] ?? 0));
  for (const term of terms) into.set(term, (into.get(term) ?? 0) + boost);
  if (!withGrams) return terms;
  for (const gram of characterGrams(analysis.words)) {
    const term = table.add(gram, 'gram');
    into.set(term, (into.get(term) ?? 0) + boost);
  }
  return terms;
}

function fieldOf(
  table: TermTable,
  language: AnalysisLanguage,
  texts: readonly { readonly text: string; readonly boost: number }[],
  withGrams: boolean,
  frequencies: Map<string, number>,
  take?: (terms: readonly number[]) => void,
): FieldTerms {
  const counts = new Map<number, number>();
  let length = 0;
  for (const { text, boost } of texts) {
    const analysis = analyseWords(splitWords(text, language), language);
    length += analysis.words.length * boost;
    const terms = countTerms(table, analysis, withGrams, boost, counts);
    take?.(terms);
    for (const word of analysis.words) {
      const known = language === 'vi' ? fold(word) : word;
      frequencies.set(known, (frequencies.get(known) ?? 0) + 1);
    }
  }
  return { counts, length };
}

/** Indexes the documents of one language. */
export function buildCorpus(
  language: AnalysisLanguage,
  documents: readonly CorpusDocument[],
  slang: SlangMap = new Map(),
): Corpus {
  const table = new TermTable();
  const frequencies = new Map<string, number>();
  const builder = new PostingsBuilder([PHRASINGS, BODY]);
  const vectors = new PhrasingVectorsBuilder();
  for (const { title, phrasings, body } of documents) {
    const asked = [{ text: title, boost: TITLE_BOOST }, ...phrasings.map((text) => ({ text, boost: 1 }))];
    builder.add([
      fieldOf(table, language, asked, true, frequencies, (terms) => vectors.addPhrasing(terms)),
      fieldOf(table, language, body === '' ? [] : [{ text: body, boost: 1 }], false, frequencies),
    ]);
    vectors.endDocument();
  }
  const postings = builder.build(table, CHANNEL_WEIGHTS);
  return {
    language,
    table,
    postings,
    documents,
    phrasings: vectors.build(),
    vocabulary: vocabularyOf(language, table, frequencies),
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
  const words = splitWords(text, corpus.language);
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
  const grams = characterGrams(words).map((gram) => table.find(gram));
  grams.forEach(add);
  return {
    words,
    terms,
    known: paired.filter((term) => term !== undefined).length,
    gramsKnown: grams.length === 0 ? 1 : grams.filter((gram) => gram !== undefined).length / grams.length,
  };
}

/** The BM25 score of every document. */
export function scoreAll(corpus: Corpus, query: CorpusQuery): Float32Array {
  const { offsets, ids, impacts, documents } = corpus.postings;
  const scores = new Float32Array(documents);
  for (const [term, count] of query.terms) {
    const end = offsets[term + 1] ?? 0;
    for (let at = offsets[term] ?? 0; at < end; at++) {
      const id = ids[at] ?? 0;
      scores[id] = (scores[id] ?? 0) + count * (impacts[at] ?? 0);
    }
  }
  return scores;
}
