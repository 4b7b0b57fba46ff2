import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';

interface LocaleSelectProps {
  readonly label: string;
  readonly value: Locale;
  readonly onChange: (locale: Locale) => void;
}

/** Of which language the texts are, not in which the page is. */
export function LocaleSelect({ label, value, onChange }: LocaleSelectProps) {
  return (
    <label class="field locale-select">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const next = LOCALES.find((candidate) => candidate === event.currentTarget.value);
          if (next !== undefined) onChange(next);
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
