import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { CodedError } from '../../protocol/error-codes.ts';
import { WORD_LIST_LIMITS, type WordListEntries, type WordListKind } from '../../protocol/word-lists.ts';

const HEADERS: Readonly<Record<WordListKind, readonly string[]>> = {
  slang: ['informal', 'standard'],
  synonyms: Array.from({ length: WORD_LIST_LIMITS.synonyms.words }, (_, n) => `word ${n + 1}`),
  stops: ['action', 'priority', 'phrases', 'reply'],
};
/** Between the phrases of one cell. */
const BETWEEN = ' | ';
/** What a spreadsheet takes for the beginning of a formula, as `csv-stringify` guards it by an apostrophe. */
const GUARDED = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

/** A list for a spreadsheet: with a byte-order mark, and no cell that it would run as a formula. */
export function toCsv(kind: WordListKind, entries: WordListEntries[WordListKind]): string {
  return stringify(rowsOf(kind, entries), {
    bom: true,
    columns: [...HEADERS[kind]],
    header: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function rowsOf(kind: WordListKind, entries: WordListEntries[WordListKind]): (readonly string[])[] {
  if (kind === 'slang')
    return (entries as WordListEntries['slang']).map(({ informal, standard }) => [informal, standard]);
  if (kind === 'synonyms') return (entries as WordListEntries['synonyms']).map(({ words }) => words);
  return (entries as WordListEntries['stops']).map(({ action, priority, phrases, reply }) => [
    action,
    priority,
    phrases.join(BETWEEN),
    reply,
  ]);
}

/**
 * Entries out of a spreadsheet's file, parted by commas, semicolons or tabs as its first line is. Not checked yet.
 * @throws CodedError `csv_invalid` with `data.line`
 */
export function fromCsv(kind: WordListKind, text: string): unknown[] {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t'].find((one) => head.split(one).length > head.split(',').length) ?? ',';
  const rows = read(text, delimiter).map((row) => row.map((cell) => cell.replace(GUARDED, '')));
  const [header, ...body] = rows;
  const [first] = HEADERS[kind];
  if (header?.[0]?.trim().toLowerCase() !== first) throw new CodedError('csv_invalid', { line: 1 });
  return body.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => entryOf(kind, row));
}

function read(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new CodedError('csv_invalid', { line: (error as { lines?: number }).lines ?? 1 }, error);
  }
}

function entryOf(kind: WordListKind, row: readonly string[]): unknown {
  if (kind === 'slang') return { informal: row[0] ?? '', standard: row[1] ?? '' };
  if (kind === 'synonyms') return { words: row.map((cell) => cell.trim()).filter((cell) => cell !== '') };
  const phrases = (row[2] ?? '').split('|').map((phrase) => phrase.trim());
  return {
    action: (row[0] ?? '').trim(),
    priority: (row[1] ?? '').trim(),
    phrases: phrases.filter((phrase) => phrase !== ''),
    reply: row[3] ?? '',
  };
}
