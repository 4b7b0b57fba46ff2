import type { PeriodWords } from '../locales/period-phrase.ts';
import { LOCALES, type Locale, nearestLocale } from '../protocol/locale.ts';
import { ownStorage } from './browser-storage.ts';

const loadEnglish = () => import('../locales/en.json', { with: { type: 'json' } });
type English = Awaited<ReturnType<typeof loadEnglish>>['default'];

/** The sections of a language file that the build lets through to the pages (see `apps/vite.config.ts`). */
export interface Words {
  readonly desk: English['desk'];
  readonly trace: English['trace'];
  readonly shop: English['shop'];
  readonly editor: English['editor'];
  readonly staff: English['staff'];
  readonly resolution: English['resolution'];
  readonly disputes: English['disputes'];
  readonly facts: PeriodWords;
  readonly topics: Readonly<Record<string, string>>;
  /** What a coded refusal means to people, by its code. */
  readonly errors?: Readonly<Record<string, string>>;
}

const LOADERS: Readonly<Record<Locale, () => Promise<{ readonly default: Words }>>> = {
  en: loadEnglish,
  ms: () => import('../locales/ms.json', { with: { type: 'json' } }),
  id: () => import('../locales/id.json', { with: { type: 'json' } }),
  vi: () => import('../locales/vi.json', { with: { type: 'json' } }),
  es: () => import('../locales/es.json', { with: { type: 'json' } }),
  'zh-Hant': () => import('../locales/zh-Hant.json', { with: { type: 'json' } }),
};

const KEY = 'kaunter.locale';

/** The language of the page that led here, else the one chosen by hand on this device, else the account's, else the browser's first that we speak. */
export function startLocale(accountLocale?: Locale): Locale {
  const asked = new URLSearchParams(globalThis.location?.search).get('lang');
  const led = LOCALES.find((locale) => locale === asked);
  if (led !== undefined) return led;
  const chosen = LOCALES.find((locale) => locale === ownStorage.read(KEY));
  if (chosen !== undefined) return chosen;
  if (accountLocale !== undefined) return accountLocale;
  for (const tag of navigator.languages) {
    const near = nearestLocale(tag);
    if (near !== undefined) return near;
  }
  return 'en';
}

export function rememberLocale(locale: Locale): void {
  ownStorage.write(KEY, locale);
}

export async function loadWords(locale: Locale): Promise<Words> {
  return (await LOADERS[locale]()).default;
}
