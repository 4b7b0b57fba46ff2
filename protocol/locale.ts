/** The six languages that every text of the product exists in (BCP 47 tags). */
export const LOCALES = ['en', 'ms', 'id', 'vi', 'es', 'zh-Hant'] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';

/** What a language calls itself, for language pickers. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  ms: 'Bahasa Melayu',
  id: 'Bahasa Indonesia',
  vi: 'Tiếng Việt',
  es: 'Español',
  'zh-Hant': '繁體中文',
};

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/**
 * The product locale nearest to a BCP 47 tag such as `es-MX` or `zh-TW`, or undefined where none fits.
 * Every Chinese tag maps to Traditional, the only Chinese that the product writes.
 */
export function nearestLocale(tag: string): Locale | undefined {
  if (isLocale(tag)) return tag;
  const language = tag.toLowerCase().split(/[-_]/)[0];
  if (language === 'zh') return 'zh-Hant';
  if (language === 'in') return 'id'; // the tag that Java and old Android still send for Indonesian
  return LOCALES.find((locale) => locale === language);
}
