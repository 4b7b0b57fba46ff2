import { useEffect, useRef } from 'preact/hooks';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Listens for the desk's shortcuts on the whole page while they are on. */
export function useShortcuts(on: boolean, run: (shortcut: Shortcut) => void): void {
  // Read at each key, so that none is missed between a change and the effect that follows it.
  const latest = useRef(on ? run : undefined);
  latest.current = on ? run : undefined;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const act = latest.current;
      if (act === undefined || event.isComposing || event.repeat) return;
      const target = event.target;
      const typing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
      const { code, key, altKey, ctrlKey, metaKey } = event;
      const shortcut = shortcutOf({ code, key, altKey, ctrlKey, metaKey, typing });
      if (shortcut === undefined) return;
      event.preventDefault();
      act(shortcut);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
