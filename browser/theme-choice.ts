import { ownStorage } from './browser-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'kaunter.theme';

export function chosenTheme(): Theme {
  return THEMES.find((theme) => theme === ownStorage.read(KEY)) ?? 'system';
}

/** Shows the page in a theme and keeps the choice on this device. */
export function chooseTheme(theme: Theme): void {
  ownStorage.write(KEY, theme === 'system' ? undefined : theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
