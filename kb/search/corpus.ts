import { type Analysis, type AnalysisLanguage, analyseWords, characterGrams, splitWords } from './analysis/analyse.ts';
import { type FieldTerms, type Postings, PostingsBuilder } from './terms/postings.ts';
import { type Channel, TermTable } from './terms/term-table.ts';

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
  /** The stem numbers word by word; −1 where the corpus lacks the stem. */
  readonly stems: readonly number[];
}

/** The texts of one language (or of two searched as one), indexed for BM25. Immutable. */
export interface Corpus {
  readonly language: AnalysisLanguage;
  readonly table: TermTable;
  readonly postings: Postings;
  readonly documents: readonly CorpusDocument[];
}

function countTerms(
  table: TermTable,
  analysis: Analysis,
  withGrams: boolean,
  boost: number,
  into: Map<number, number>,
) {
  const add = (term: number): void => {
    into.set(term, (into.get(term) ?? 0) + boost);
  };
  const stems = analysis.stems.map((stem) => table.add(stem, 'stem'));
  const folded = analysis.folded.map((syllable) => table.add(syllable, 'folded'));
  stems.forEach(add);
  folded.forEach(add);
  const paired = folded.length > 0 ? folded : stems;
  for (let i = 1; i < paired.length; i++) add(table.addPair(paired[i - 1] ?? 0, paired[i] ?? 0));
  if (withGrams) for (const gram of characterGrams(analysis.words)) add(table.add(gram, 'gram'));
}

function fieldOf(
  table: TermTable,
  language: AnalysisLanguage,
  texts: readonly { readonly text: string; readonly boost: number }[],
  withGrams: boolean,
): FieldTerms {
  const counts = new Map<number, number>();
  let length = 0;
  for (const { text, boost } of texts) {
    const analysis = analyseWords(splitWords(text, language), language);
    length += analysis.words.length * boost;
    countTerms(table, analysis, withGrams, boost, counts);
  }
  return { counts, length };
}

/** Indexes the documents of one language. */
export function buildCorpus(language: AnalysisLanguage, documents: readonly CorpusDocument[]): Corpus {
  const table = new TermTable();
  const builder = new PostingsBuilder([PHRASINGS, BODY]);
  for (const { title, phrasings, body } of documents) {
    const asked = [{ text: title, boost: TITLE_BOOST }, ...phrasings.map((text) => ({ text, boost: 1 }))];
    builder.add([
      fieldOf(table, language, asked, true),
      fieldOf(table, language, body === '' ? [] : [{ text: body, boost: 1 }], false),
    ]);
  }
  return { language, table, postings: builder.build(table, CHANNEL_WEIGHTS), documents };
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
  for (const gram of characterGrams(words)) add(table.find(gram));
  return { words, terms, stems: stems.map((stem) => stem ?? -1) };
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
