import type { Locale } from '../protocol/locale.ts';
import type { LiveState } from './live-state.ts';
import type { Words } from './load-words.ts';

/** What the chat speaks now; the state's locale may be one whose words are still being fetched. */
export interface Spoken {
  readonly locale: Locale;
  readonly words: Words;
}

/** Follows the state's locale. Rejects when the first words cannot be fetched. */
export async function speak(
  live: LiveState,
  load: (locale: Locale) => Promise<Words>,
  onChange: () => void,
): Promise<() => Spoken> {
  const first = live.get().locale;
  let spoken: Spoken = { locale: first, words: await load(first) };
  live.subscribe(({ locale }, before) => {
    if (locale === before.locale) return;
    load(locale).then(
      (words) => {
        if (live.get().locale !== locale) return;
        spoken = { locale, words };
        onChange();
      },
      () => undefined, // the language before stays until the next change
    );
  });
  return () => spoken;
}
