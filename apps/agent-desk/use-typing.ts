import { useEffect, useRef } from 'preact/hooks';

/** A pause this long in typing counts as having stopped. */
const TYPING_PAUSE_MS = 3000;

/** Tells the other side about typing when it starts and stops, not with each key. */
export function useTyping(tell: (typing: boolean) => void): (typing: boolean) => void {
  const told = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(tell);
  latest.current = tell;
  const set = (typing: boolean): void => {
    clearTimeout(timer.current);
    if (typing) timer.current = setTimeout(() => set(false), TYPING_PAUSE_MS);
    if (told.current === typing) return;
    told.current = typing;
    latest.current(typing);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return set;
}
