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

/**
 * Who has declined or contested these very terms before; of a proposal of the platform it may have been either side. Undefined
 * where nobody has.
 */
export function declinedBefore(
  offers: readonly OfferView[],
  kind: string,
  amount: number | undefined,
): readonly OfferView['by'][] | undefined {
  const last = offers.findLast(
    ({ terms, status }) =>
      terms.kind === kind && terms.amount?.amount === amount && (status === 'rejected' || status === 'contested'),
  );
  if (last === undefined) return undefined;
  return (['buyer', 'seller'] as const).filter((side) => side !== last.by && !last.acceptedBy.includes(side));
}
