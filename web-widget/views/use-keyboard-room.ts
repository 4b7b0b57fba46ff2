import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Keeps the sheet above a phone's on-screen keyboard: the style sheet reads the height and shift set here. */
export function useKeyboardRoom(panel: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!open || !view) return;
    const place = () => {
      panel.current?.style.setProperty('--view-height', `${view.height}px`);
      panel.current?.style.setProperty('--view-top', `${view.offsetTop}px`);
    };
    place();
    view.addEventListener('resize', place);
    view.addEventListener('scroll', place);
    return () => {
      view.removeEventListener('resize', place);
      view.removeEventListener('scroll', place);
    };
  }, [open, panel]);
}
