import type { DisputeCase, Fault } from './case.ts';
import { stakeFor } from './case-money.ts';
import { POSTAGE_STATES } from './clock-table.ts';
import type { MoneyIntent } from './funds.ts';
import { type Money, parseMoney } from './money.ts';
import type { Postage } from './parcels.ts';
import type { FreightPayer, Profile } from './profile/profile-schema.ts';

/** Who bears the cost of sending the item back, by whose fault it was; null: nobody has been found at fault. */
export function freightPayer({ returns: { freight } }: Profile, fault: Fault | null): FreightPayer {
  switch (fault) {
    case 'seller':
      return freight.sellerFault;
    case 'buyer':
      return freight.buyerFault;
    case 'courier':
      return freight.courierFault;
    default:
      return freight.agreed;
  }
}

/** The most that can be claimed for the way back, in minor units: a share of the sum of what comes back. */
export function mostPostage(row: DisputeCase, { returns }: Profile): number {
  if (row.settlement === null) return 0;
  return postageOf({ minor: stakeFor(row, row.settlement.terms), currency: row.order.currency }, returns.postage);
}

/**
 * The same of any sum: of a cheap item the share is less than a parcel costs, and the least counts, up to the whole sum. Exact
 * for every one, which a fraction of it is not.
 */
export function postageOf({ minor, currency }: Money, { upToPercent, atLeast }: Profile['returns']['postage']): number {
  const share = Number((BigInt(minor) * BigInt(upToPercent)) / 100n);
  const least = parseMoney(atLeast?.[currency] ?? '', currency)?.minor ?? 0;
  return Math.min(minor, Math.max(share, least));
}

/** What one side has paid for the way back, and who bears it. */
interface PostageDue {
  readonly postage: Postage;
  readonly from: FreightPayer;
}

/** The postage that whoever has paid it gets from whoever bears it; undefined where that is the same side. */
export function postageDue({ settlement, returnParcel }: DisputeCase): PostageDue | undefined {
  const from = settlement?.freight ?? null;
  const postage = returnParcel?.postage;
  return from === null || postage === undefined || postage.by === from ? undefined : { postage, from };
}

/** Whether its money waits: for the time in which it can be contested, or for the platform's decision. */
export function postageWaits(row: DisputeCase): boolean {
  const due = postageDue(row);
  if (due === undefined || due.postage.decided !== undefined) return false;
  return due.postage.contested !== undefined || row.clocks.postage !== undefined;
}

/** Whether whoever bears it has had their time and let it pass, so that it stands; who bears it by another ruling has not. */
export function isAgreed({ postage, from }: PostageDue): boolean {
  return postage.passed?.from === from;
}

/** The postage that can be contested or decided on now. */
export function openPostageOf(row: DisputeCase): PostageDue | undefined {
  const due = postageDue(row);
  if (due === undefined || due.postage.decided !== undefined || isAgreed(due) || hasMoved(row)) return undefined;
  // What older builds took has no time of its own: it is open until the money moves.
  return postageWaits(row) || due.postage.receipt === undefined ? due : undefined;
}

/** Whether the platform is to decide on it: somebody objects, or could not be asked, or the platform bears it itself. */
export function isPostageAtPlatform(row: DisputeCase): boolean {
  const open = POSTAGE_STATES.includes(row.state) ? openPostageOf(row) : undefined;
  return open !== undefined && (open.postage.contested !== undefined || open.from === 'platform');
}

/** Who is asked whether they agree to the sum; undefined where nobody is. */
export function postageAsked(row: DisputeCase): FreightPayer | undefined {
  const open = openPostageOf(row);
  return open?.postage.contested === undefined ? open?.from : undefined;
}

/** Whoever has paid for the way back gets it, once, when nobody can contest it any more. */
export function freightIntents(row: DisputeCase): readonly MoneyIntent[] {
  const due = postageDue(row);
  if (due === undefined || postageWaits(row) || hasMoved(row)) return [];
  const { by: to, decided, minor: claimed } = due.postage;
  const minor = decided?.minor ?? claimed;
  if (minor === 0) return [];
  return [{ kind: 'freight', from: due.from, to, minor, currency: row.order.currency, key: keyIn(row) }];
}

/** Whether its movement was ordered. */
export function hasMoved(row: DisputeCase): boolean {
  return row.remedy?.intents.some(({ key }) => key === keyIn(row)) === true;
}

const keyIn = ({ id }: DisputeCase): string => `${id}/freight`;
