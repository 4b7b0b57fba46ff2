import { useEffect, useRef } from 'preact/hooks';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Listens for the desk's shortcuts on the whole page while they are on. */
export function useShortcuts(on: boolean, run: (shortcut: Shortcut) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.isComposing || event.repeat) return;
      const target = event.target;
      const typing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
      const { code, key, altKey, ctrlKey, metaKey } = event;
      const shortcut = shortcutOf({ code, key, altKey, ctrlKey, metaKey, typing });
      if (shortcut === undefined) return;
      event.preventDefault();
      latest.current(shortcut);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [on]);
}
