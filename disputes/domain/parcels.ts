import type { Instant } from '../../protocol/instant.ts';
import type { FreightPayer } from './profile/profile-schema.ts';
import type { PartyRole } from './roles.ts';

/** The item as whoever unpacked it found it. */
export const CONDITIONS = ['as-sent', 'worn', 'damaged', 'incomplete', 'other-item'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** The parcel on its way back. */
export interface ReturnParcel {
  readonly label: string | null;
  /** The label as a file on the record. */
  readonly labelFile?: string;
  readonly address?: string;
  readonly instructions?: string;
  readonly courier?: string;
  readonly tracking: string | null;
  readonly postage?: Postage;
  readonly receivedAt: Instant | null;
  readonly finding?: {
    readonly by: 'seller' | 'warehouse';
    readonly condition?: Condition;
    readonly reasons?: string;
  };
}

/** What sending the item back has cost, as the side says that has paid it; minor units of the order's currency. */
export interface Postage {
  readonly by: PartyRole;
  readonly minor: number;
  /** The file on the record that shows it; absent of what older builds took. */
  readonly receipt?: string;
  /** The platform decides how much is paid: who bears it objects, or could not be asked (`by` the clock, without words). */
  readonly contested?: { readonly by: PartyRole | 'clock'; readonly why?: string; readonly at: Instant };
  /** Who bore it then let the time to contest it pass. */
  readonly passed?: {
    readonly from: FreightPayer;
    readonly at: Instant;
    /** An e-mail alone says that they were asked. */
    readonly unproven?: true;
    /** Of `unproven`: since when. */
    readonly askedAt?: Instant;
  };
  readonly decided?: { readonly minor: number; readonly why: string; readonly by: string; readonly at: Instant };
}

/** The parcel with what is sent anew, or sent back to the buyer. */
export interface GoodsParcel {
  readonly courier?: string;
  readonly tracking: string;
  readonly sentAt: Instant;
}

/** The courier's own inquiry, beside the states. */
export interface CourierCheck {
  readonly status: 'pending' | 'done';
  readonly result: CourierResult | null;
  /** What was found, in the courier's words. */
  readonly reasons?: string;
  readonly weight?: Weight;
}

/** Of a parcel, in grams: as it was handed in, and at the buyer's door. */
export interface Weight {
  readonly sent: number;
  readonly arrived: number;
}

/** `compensates`: the courier pays; `refuses`: its liability could not be shown; `verified`: the damage is its own and proven; `no-trace`: nothing found. */
export const COURIER_RESULTS = ['compensates', 'refuses', 'verified', 'no-trace'] as const;
export type CourierResult = (typeof COURIER_RESULTS)[number];

/** Whether the buyer has been told how to send the item back: before that, the seller is the one to act. */
export function hasInstructions({ returnParcel }: { readonly returnParcel: ReturnParcel | null }): boolean {
  return (
    returnParcel !== null &&
    (returnParcel.label !== null || returnParcel.labelFile !== undefined || returnParcel.address !== undefined)
  );
}
