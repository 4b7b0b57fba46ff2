import { GrowingUint32 } from './growing.ts';
import type { Channel, TermTable } from './term-table.ts';

/** How one field of a document saturates (`k1`) and how much its length counts (`b`). */
export interface FieldSettings {
  readonly k1: number;
  readonly b: number;
}

/** The occurrences of terms in one field of a document; `counts` may be boosted. */
export interface FieldTerms {
  /** Each term once. */
  readonly terms: Uint32Array;
  readonly counts: Uint32Array;
  /** Length of the field in words, boosted like the counts. */
  readonly length: number;
}

/** Postings with the score of each term in each document worked out beforehand. */
export interface Postings {
  readonly documents: number;
  /** Where the postings of a term begin; one more entry than there are terms. */
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
  readonly impacts: Float32Array;
  readonly idf: Float32Array;
}

/** Gathers documents field by field, in the order of their numbers, then works out the postings. */
export class PostingsBuilder {
  readonly #fields: readonly FieldSettings[];
  readonly #terms = new GrowingUint32();
  readonly #counts = new GrowingUint32();
  /** Where the entries of (document, field) end. */
  readonly #ends = new GrowingUint32();
  /** Length of (document, field) in words. */
  readonly #lengths = new GrowingUint32();

  constructor(fields: readonly FieldSettings[]) {
    this.#fields = fields;
  }

  /** Adds the next document: one `FieldTerms` per field. */
  add(document: readonly FieldTerms[]): void {
    for (const { terms, counts, length } of document) {
      this.#terms.append(terms);
      this.#counts.append(counts);
      this.#ends.push(this.#terms.length);
      this.#lengths.push(length);
    }
  }

  build(table: TermTable, weights: Readonly<Record<Channel, number>>): Postings {
    const fields = this.#fields.length;
    const terms = this.#terms.view();
    const counts = this.#counts.view();
    const ends = this.#ends.view();
    const lengths = this.#lengths.view();
    const documents = ends.length / fields;
    const offsets = this.#offsets(table.size, terms, ends, documents);
    const idf = new Float32Array(table.size);
    for (let term = 0; term < table.size; term++) {
      const df = (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
      idf[term] = Math.log(1 + (documents - df + 0.5) / (df + 0.5)) * weights[table.channelOf(term)];
    }
    const averages = this.#fields.map((_, field) => {
      let sum = 0;
      for (let at = field; at < lengths.length; at += fields) sum += lengths[at] ?? 0;
      return Math.max(1, sum / Math.max(1, documents));
    });
    const ids = new Uint32Array(offsets[table.size] ?? 0);
    const impacts = new Float32Array(ids.length);
    const next = offsets.slice();
    let entry = 0;
    for (let at = 0; at < ends.length; at++) {
      const document = Math.floor(at / fields);
      const field = at % fields;
      const { k1, b } = this.#fields[field] ?? { k1: 1.2, b: 0.75 };
      const room = k1 * (1 - b + (b * (lengths[at] ?? 0)) / (averages[field] ?? 1));
      for (const end = ends[at] ?? 0; entry < end; entry++) {
        const term = terms[entry] ?? 0;
        const tf = counts[entry] ?? 0;
        const impact = ((idf[term] ?? 0) * tf * (k1 + 1)) / (tf + room);
        let place = next[term] ?? 0;
        // A later field of the same document adds to the posting that its first field made.
        if (place > (offsets[term] ?? 0) && ids[place - 1] === document) place--;
        else next[term] = place + 1;
        ids[place] = document;
        impacts[place] = (impacts[place] ?? 0) + impact;
      }
    }
    return { documents, offsets, ids, impacts, idf };
  }

  /** Counts for each term the documents that have it in any field. */
  #offsets(size: number, terms: Uint32Array, ends: Uint32Array, documents: number): Uint32Array {
    const offsets = new Uint32Array(size + 1);
    const seenIn = new Uint32Array(size).fill(0xffffffff);
    const fields = this.#fields.length;
    let entry = 0;
    for (let document = 0; document < documents; document++) {
      const end = ends[(document + 1) * fields - 1] ?? 0;
      for (; entry < end; entry++) {
        const term = terms[entry] ?? 0;
        if (seenIn[term] === document) continue;
        seenIn[term] = document;
        offsets[term + 1] = (offsets[term + 1] ?? 0) + 1;
      }
    }
    for (let term = 0; term < size; term++) offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
    return offsets;
  }
}
