/** Phrases by their first word, the longest first; each stands for a value. */
export type PhraseTable<T> = ReadonlyMap<string, readonly Entry<T>[]>;

interface Entry<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** A later phrase takes the place of an earlier one of the same words. */
export function phraseTable<T>(phrases: Iterable<readonly [words: readonly string[], value: T]>): PhraseTable<T> {
  const table = new Map<string, Entry<T>[]>();
  for (const [words, value] of phrases) {
    const [first] = words;
    if (first === undefined) continue;
    const key = words.join(' ');
    const others = (table.get(first) ?? []).filter((entry) => entry.words.join(' ') !== key);
    table.set(
      first,
      [...others, { words, value }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return table;
}

/** The longest phrase that begins at this word. */
export function phraseAt<T>(table: PhraseTable<T>, words: readonly string[], at: number): Entry<T> | undefined {
  return table.get(words[at] ?? '')?.find((entry) => entry.words.every((word, offset) => words[at + offset] === word));
}
