import { useEffect, useRef } from 'preact/hooks';

/** Well within the time that a word of it lasts. */
const AGAIN_MS = 20_000;

/** Says again and again that the agent has something in front of them; undefined: they have not. */
export function useReading(say: (() => void) | undefined): void {
  const latest = useRef(say);
  latest.current = say;
  const reading = say !== undefined;
  useEffect(() => {
    if (!reading) return;
    const tell = (): void => {
      if (document.visibilityState === 'visible') latest.current?.();
    };
    tell();
    const timer = setInterval(tell, AGAIN_MS);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [reading]);
}
