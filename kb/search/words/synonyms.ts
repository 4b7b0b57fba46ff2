import type { Replaced } from '../../../protocol/word-lists.ts';
import { splitWords } from '../analysis/analyse.ts';
import { type PhraseTable, phraseAt, phraseTable } from './phrase-table.ts';

/** Words and phrases of which each may stand for the others. */
export type SynonymGroup = readonly string[];

/** Each member → all members of its group, as words. */
export type SynonymTable = PhraseTable<readonly (readonly string[])[]>;

/** A question with synonyms put in the place of what was typed. */
export interface Reading {
  readonly text: string;
  readonly replaced: readonly Replaced[];
}

/** Each reading costs a search of its own. */
const MOST_READINGS = 4;
const MOST_FOUND = 4;

/** Two locales that are searched as one may each have a group with the same word: then it stands for both. */
export function compileSynonyms(groups: Iterable<SynonymGroup>): SynonymTable {
  const byMember = new Map<string, { words: readonly string[]; group: Map<string, readonly string[]> }>();
  for (const group of groups) {
    const members = group.map(splitWords).filter((words) => words.length > 0);
    for (const words of members) {
      const key = words.join(' ');
      const known = byMember.get(key) ?? { words, group: new Map<string, readonly string[]>() };
      for (const member of members) known.group.set(member.join(' '), member);
      byMember.set(key, known);
    }
  }
  return phraseTable([...byMember.values()].map(({ words, group }) => [words, [...group.values()]] as const));
}

interface Found {
  readonly at: number;
  readonly words: readonly string[];
  readonly others: readonly (readonly string[])[];
}

/**
 * The other ways to say a question: first with every synonym replaced by the first of its group, then with one at a time
 * replaced by each of the others. Whole words and the longest phrase only; what was put in is not replaced again.
 */
export function synonymReadings(words: readonly string[], synonyms: SynonymTable): Reading[] {
  const found = findAll(words, synonyms);
  const swaps = found.flatMap((one) => one.others.map((other) => [{ ...one, other }]));
  const first = found.map((one) => ({ ...one, other: one.others[0] ?? one.words }));
  const readings = new Map<string, Reading>();
  for (const together of first.length > 1 ? [first, ...swaps] : swaps) {
    const text = replace(words, together).join(' ');
    if (readings.size < MOST_READINGS && !readings.has(text))
      readings.set(text, {
        text,
        replaced: together.map(({ words: typed, other }) => ({ from: typed.join(' '), to: other.join(' ') })),
      });
  }
  return [...readings.values()];
}

function findAll(words: readonly string[], synonyms: SynonymTable): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length && found.length < MOST_FOUND; ) {
    const entry = phraseAt(synonyms, words, at);
    if (entry === undefined) {
      at += 1;
      continue;
    }
    const key = entry.words.join(' ');
    found.push({ at, words: entry.words, others: entry.value.filter((member) => member.join(' ') !== key) });
    at += entry.words.length;
  }
  return found;
}

function replace(
  words: readonly string[],
  swaps: readonly (Found & { readonly other: readonly string[] })[],
): readonly string[] {
  return [...swaps]
    .reverse()
    .reduce<readonly string[]>(
      (text, { at, words: typed, other }) => [...text.slice(0, at), ...other, ...text.slice(at + typed.length)],
      words,
    );
}
