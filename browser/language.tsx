import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { LOCALE_NAMES, LOCALES, type Locale } from '../protocol/locale.ts';
import { loadWords, rememberLocale, startLocale, type Words } from './load-words.ts';

interface Language {
  readonly locale: Locale;
  readonly words: Words;
  /** `byHand` keeps the choice on this device; otherwise it follows the account. */
  readonly change: (locale: Locale, byHand: boolean) => void;
}

const LanguageContext = createContext<Language | undefined>(undefined);

/** Loads the words of the reader's language, and shows the page once they are there. */
export function LanguageProvider({
  title,
  children,
}: {
  title: (words: Words) => string;
  children: ComponentChildren;
}) {
  const [loaded, setLoaded] = useState<{ locale: Locale; words: Words }>();
  const load = useCallback(async (locale: Locale) => {
    const words = await loadWords(locale);
    document.documentElement.lang = locale;
    document.title = title(words);
    setLoaded({ locale, words });
  }, []);
  useEffect(() => {
    void load(startLocale());
  }, []);
  if (loaded === undefined) return null;
  const change = (locale: Locale, byHand: boolean): void => {
    if (byHand) rememberLocale(locale);
    if (locale !== loaded.locale) void load(locale);
  };
  return <LanguageContext.Provider value={{ ...loaded, change }}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === undefined) throw new Error('useLanguage needs a LanguageProvider above it');
  return language;
}

/** The six languages by their own names. */
export function LanguageMenu({ label }: { label: string }) {
  const { locale, change } = useLanguage();
  return (
    <label class="select language-menu">
      <span class="visually-hidden">{label}</span>
      <select
        value={locale}
        onChange={(event) => {
          const next = LOCALES.find((candidate) => candidate === event.currentTarget.value);
          if (next !== undefined) change(next, true);
        }}
      >
        {LOCALES.map((candidate) => (
          <option key={candidate} value={candidate} lang={candidate}>
            {LOCALE_NAMES[candidate]}
          </option>
        ))}
      </select>
    </label>
  );
}
