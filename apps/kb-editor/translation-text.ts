import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import { LOCALE_NAMES } from '../../protocol/locale.ts';
import type { Translation } from './article-list.ts';

export function translationText(words: Words, status: Translation): string {
  const text = words.editor.translation;
  if (status.is === 'outdated') return format(text.outdated, { language: LOCALE_NAMES[status.than] });
  return status.is === 'missing' ? text.missing : text.current;
}
