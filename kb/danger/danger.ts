/** What a person may be in danger of: their own hand, a product, somebody else. */
export const DANGER_KINDS = ['self-harm', 'harm', 'threat'] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

export interface Danger {
  readonly kind: DangerKind;
  /** Probability (0–1) of this kind. */
  readonly confidence: number;
}

/**
 * From here on the message may speak of danger: it is answered with care first, and then as it would have been.
 * Low, as a false alarm costs a shopper a line and a miss may cost a life.
 */
export const POSSIBLE = 0.5;
/** From here on nothing else is answered, and a person is brought in. */
export const SURE = 0.8;
