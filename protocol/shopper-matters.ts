/** `GET /v1/conversations/<id>/matters` → 200: what a shopper whom the marketplace vouches for may be writing about. */
export interface ShopperMatters {
  /** Open ones first, then the newest. */
  readonly cases: readonly CaseGlance[];
  /** As a buyer, the newest first. */
  readonly orders: readonly { readonly id: string; readonly items: readonly string[] }[];
}

/** A case as agents see it who do not decide on cases. */
export interface CaseGlance {
  readonly number: string;
  readonly state: string;
  readonly outcome?: string;
  readonly title: string;
  readonly orderId: string;
  /** ISO 8601: its nearest deadline. */
  readonly dueAt?: string;
}
