import { format } from '../locales/format.ts';
import { errorText } from './error-text.ts';
import { fileSize } from './file-size.ts';
import type { Words } from './load-words.ts';
import { limitFor } from './upload-rules.ts';

/** Why a file was not taken, in words; of one that is too large, how large it may be. */
export function fileTrouble(words: Words, locale: string, file: Pick<File, 'type'>, code: string): string {
  if (code !== 'payload_too_large') return errorText(words, code);
  return format(words.resolution.files.tooLarge, { limit: fileSize(limitFor(file.type), locale) });
}
