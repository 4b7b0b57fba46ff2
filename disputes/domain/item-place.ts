import type { Delivery, DisputeCase, ItemPlace, OrderLine } from './case.ts';
import { type Refused, refuse } from './refusal.ts';
import type { PartyRole } from './roles.ts';
import { SOLUTIONS, type Terms } from './solutions.ts';

/**
 * Where the item is as a claim tells it and the order does not contradict.
 * @param neverCame whether the reason of the claim is that nothing came; whoever complains about the item itself has it
 */
export function placeAtOpening(order: OrderLine, delivery: Delivery, neverCame: boolean): ItemPlace {
  if (order.deliveredAt !== null) return 'buyer';
  if (delivery === 'refused') return 'to-seller';
  return delivery === 'not-received' && neverCame ? 'to-buyer' : 'buyer';
}

/** Whether the seller's side has the item, or will have it without anybody doing anything. */
function withSeller(place: ItemPlace): boolean {
  return place === 'seller' || place === 'warehouse' || place === 'to-seller';
}

/**
 * Who may have the item by these terms, where the seller's side has it; empty where the question does not arise. Where the
 * seller gets money, somebody has to say it: the item goes back to the buyer, or what came back was not the item.
 */
export function destinationsFor(place: ItemPlace, terms: Terms): readonly PartyRole[] {
  const { pays, goods, returns } = SOLUTIONS[terms.kind];
  if (!withSeller(place) || goods || returns) return [];
  return pays === 'buyer' ? ['seller'] : ['buyer', 'seller'];
}

/** A ruling has to say who is to have the item, unless its terms tell. */
export function destinationFault(row: DisputeCase, terms: Terms, itemTo: PartyRole | undefined): Refused | undefined {
  const allowed = destinationsFor(row.item, terms);
  const right = itemTo === undefined ? !allowed.includes('buyer') : allowed.includes(itemTo);
  return right ? undefined : refuse('item_destination_invalid', { place: row.item, allowed });
}

/** Where the item goes by an agreement, which names no place: who does not get all the money back gets the item. */
export function agreedDestination(place: ItemPlace, terms: Terms): PartyRole | null {
  return destinationsFor(place, terms)[0] ?? null;
}
