import { type AnalysisLanguage, characterGrams, isMarked, splitWords, stemOf } from './analysis/analyse.ts';
import { fold } from './analysis/normalise.ts';
import { PhrasingVectorsBuilder } from './phrasing-vectors.ts';
import { type FieldTerms, PostingsBuilder } from './terms/postings.ts';
import { TermTable } from './terms/term-table.ts';

/** How the title and the phrasings of a document count, and its body. */
const PHRASINGS = { k1: 3, b: 0.9 };
const BODY = { k1: 1.2, b: 0.75 };
const TITLE_BOOST = 3;

/** A word's term numbers, worked out once a corpus. */
interface WordTerms {
  readonly stem: number;
  /** −1 but in Vietnamese. */
  readonly folded: number;
  grams: readonly number[] | undefined;
  occurrences: number;
}

/** Takes documents apart into terms, field by field. */
export class CorpusBuilder {
  readonly table = new TermTable();
  readonly postings = new PostingsBuilder([PHRASINGS, BODY]);
  readonly phrasings = new PhrasingVectorsBuilder();
  readonly #language: AnalysisLanguage;
  readonly #words = new Map<string, WordTerms>();

  constructor(language: AnalysisLanguage) {
    this.#language = language;
  }

  add(title: string, phrasings: readonly string[], body: string): void {
    const asked = { counts: new Map<number, number>(), length: 0 };
    this.#read(asked, title, TITLE_BOOST, true);
    for (const phrasing of phrasings) this.#read(asked, phrasing, 1, true);
    const told = { counts: new Map<number, number>(), length: 0 };
    // Paragraph by paragraph: the search reads no more than a limit of each text.
    for (const paragraph of body.split('\n')) if (paragraph !== '') this.#read(told, paragraph, 1, false);
    this.postings.add([asked, told]);
    this.phrasings.endDocument();
  }

  /** How often each word was seen, as the speller needs it (Vietnamese without marks). */
  frequencies(): Map<string, number> {
    const frequencies = new Map<string, number>();
    for (const [word, { occurrences }] of this.#words) {
      const known = this.#language === 'vi' ? fold(word) : word;
      frequencies.set(known, (frequencies.get(known) ?? 0) + occurrences);
    }
    return frequencies;
  }

  #read(
    field: { counts: Map<number, number>; length: number },
    text: string,
    boost: number,
    isAsked: boolean,
  ): FieldTerms {
    const words = splitWords(text);
    const withStems = this.#language !== 'vi' || isMarked(words);
    const isVietnamese = this.#language === 'vi';
    const terms: number[] = [];
    let before = -1;
    for (const word of words) {
      const known = this.#termsOf(word);
      known.occurrences++;
      if (withStems) terms.push(known.stem);
      if (isVietnamese) terms.push(known.folded);
      const paired = isVietnamese ? known.folded : known.stem;
      if (before >= 0) terms.push(this.table.addPair(before, paired));
      before = paired;
      if (!isAsked) continue;
      known.grams ??= characterGrams(word).map((gram) => this.table.add(gram, 'gram'));
      for (const gram of known.grams) field.counts.set(gram, (field.counts.get(gram) ?? 0) + boost);
    }
    for (const term of terms) field.counts.set(term, (field.counts.get(term) ?? 0) + boost);
    field.length += words.length * boost;
    if (isAsked) this.phrasings.addPhrasing(terms);
    return field;
  }

  #termsOf(word: string): WordTerms {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const isVietnamese = this.#language === 'vi';
    const fresh: WordTerms = {
      stem: this.table.add(stemOf(word, this.#language), 'stem'),
      folded: isVietnamese ? this.table.add(`~${fold(word)}`, 'folded') : -1,
      grams: undefined,
      occurrences: 0,
    };
    this.#words.set(word, fresh);
    return fresh;
  }
}
