import { DEFAULT_LOCALE, type Locale, nearestLocale } from '../protocol/locale.ts';
import type { WidgetOptions } from './host.ts';

/** Reads the attributes of the script tag. The server is where the script came from, whatever page it sits on. */
export function readOptions(dataset: Readonly<Record<string, string | undefined>>, src: string): WidgetOptions {
  const address = new URL(src);
  return {
    server: address.origin + address.pathname.replace(/\/[^/]*$/, ''),
    locale: dataset.locale ? nearestLocale(dataset.locale) : undefined,
    identityUrl: dataset.identityUrl || undefined,
    signInUrl: dataset.signInUrl || undefined,
    position: dataset.position === 'left' ? 'left' : 'right',
  };
}

/** Every key of the widget in the browser's storage begins with this, so that several servers' widgets never mix. */
export function storagePrefix(server: string): string {
  return `kaunter|${server}|`;
}

/** The language of the page: its wish, its own, the browser's. */
export function pageLocale(wished: Locale | undefined, page: string, browser: readonly string[]): Locale {
  for (const tag of [wished ?? '', page, ...browser]) {
    const locale = nearestLocale(tag);
    if (locale) return locale;
  }
  return DEFAULT_LOCALE;
}

/**
 * The language to begin with: what the chat spoke before, where the shopper chose it or the page before was in the language of
 * this one; else the page's.
 */
export function firstLocale(
  kept: { readonly spoken: string | undefined; readonly chosen: boolean; readonly page: string | undefined },
  page: Locale,
): Locale {
  const goesOn = kept.chosen || kept.page === page;
  return (goesOn ? nearestLocale(kept.spoken ?? '') : undefined) ?? page;
}
