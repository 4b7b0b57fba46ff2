import { DEFAULT_LOCALE, type Locale, nearestLocale } from '../protocol/locale.ts';
import type { WidgetOptions } from './host.ts';

/** Reads the attributes of the script tag. The server is where the script came from, whatever page it sits on. */
export function readOptions(dataset: Readonly<Record<string, string | undefined>>, src: string): WidgetOptions {
  const address = new URL(src);
  return {
    server: address.origin + address.pathname.replace(/\/[^/]*$/, ''),
    locale: dataset.locale ? nearestLocale(dataset.locale) : undefined,
    identityUrl: dataset.identityUrl || undefined,
    position: dataset.position === 'left' ? 'left' : 'right',
  };
}

/** Every key of the widget in the browser's storage begins with this, so that several servers' widgets never mix. */
export function storagePrefix(server: string): string {
  return `kaunter|${server}|`;
}

/** The language to begin with: chosen by hand before, wished by the page, of the page, of the browser. */
export function firstLocale(
  chosen: string | undefined,
  wished: Locale | undefined,
  page: string,
  browser: readonly string[],
): Locale {
  const tags = [chosen ?? '', wished ?? '', page, ...browser].filter((tag) => tag !== '');
  for (const tag of tags) {
    const locale = nearestLocale(tag);
    if (locale) return locale;
  }
  return DEFAULT_LOCALE;
}
