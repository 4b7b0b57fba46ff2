import type { DisputeView, OfferView } from '../../protocol/disputes.ts';

interface Decided {
  readonly state: string;
  readonly rulings: readonly Pick<DisputeView['rulings'][number], 'confirmed'>[];
}

/** Past these, nothing is negotiated any more. */
const DECIDED: readonly string[] = [
  'ruled',
  'appeal-review',
  'return-label',
  'return-shipped',
  'return-received',
  'remedy',
  'closed',
];

/** The offers of one side, newest first. */
export function offersOf(offers: readonly OfferView[], side: OfferView['by']): readonly OfferView[] {
  return offers.filter((offer) => offer.by === side).sort((one, other) => other.version - one.version);
}

/** Whether nothing is left to negotiate: it was decided, or what was agreed is being carried out. */
export function isDecided({ state, rulings }: Decided): boolean {
  return DECIDED.includes(state) || rulings.some(({ confirmed }) => confirmed);
}

/**
 * Whether an offer can still be accepted: it ends with its time, and with the negotiation.
 * @param now milliseconds since 1970
 */
export function isOpen(
  { status, expiresAt }: Pick<OfferView, 'status' | 'expiresAt'>,
  view: Decided,
  now: number,
): boolean {
  if (status !== 'open' || isDecided(view)) return false;
  return expiresAt === undefined || Date.parse(expiresAt) > now;
}
