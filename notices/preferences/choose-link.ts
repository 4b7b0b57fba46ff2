import { words } from '../../locales/words.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { LetterContent } from '../letters/letter.ts';

/** What a letter says of the page where its receiver chooses how to be told; one signs in there. */
export function chooseLink(publicUrl: string, locale: Locale): NonNullable<LetterContent['choose']> {
  return { text: words(locale).letters.choose, link: `${publicUrl}/inbox?lang=${locale}#told` };
}
