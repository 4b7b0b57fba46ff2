import { words } from '../../locales/words.ts';
import { LOCALES } from '../../protocol/locale.ts';
import type { NewReply } from './reply-store.ts';

/** The replies that come with the product: shared, in no folder. */
export function starterReplies(): readonly NewReply[] {
  const inEach = (id: string, part: 'title' | 'text') =>
    Object.fromEntries(LOCALES.map((locale) => [locale, words(locale).replies.find((one) => one.id === id)?.[part]]));
  return words('en').replies.map(({ id }) => ({
    id,
    ownerId: null,
    folder: '',
    titles: inEach(id, 'title'),
    texts: inEach(id, 'text'),
    removed: false,
  }));
}
