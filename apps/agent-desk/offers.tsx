import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { LanguageTag, shownName, Verified } from './people.tsx';
import type { Offer } from './state.ts';

/** An offer stands for half a minute; a device whose clock is wrong must not show more. */
const OFFER_MS = 30_000;

interface OffersProps {
  readonly offers: readonly Offer[];
  readonly now: number;
  readonly onAccept: (conversationId: string) => void;
  readonly onDecline: (conversationId: string) => void;
  readonly onExpired: (conversationId: string) => void;
}

/** Chats offered to this agent: over everything else, but without taking the keyboard away from a text half written. */
export function Offers({ offers, now, onAccept, onDecline, onExpired }: OffersProps) {
  return (
    <div class="offers">
      {offers.map((offer) => (
        <OfferCard
          key={offer.conversationId}
          offer={offer}
          now={now}
          onAccept={() => onAccept(offer.conversationId)}
          onDecline={() => onDecline(offer.conversationId)}
          onExpired={() => onExpired(offer.conversationId)}
        />
      ))}
      <div class="visually-hidden" role="alert">
        {offers.map((offer) => (
          <Announced key={offer.conversationId} offer={offer} now={now} />
        ))}
      </div>
    </div>
  );
}

/** Read out once: its seconds stay those that were left when it came. */
function Announced({ offer, now }: Pick<Parameters<typeof OfferCard>[0], 'offer' | 'now'>) {
  const { words } = useLanguage();
  const { conversationId, packet } = offer;
  const [seconds] = useState(secondsLeft(offer, now));
  return (
    <p>
      {format(words.desk.offer.announce, {
        name: shownName(words, packet.shopper.name, conversationId),
        reason: words.desk.reason[packet.reason],
        seconds,
      })}
    </p>
  );
}

function secondsLeft({ expiresAt }: Offer, now: number): number {
  return Math.max(0, Math.ceil(Math.min(OFFER_MS, Date.parse(expiresAt) - now) / 1000));
}

function OfferCard(props: {
  offer: Offer;
  now: number;
  onAccept: () => void;
  onDecline: () => void;
  onExpired: () => void;
}) {
  const { offer, now, onAccept, onDecline, onExpired } = props;
  const { words } = useLanguage();
  const { packet } = offer;
  const seconds = secondsLeft(offer, now);
  const expired = seconds === 0 && !offer.answering;
  useEffect(() => {
    if (expired) onExpired();
  }, [expired]);
  return (
    <section class="offer" aria-label={words.desk.offer.heading}>
      <div class="offer-time">
        <svg viewBox="0 0 36 36" width="44" height="44" aria-hidden="true" focusable="false">
          <circle class="offer-track" cx="18" cy="18" r="15" />
          <circle class="offer-hand" cx="18" cy="18" r="15" pathLength="30" stroke-dasharray={`${seconds} 30`} />
        </svg>
        <span aria-hidden="true">{seconds}</span>
      </div>
      <div class="offer-text">
        <h2>{words.desk.offer.heading}</h2>
        <p class="offer-who">
          <strong>{shownName(words, packet.shopper.name, offer.conversationId)}</strong>
          <Verified verified={packet.shopper.verified} />
          <LanguageTag locale={packet.locale} />
          {packet.priority !== 'other' && <span class="tag tag-warm">{words.desk.priority[packet.priority]}</span>}
        </p>
        <p>
          {words.desk.reason[packet.reason]}{' '}
          <span class="muted">· {format(words.desk.offer.countdown, { seconds })}</span>
        </p>
        {packet.question !== undefined && (
          <blockquote lang={packet.locale} class="offer-question">
            {packet.question}
          </blockquote>
        )}
      </div>
      <div class="offer-actions">
        <button type="button" class="button button-main" aria-disabled={offer.answering} onClick={onAccept}>
          {words.desk.offer.accept}{' '}
          <span class="key" aria-hidden="true">
            Alt A
          </span>
        </button>
        <button type="button" class="button" aria-disabled={offer.answering} onClick={onDecline}>
          {words.desk.offer.decline}
        </button>
      </div>
    </section>
  );
}
