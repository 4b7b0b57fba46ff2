/** The channels of terms; each has its own weight in the score. */
export const CHANNELS = ['stem', 'folded', 'bigram', 'gram'] as const;

export type Channel = (typeof CHANNELS)[number];

const EMPTY = 0xffffffff;

/**
 * Numbers for the terms of an index, dense from 0. Single terms are kept by their text, pairs of neighbours by the two
 * numbers in an open-addressing table: at 100,000 articles the pairs outnumber the words by far and as strings would
 * cost more memory than all the rest.
 */
export class TermTable {
  readonly #singles = new Map<string, number>();
  readonly #channels: Channel[] = [];
  #first = new Uint32Array(1_024);
  #second = new Uint32Array(1_024);
  #pair = new Uint32Array(1_024).fill(EMPTY);
  #pairs = 0;

  get size(): number {
    return this.#channels.length;
  }

  channelOf(id: number): Channel {
    return this.#channels[id] ?? 'stem';
  }

  /** The number of a term, or undefined where no document has it. */
  find(term: string): number | undefined {
    return this.#singles.get(term);
  }

  /** The number of a term, given now where it is new. */
  add(term: string, channel: Channel): number {
    const known = this.#singles.get(term);
    if (known !== undefined) return known;
    const id = this.#channels.length;
    this.#channels.push(channel);
    this.#singles.set(term, id);
    return id;
  }

  /** The number of two neighbours, or undefined where no document has them side by side. */
  findPair(first: number, second: number): number | undefined {
    const found = this.#pair[this.#slot(first, second)];
    return found === undefined || found === EMPTY ? undefined : found;
  }

  addPair(first: number, second: number): number {
    const slot = this.#slot(first, second);
    const known = this.#pair[slot];
    if (known !== undefined && known !== EMPTY) return known;
    const id = this.#channels.length;
    this.#channels.push('bigram');
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#pair[slot] = id;
    if (++this.#pairs * 2 > this.#pair.length) this.#grow();
    return id;
  }

  #slot(first: number, second: number): number {
    const mask = this.#pair.length - 1;
    let slot = Math.imul(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ (first >>> 7), 0xc2b2ae35);
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#pair[slot] !== EMPTY && (this.#first[slot] !== first || this.#second[slot] !== second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const first = this.#first;
    const second = this.#second;
    const pair = this.#pair;
    this.#first = new Uint32Array(pair.length * 2);
    this.#second = new Uint32Array(pair.length * 2);
    this.#pair = new Uint32Array(pair.length * 2).fill(EMPTY);
    for (const [old, id] of pair.entries()) {
      if (id === EMPTY) continue;
      const slot = this.#slot(first[old] ?? 0, second[old] ?? 0);
      this.#first[slot] = first[old] ?? 0;
      this.#second[slot] = second[old] ?? 0;
      this.#pair[slot] = id;
    }
  }
}
