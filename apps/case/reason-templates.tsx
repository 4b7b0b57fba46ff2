import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { loadWords, type Words } from '../../browser/load-words.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';

type Templates = Words['resolution']['desk']['templates'];

/** Reasons to begin with, in a language that the parties read. */
export function ReasonTemplates({ onTake }: { onTake: (text: string) => void }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const [language, setLanguage] = useState<Locale>(locale);
  const [templates, setTemplates] = useState<Templates>(text.templates);
  useEffect(() => {
    let wanted = true;
    void loadWords(language).then(({ resolution }) => wanted && setTemplates(resolution.desk.templates));
    return () => {
      wanted = false;
    };
  }, [language]);
  return (
    <div class="templates">
      <label class="select">
        <span class="visually-hidden">{text.template}</span>
        <select value="" onChange={(event) => event.currentTarget.value !== '' && onTake(event.currentTarget.value)}>
          <option value="">{text.template}</option>
          {Object.entries(templates).map(([code, reason]) => (
            <option key={code} value={reason} lang={language}>
              {reason}
            </option>
          ))}
        </select>
      </label>
      <label class="select">
        <span class="visually-hidden">{text.templateLanguage}</span>
        <select
          value={language}
          onChange={(event) => setLanguage(LOCALES.find((each) => each === event.currentTarget.value) ?? language)}
        >
          {LOCALES.map((each) => (
            <option key={each} value={each} lang={each}>
              {LOCALE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
