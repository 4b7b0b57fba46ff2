import { useEffect, useState } from 'preact/hooks';

export type Place =
  | { readonly is: 'list' }
  | { readonly is: 'inbox' }
  | { readonly is: 'new'; readonly orderId?: string }
  | { readonly is: 'case'; readonly number: string };

/** The page that an address means. */
export function placeOf(path: string, search = ''): Place {
  if (/^\/inbox\/?$/.test(path)) return { is: 'inbox' };
  const rest = decodeURIComponent(path.replace(/^\/resolution\/?/, '').replace(/\/$/, ''));
  const orderId = new URLSearchParams(search).get('order');
  if (rest === '') return { is: 'list' };
  if (rest === 'new') return { is: 'new', ...(orderId === null ? {} : { orderId }) };
  return { is: 'case', number: rest };
}

export function pathOf(place: Place): string {
  if (place.is === 'list') return '/resolution';
  if (place.is === 'inbox') return '/inbox';
  if (place.is === 'case') return `/resolution/${encodeURIComponent(place.number)}`;
  return place.orderId === undefined ? '/resolution/new' : `/resolution/new?order=${encodeURIComponent(place.orderId)}`;
}

/** Where the reader is; going somewhere makes an entry in the history and brings the top of the page into view. */
export function usePlace(): readonly [Place, (to: Place) => void] {
  const [place, setPlace] = useState(() => placeOf(location.pathname, location.search));
  useEffect(() => {
    const back = (): void => setPlace(placeOf(location.pathname, location.search));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  return [
    place,
    (to) => {
      history.pushState(null, '', pathOf(to));
      setPlace(to);
      scrollTo(0, 0);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus());
    },
  ];
}
