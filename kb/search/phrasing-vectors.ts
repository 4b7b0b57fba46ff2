import { GrowingUint32 } from './terms/growing.ts';

/** The terms of every title and phrasing, one after the other: for the question "has anyone asked just this before?". */
export interface PhrasingVectors {
  readonly terms: Uint32Array;
  /** Where the terms of a phrasing end. */
  readonly ends: Uint32Array;
  /** Where the phrasings of a document end. */
  readonly lasts: Uint32Array;
}

export class PhrasingVectorsBuilder {
  readonly #terms = new GrowingUint32();
  readonly #ends = new GrowingUint32();
  readonly #lasts = new GrowingUint32();

  addPhrasing(terms: readonly number[]): void {
    this.#terms.append(terms);
    this.#ends.push(this.#terms.length);
  }

  endDocument(): void {
    this.#lasts.push(this.#ends.length);
  }

  build(): PhrasingVectors {
    return { terms: this.#terms.view().slice(), ends: this.#ends.view().slice(), lasts: this.#lasts.view().slice() };
  }
}

/**
 * The cosine (0–1) between a question and the nearest title or phrasing of a document, by idf-weighted terms.
 * `questionNorm` is the length of the question's vector, unknown words included.
 */
export function nearestPhrasing(
  vectors: PhrasingVectors,
  idf: Float32Array,
  document: number,
  question: ReadonlyMap<number, number>,
  questionNorm: number,
): number {
  let best = 0;
  const last = vectors.lasts[document] ?? 0;
  for (let phrasing = document === 0 ? 0 : (vectors.lasts[document - 1] ?? 0); phrasing < last; phrasing++) {
    let at = phrasing === 0 ? 0 : (vectors.ends[phrasing - 1] ?? 0);
    let dot = 0;
    let squares = 0;
    for (const end = vectors.ends[phrasing] ?? 0; at < end; at++) {
      const term = vectors.terms[at] ?? 0;
      const weight = idf[term] ?? 0;
      squares += weight * weight;
      if (question.has(term)) dot += weight * weight;
    }
    if (dot === 0) continue;
    const cosine = dot / (Math.sqrt(squares) * questionNorm);
    if (cosine > best) best = cosine;
  }
  return Math.min(1, best);
}
