import { format } from '../../locales/format.ts';
import type { Words } from './words.ts';

/** What a code means, in the reader's language. A code without words is named, so that it can be reported. */
export function errorText(words: Words, code: string): string {
  if (code === 'unreachable' || code === 'timeout') return words.desk.common.unreachable;
  return words.errors?.[code] ?? format(words.desk.common.unknownError, { code });
}
