import type { WordListEntries, WordListKind } from '../../protocol/word-lists.ts';

/** Entries as one line each, for people to compare. */
export function entryLines(kind: WordListKind, entries: WordListEntries[WordListKind]): string[] {
  if (kind === 'slang')
    return (entries as WordListEntries['slang']).map(({ informal, standard }) => `${informal} → ${standard}`);
  if (kind === 'synonyms') return (entries as WordListEntries['synonyms']).map(({ words }) => words.join(' = '));
  return (entries as WordListEntries['stops']).map(
    ({ phrases, action, priority, reply }) => `${phrases.join(' | ')} → ${action}, ${priority}: ${reply}`,
  );
}

/** What came and what went between two states of a list; an entry that only moved is neither. */
export function changedLines(
  before: readonly string[],
  after: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const old = new Set(before);
  const now = new Set(after);
  return { added: after.filter((line) => !old.has(line)), removed: before.filter((line) => !now.has(line)) };
}
