import type {
  SlangEntry,
  StopEntry,
  SynonymEntry,
  WordListEntries,
  WordListKind,
} from '../../../protocol/word-lists.ts';

/** An entry as it stands in the form; the key stays with it while it is edited and moved. */
export interface Row {
  readonly key: number;
  readonly entry: SlangEntry | SynonymEntry | StopEntry;
}

export function rowsOf(entries: WordListEntries[WordListKind], firstKey: number): readonly Row[] {
  return entries.map((entry, at) => ({ key: firstKey + at, entry }));
}

export function emptyEntry(kind: WordListKind): Row['entry'] {
  if (kind === 'slang') return { informal: '', standard: '' };
  if (kind === 'synonyms') return { words: [] };
  return { phrases: [], action: 'offer', reply: '', priority: 'other' };
}

/** What is saved: rows in which nothing was written are left out. */
export function entriesOf(rows: readonly Row[]): readonly Row['entry'][] {
  return rows.map(({ entry }) => tidy(entry)).filter((entry) => !isEmpty(entry));
}

function tidy(entry: Row['entry']): Row['entry'] {
  if ('informal' in entry) return { informal: entry.informal.trim(), standard: entry.standard.trim() };
  if ('words' in entry) return { words: trimmed(entry.words) };
  return { ...entry, phrases: trimmed(entry.phrases), reply: entry.reply.trim() };
}

function trimmed(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function isEmpty(entry: Row['entry']): boolean {
  if ('informal' in entry) return entry.informal.trim() === '' && entry.standard.trim() === '';
  if ('words' in entry) return trimmed(entry.words).length === 0;
  return trimmed(entry.phrases).length === 0 && entry.reply.trim() === '';
}

/** Whether an entry holds the words that a filter asks for. */
export function holds(entry: Row['entry'], filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return true;
  const texts =
    'informal' in entry
      ? [entry.informal, entry.standard]
      : 'words' in entry
        ? entry.words
        : [...entry.phrases, entry.reply];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
