import { useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../../protocol/locale.ts';

/** An article in one language, or the list of them. */
export interface EditorPlace {
  readonly locale: Locale;
  readonly slug: string | undefined;
}

/** Where the address says the editor is: `#vi/refund-time`. */
function placeInAddress(fallback: Locale): EditorPlace {
  const [tag = '', slug = ''] = location.hash.slice(1).split('/');
  const locale = LOCALES.find((candidate) => candidate === tag) ?? fallback;
  return { locale, slug: slug === '' ? undefined : decodeURIComponent(slug) };
}

export interface Places {
  readonly place: EditorPlace;
  /** Where somebody wants to go who would lose what is not saved. */
  readonly leaving: EditorPlace | undefined;
  ask(next: EditorPlace): void;
  leave(): void;
  stay(): void;
}

/** @param onGone the article that was open is left, with what was not saved of it */
export function usePlaces(reader: Locale, dirty: boolean, onGone: () => void): Places {
  const [place, setPlace] = useState(() => placeInAddress(reader));
  const [leaving, setLeaving] = useState<EditorPlace>();
  const go = (next: EditorPlace): void => {
    history.replaceState(null, '', next.slug === undefined ? `#${next.locale}` : `#${next.locale}/${next.slug}`);
    setPlace(next);
    setLeaving(undefined);
    onGone();
  };
  return {
    place,
    leaving,
    ask: (next) => {
      if (dirty && (next.slug !== place.slug || next.locale !== place.locale)) setLeaving(next);
      else go(next);
    },
    leave: () => leaving !== undefined && go(leaving),
    stay: () => setLeaving(undefined),
  };
}
