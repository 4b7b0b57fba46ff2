import { forget, remember, remembered } from './browser-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'kaunter.theme';

export function chosenTheme(): Theme {
  return THEMES.find((theme) => theme === remembered(KEY)) ?? 'system';
}

/** Shows the page in a theme and keeps the choice on this device. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    forget(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    remember(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
}
