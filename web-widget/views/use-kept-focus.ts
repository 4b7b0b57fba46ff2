import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Many controls go away when they are used (a choice, "end chat", a rating). Focus would then fall out of the chat and
 * with it the keyboard user: it goes to the composer instead, on touch screens to the panel (no keyboard pops up).
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const root = element.getRootNode() as ShadowRoot;
    let focused: EventTarget | null = null;
    const remember = (event: FocusEvent) => {
      focused = event.target;
    };
    const observer = new MutationObserver(() => {
      if (!(focused instanceof Node) || focused.isConnected || root.activeElement !== null) return;
      focused = null;
      const touch = window.matchMedia('(pointer: coarse)').matches;
      (touch ? element : element.querySelector<HTMLElement>('textarea.write'))?.focus({ preventScroll: true });
    });
    element.addEventListener('focusin', remember);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [panel]);
}
