import { useState } from 'preact/hooks';
import { useLanguage } from './language.tsx';
import { chooseTheme, chosenTheme, THEMES, type Theme } from './theme-choice.ts';

interface ThemeFieldProps {
  readonly class: string;
  readonly labelClass?: string;
}

/** As the system has it, light or dark: takes effect at once. */
export function ThemeField({ class: place, labelClass }: ThemeFieldProps) {
  const { words } = useLanguage();
  const common = words.desk.common;
  const [theme, setTheme] = useState(chosenTheme());
  const names: Readonly<Record<Theme, string>> = {
    system: common.themeSystem,
    light: common.themeLight,
    dark: common.themeDark,
  };
  return (
    <label class={place}>
      <span class={labelClass}>{common.theme}</span>
      <select
        value={theme}
        onChange={(event) => {
          const next = THEMES.find((each) => each === event.currentTarget.value) ?? 'system';
          chooseTheme(next);
          setTheme(next);
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
