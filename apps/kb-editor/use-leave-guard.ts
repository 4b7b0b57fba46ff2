import { useEffect, useRef } from 'preact/hooks';

/** Has the browser ask before the page is left while something on it is not saved. */
export function useLeaveGuard(dirty: boolean): void {
  const dirtyNow = useRef(dirty);
  dirtyNow.current = dirty;
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (dirtyNow.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, []);
}
