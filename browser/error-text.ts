import { format } from '../locales/format.ts';
import type { Words } from './load-words.ts';

/** What a code means, in the reader's language. A code without words is named, so that it can be reported. */
export function errorText(words: Words, code: string, data: Readonly<Record<string, unknown>> = {}): string {
  if (code === 'unreachable' || code === 'timeout') return words.desk.common.unreachable;
  const text = words.errors?.[code];
  if (text === undefined) return format(words.desk.common.unknownError, { code });
  // Only what is text in the answer stands in a sentence: numbers of cases, not instants or sums.
  const named = Object.entries(data).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return format(text, Object.fromEntries(named));
}
