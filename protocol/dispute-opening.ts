export interface Money {
  readonly currency: string;
  readonly amount: number;
}

/** What a file shows, as its sender names it. */
export type EvidenceKindView = 'photo' | 'video' | 'screenshot' | 'chat-log' | 'document' | 'sender-certificate';

/** A line of an order, as whoever bought or sold it sees it. */
export interface OrderLineView {
  readonly orderId: string;
  readonly lineId: string;
  readonly title: string;
  readonly seller: string;
  readonly buyer: string;
  /** How many of it were bought, where it was more than one. */
  readonly quantity?: number;
  /** How many of them can still be complained about, where earlier cases ended the matter for the others. */
  readonly unitsLeft?: number;
  readonly paid: Money;
  readonly paidAt?: string;
  readonly promisedAt?: string;
  readonly deliveredAt?: string;
  readonly picture?: string;
  /** The live case on this line, if any. */
  readonly disputeNumber?: string;
  /** The earlier case that has ended the matter for this line: it cannot be disputed again. */
  readonly settledBy?: string;
  /** What earlier cases have left of the sum, where they moved any. */
  readonly left?: Money;
}

/** What the form asks, by the policy in use. */
export interface DisputeFormRules {
  readonly profile: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly required: readonly string[];
    readonly advised: readonly string[];
    readonly solutions: readonly string[];
    readonly declare: readonly string[];
    /** Whether it matters how the parcel came. Where it does not, the order and the reason tell. */
    readonly asksDelivery: boolean;
    /** Writing to the other side first is advised; `wait` as the policy has it, `until` for the `contactedAt` that was asked with. */
    readonly contactFirst?: { readonly wait?: string; readonly until?: string };
    /** The solutions that remain without the required evidence. */
    readonly without?: readonly string[];
  }[];
  readonly limits: { readonly files: number; readonly imageMb: number; readonly videoMb: number };
}

/** Terms as they are sent: the amount for partial refunds and discounts only. */
export interface TermsInput {
  readonly kind: string;
  readonly amount?: number;
  /** Line ids of the items that it is about, where the case is about more. */
  readonly items?: readonly string[];
}

/** The filled-in form. Amounts are in minor units of the order's currency. */
export interface DisputeOpening {
  readonly submissionKey: string;
  readonly orderId: string;
  /** What it is about: one line, or several of one seller by `lines` instead. */
  readonly lineId?: string;
  readonly lines?: readonly { readonly lineId: string; readonly quantity?: number }[];
  readonly reason: string;
  readonly details: string;
  readonly delivery: 'signed' | 'refused' | 'not-received';
  readonly wanted: TermsInput;
  readonly files: readonly { readonly fileId: string; readonly kind: EvidenceKindView; readonly caption?: string }[];
  readonly declared?: readonly string[];
  readonly formal?: boolean;
  /** How many of the units of `lineId` it is about; absent: all that can still be complained about. */
  readonly quantity?: number;
  /** When the claimant wrote to the other side before. */
  readonly contactedAt?: string;
}
