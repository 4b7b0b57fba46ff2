/** What a person may be in danger of: their own hand, a product, somebody else. */
export const DANGER_KINDS = ['self-harm', 'harm', 'threat'] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

export interface Danger {
  readonly kind: DangerKind;
  /** Probability (0–1) of this kind. */
  readonly confidence: number;
}
