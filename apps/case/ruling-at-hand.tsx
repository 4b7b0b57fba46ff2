import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { ReasonsText } from './reasons-text.tsx';
import { termsText } from './terms-text.ts';

const ABOUT_IT = ['confirm-ruling', 'decline-ruling'];

/** The decision that a second person confirms or sends back, in the form that does so: on a phone it is out of sight. */
export function RulingAtHand({ view, action }: { view: DisputeView; action: string }) {
  const { locale, words } = useLanguage();
  const { pendingRuling } = view;
  if (pendingRuling === undefined || !ABOUT_IT.includes(action)) return null;
  const { facts, desk } = words.resolution;
  const place = pendingRuling.itemTo === 'buyer' ? facts.itemBack : facts.itemStays;
  return (
    <div class="callout">
      <p class="small muted">{format(desk.pendingBy, { who: pendingRuling.by })}</p>
      <p>
        <strong>{termsText(words, locale, pendingRuling.terms)}</strong>
      </p>
      {pendingRuling.itemTo !== undefined && (
        <p class="small">
          {facts.item}: {place}
        </p>
      )}
      <ReasonsText {...pendingRuling} />
    </div>
  );
}
