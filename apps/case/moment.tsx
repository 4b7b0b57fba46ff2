import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { exactTime, shortTime } from './remaining.ts';

const Zone = createContext<string | undefined>(undefined);

/** Everything within is told by this clock: that of the case's policy, as its deadlines are. */
export const CaseZone = Zone.Provider;

/** When something happened: short, and exact on demand. */
export function Moment({ at, class: className }: { readonly at: string; readonly class?: string }) {
  const { locale } = useLanguage();
  const zone = useContext(Zone);
  return (
    <time dateTime={at} title={exactTime(locale, at, zone)} class={className}>
      {shortTime(locale, at, zone)}
    </time>
  );
}

/** The same in full: with the year, and whose clock it is. */
export function ExactMoment({ at }: { readonly at: string }) {
  const { locale } = useLanguage();
  const zone = useContext(Zone);
  return <time dateTime={at}>{exactTime(locale, at, zone)}</time>;
}
