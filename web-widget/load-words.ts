import type { Locale } from '../protocol/locale.ts';

/** The widget's sections of `locales/<locale>.json`, as the build puts them into `/widget/locales/<locale>.json`. */
export interface Words {
  readonly widget: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Fetches a locale's words once; a failed fetch is tried again at the next call. */
export function createWordLoader(
  server: string,
  version: string,
  fetch: typeof globalThis.fetch,
): (locale: Locale) => Promise<Words> {
  const loading = new Map<Locale, Promise<Words>>();
  return (locale) => {
    const known = loading.get(locale);
    if (known) return known;
    const words = fetch(`${server}/widget/locales/${locale}.json?v=${version}`, { credentials: 'omit' }).then(
      async (response) => {
        if (!response.ok) throw new Error(`words of ${locale}: ${response.status}`);
        return (await response.json()) as Words;
      },
    );
    loading.set(locale, words);
    words.catch(() => loading.delete(locale));
    return words;
  };
}
