import type { DisputeCase } from './case.ts';

/** Whether the buyer has been told how to send the item back: before that, the seller is the one to act. */
export function hasInstructions({ returnParcel }: Pick<DisputeCase, 'returnParcel'>): boolean {
  return (
    returnParcel !== null &&
    (returnParcel.label !== null || returnParcel.labelFile !== undefined || returnParcel.address !== undefined)
  );
}
