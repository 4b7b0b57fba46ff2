import { type AnalysisLanguage, characterGrams, isMarked, splitWords, stemOf } from './analysis/analyse.ts';
import { fold } from './analysis/normalise.ts';
import type { CorpusDocument } from './corpus-document.ts';
import type { FieldTerms } from './terms/postings.ts';
import { TermTable } from './terms/term-table.ts';
import { buildSpeller, type Speller } from './words/speller.ts';

const TITLE_BOOST = 3;

/** More documents than this are taken apart anew at each build: keeping the parts of all would double the memory. */
const MOST_KEPT = 20_000;
/** After this many additions the speller is built afresh. */
const SPELLER_LAYERS = 8;

/** A document taken apart. */
export interface DocumentTerms {
  /** Title and phrasings, then the body with what is asked of its passages. */
  readonly fields: readonly [FieldTerms, FieldTerms];
  /** The terms of the title's lines, of each phrasing and of each detail, n-grams left out. */
  readonly phrasings: readonly (readonly number[])[];
}

/** A word's term numbers. */
interface WordTerms {
  readonly stem: number;
  /** −1 but in Vietnamese. */
  readonly folded: number;
  grams: readonly number[] | undefined;
}

/**
 * The terms of a corpus and of those that follow from it by edits. It only grows: terms that a corpus has no document for
 * have no postings there, which is how each corpus tells its own terms from those of its successors.
 */
export class CorpusTerms {
  readonly table = new TermTable();
  readonly #language: AnalysisLanguage;
  readonly #words = new Map<string, WordTerms>();
  readonly #kept = new WeakMap<CorpusDocument, DocumentTerms>();
  #spellers: readonly Speller[] = [];
  #spelled = 0;

  constructor(language: AnalysisLanguage) {
    this.#language = language;
  }

  /** Takes a document apart, or gives what is kept of it from an earlier corpus. */
  termsOf(document: CorpusDocument, among: number): DocumentTerms {
    const kept = this.#kept.get(document);
    if (kept !== undefined) return kept;
    const fresh = this.#takeApart(document);
    if (among <= MOST_KEPT) this.#kept.set(document, fresh);
    return fresh;
  }

  /** Spellers over all words so far; what came since the last call is added as a small one of its own. */
  spellers(): readonly Speller[] {
    const words = [...this.#words.keys()];
    if (words.length === this.#spelled) return this.#spellers;
    const afresh = this.#spellers.length >= SPELLER_LAYERS;
    const fresh = afresh ? words : words.slice(this.#spelled);
    const spelled = this.#language === 'vi' ? [...new Set(fresh.map(fold))] : fresh;
    this.#spellers = [...(afresh ? [] : this.#spellers), buildSpeller(spelled)];
    this.#spelled = words.length;
    return this.#spellers;
  }

  #takeApart({ title, phrasings, details = [], body }: CorpusDocument): DocumentTerms {
    const asked = new Field();
    const told = new Field();
    const vectors: number[][] = [];
    for (const line of title.split('\n')) vectors.push(this.#read(asked, line, TITLE_BOOST, true));
    for (const phrasing of phrasings) vectors.push(this.#read(asked, phrasing, 1, true));
    // They count as the text that they are about, and are known word for word.
    for (const detail of details) vectors.push(this.#read(told, detail, 1, false));
    // Paragraph by paragraph: no more than a limit of each text is read.
    for (const paragraph of body.split('\n')) if (paragraph !== '') this.#read(told, paragraph, 1, false);
    return { fields: [asked.pack(), told.pack()], phrasings: vectors };
  }

  #read(field: Field, text: string, boost: number, isAsked: boolean): number[] {
    const words = splitWords(text);
    const isVietnamese = this.#language === 'vi';
    const withStems = !isVietnamese || isMarked(words);
    const terms: number[] = [];
    let before = -1;
    for (const word of words) {
      const known = this.#wordTerms(word);
      if (withStems) terms.push(known.stem);
      if (isVietnamese) terms.push(known.folded);
      const paired = isVietnamese ? known.folded : known.stem;
      if (before >= 0) terms.push(this.table.addPair(before, paired));
      before = paired;
      if (!isAsked) continue;
      known.grams ??= characterGrams(word).map((gram) => this.table.add(gram, 'gram'));
      for (const gram of known.grams) field.add(gram, boost);
    }
    for (const term of terms) field.add(term, boost);
    field.length += words.length * boost;
    return terms;
  }

  #wordTerms(word: string): WordTerms {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const fresh: WordTerms = {
      stem: this.table.add(stemOf(word, this.#language), 'stem'),
      folded: this.#language === 'vi' ? this.table.add(`~${fold(word)}`, 'folded') : -1,
      grams: undefined,
    };
    this.#words.set(word, fresh);
    return fresh;
  }
}

/** A field while it is read. */
class Field {
  length = 0;
  readonly #counts = new Map<number, number>();

  add(term: number, boost: number): void {
    this.#counts.set(term, (this.#counts.get(term) ?? 0) + boost);
  }

  pack(): FieldTerms {
    return {
      terms: Uint32Array.from(this.#counts.keys()),
      counts: Uint32Array.from(this.#counts.values()),
      length: this.length,
    };
  }
}
