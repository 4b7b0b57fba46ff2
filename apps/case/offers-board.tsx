import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView, OfferView } from '../../protocol/disputes.ts';
import { spanText } from '../../protocol/time/span-text.ts';
import { Moment } from './moment.tsx';
import { isDecided, isOpen, offersOf } from './offers.ts';
import { ReasonsText } from './reasons-text.tsx';
import { deadlineText } from './remaining.ts';
import { termsText } from './terms-text.ts';
import { isTrade } from './trade.ts';
import { useNow } from './use-now.ts';
import { word } from './word-for-code.ts';

const SIDES = ['buyer', 'seller', 'platform'] as const;
const PARTIES: readonly OfferView['by'][] = ['buyer', 'seller'];

/** What buyer, seller and platform put forward, next to each other; older versions are folded away. */
export function OffersBoard({ view }: { view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.offers;
  // A place for what somebody may still put forward is there only while they may; nobody bargains over a trade of payments.
  const bargained = !isDecided(view) && !isTrade(view);
  const sides = SIDES.filter(
    (side) => (bargained && PARTIES.includes(side)) || view.offers.some(({ by }) => by === side),
  );
  // Where nothing was put forward beside the request, that stands among the facts.
  if (!bargained && view.offers.length < 2) return null;
  return (
    <section class="card" aria-labelledby="offers">
      <h2 id="offers">{text.heading}</h2>
      <div class="offers-board">
        {sides.map((side) => {
          const [latest, ...older] = offersOf(view.offers, side);
          return (
            <div key={side} class={`offers-side offers-${side}`}>
              <h3>
                {side === view.role ? text.yours : word(words.disputes.roles, side)}
                {side === view.claimant && <span class="tag">{text.claimant}</span>}
              </h3>
              {latest === undefined ? (
                <p class="muted small">{text.none}</p>
              ) : (
                <OfferCard offer={latest} view={view} numbered={older.length > 0} />
              )}
              {older.length > 0 && (
                <details class="offers-older">
                  <summary>{format(text.older, { count: older.length })}</summary>
                  {older.map((offer) => (
                    <OfferCard key={offer.version} offer={offer} view={view} numbered />
                  ))}
                </details>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

const TONES: Readonly<Record<OfferView['status'], string>> = {
  open: 'tag',
  superseded: 'tag',
  contested: 'tag tag-caution',
  rejected: 'tag tag-danger',
  accepted: 'tag tag-good',
};

interface OfferCardProps {
  readonly offer: OfferView;
  readonly view: DisputeView;
  /** Where its author has made several. */
  readonly numbered: boolean;
}

function OfferCard({ offer, view, numbered }: OfferCardProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.offers;
  const now = useNow(30_000);
  const open = isOpen(offer, view, now);
  const lapsed = offer.status === 'open' && !open;
  const expires = open ? offer.expiresAt : undefined;
  // Agreed to by the other side of a trade, and not confirmed yet: what is open is the confirmation.
  const agreed = view.standing?.says.startsWith('agreed-') === true && offer.by === view.claimant && open;
  const status = agreed ? 'accepted' : offer.status;
  // What was refused may be what the platform has decided: then its answer is not the last word.
  const told = view.rulings.length === 0 || status === 'accepted';
  const halfway = offer.by === 'platform' && open && offer.acceptedBy.length === 1;
  return (
    <div class={offer.status === 'superseded' || lapsed ? 'offer-card offer-faded' : 'offer-card'}>
      <p class="offer-terms">{termsText(words, locale, offer.terms)}</p>
      <p class="small muted offer-meta">
        {told && (
          <span class={lapsed ? 'tag' : TONES[status]}>
            {lapsed ? text.expired : word(words.disputes.offerStatus, status)}
          </span>
        )}
        {numbered && <span>{format(text.version, { version: offer.version })}</span>}
        <Moment at={offer.at} />
      </p>
      <ReasonsText {...offer} class="offer-reasons" />
      {halfway && (
        <p class="small">
          {offer.acceptedBy[0] === view.role
            ? text.halfwayYou
            : format(text.halfway, { who: word(words.disputes.roles, offer.acceptedBy[0] ?? view.role) })}
        </p>
      )}
      {expires !== undefined && (
        <p class="small muted">
          {format(text.expires, {
            at: deadlineText(locale, expires, view.timeZone),
            span: spanText(locale, Date.parse(expires) - now),
          })}
        </p>
      )}
    </div>
  );
}
