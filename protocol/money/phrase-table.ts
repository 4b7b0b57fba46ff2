import { bare, type Token, tokensOf } from './tokens.ts';

interface Phrase<T> {
  readonly tokens: readonly Token[];
  readonly value: T;
}

export interface Found<T> {
  readonly value: T;
  /** Behind the last token of the phrase. */
  readonly end: number;
}

/** Phrases that are looked for in a tokenised text, the longest first; also as typed without their marks. */
export class PhraseTable<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>();

  /** Of two entries with the same phrase the later counts. */
  constructor(entries: Iterable<readonly [string, T]>) {
    const all = new Map<string, T>();
    const list = [...entries];
    for (const [phrase, value] of list) if (bare(phrase) !== phrase) all.set(bare(phrase), value);
    for (const [phrase, value] of list) all.set(phrase, value);
    for (const [phrase, value] of all) {
      const tokens = tokensOf(phrase);
      const first = tokens[0]?.text;
      if (first === undefined) continue;
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { tokens, value }]);
    }
    for (const phrases of this.byFirst.values()) phrases.sort((a, b) => b.tokens.length - a.tokens.length);
  }

  at(tokens: readonly Token[], start: number): Found<T> | undefined {
    const found = this.byFirst.get(tokens[start]?.text ?? '')?.find((phrase) => stands(phrase.tokens, tokens, start));
    return found === undefined ? undefined : { value: found.value, end: start + found.tokens.length };
  }

  /** The longest phrase that ends right before a place. */
  before(tokens: readonly Token[], end: number): T | undefined {
    for (let start = Math.max(0, end - 5); start < end; start += 1) {
      const phrases = this.byFirst.get(tokens[start]?.text ?? '') ?? [];
      const found = phrases.find(({ tokens: own }) => start + own.length === end && stands(own, tokens, start));
      if (found !== undefined) return found.value;
    }
    return undefined;
  }
}

function stands(phrase: readonly Token[], tokens: readonly Token[], start: number): boolean {
  return phrase.every((wanted, index) => {
    const token = tokens[start + index];
    // "us$" is one sign: a space parts it.
    return token !== undefined && token.text === wanted.text && (token.glued || !wanted.glued);
  });
}
