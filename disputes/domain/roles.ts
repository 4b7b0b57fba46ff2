/** Everyone and everything that can act on a case. */
export const ROLES = [
  'buyer',
  'seller',
  'mediator',
  'supervisor',
  'courier',
  'warehouse',
  'payments',
  'ledger',
  'clock',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Identity was proven at the door; the table decides what it permits. */
export interface Actor {
  readonly role: Role;
  /** The buyer's or the shop's account, the staff account, or the name of a system. */
  readonly id: string;
  /** The person in front of a shop's account, or the agent or bot that filled in the form for a shopper. */
  readonly via?: string;
  /** Accounts that a member of staff is tied to; a tie to a party bars from its cases. */
  readonly ties?: readonly string[];
}

/** A place in the case; buyer and seller may take either of the first two. */
export type Seat = 'claimant' | 'respondent' | Role;

export const STAFF: readonly Role[] = ['mediator', 'supervisor'];

export function isParty(role: Role): role is PartyRole {
  return role === 'buyer' || role === 'seller';
}

export function otherParty(role: PartyRole): PartyRole {
  return role === 'buyer' ? 'seller' : 'buyer';
}

export type PartyRole = 'buyer' | 'seller';
