import type { StaffRole } from '../protocol/api.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Locale } from '../protocol/locale.ts';

/** Who speaks at a shopper's door. */
export interface Visitor {
  readonly visitorId: string;
  readonly name: string;
  /** Vouched for by the marketplace. */
  readonly verified: boolean;
  readonly email: string | undefined;
  readonly locale: Locale | undefined;
  /** As which side of orders; absent: as a buyer. */
  readonly role?: 'buyer' | 'seller';
  /** May see what is about this order and nothing else of the account: a guest, or whoever holds a letter's link. */
  readonly order?: string;
  readonly expiresAt: Instant;
}

/** A person who works at the desk, on the articles or on disputes. */
export interface Account {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  /** argon2id, PHC string. */
  readonly passwordHash: string;
  readonly roles: readonly StaffRole[];
  /** Languages and topics served; empty means all. */
  readonly skills: readonly string[];
  readonly locale: Locale;
  /** Chats at once. */
  readonly capacity: number;
  readonly active: boolean;
}
