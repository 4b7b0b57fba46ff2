import { useEffect, useState } from 'preact/hooks';

/** As in the styles: below it there is room for one column only. */
const NARROW = '(max-width: 859px)';

/** Whether the page is as narrow as on a phone, also after it was turned. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const look = (): void => setNarrow(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return narrow;
}
