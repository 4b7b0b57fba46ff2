import type { StaffRole } from '../protocol/api.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Instant } from './conversation.ts';

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

export interface StaffStore {
  save(account: Account): Promise<void>;
  byEmail(email: string): Promise<Account | undefined>;
  byId(id: string): Promise<Account | undefined>;
  /** Whether anybody could ever answer a chat. */
  anyAgent(): Promise<boolean>;
  /** Sessions are known by the SHA-256 of their token only. */
  openSession(session: {
    readonly tokenHash: string;
    readonly accountId: string;
    readonly expiresAt: Instant;
  }): Promise<void>;
  accountOfSession(tokenHash: string, at: Instant): Promise<Account | undefined>;
  /** The accounts of those of these sessions that hold, by token hash. */
  accountsOfSessions(tokenHashes: readonly string[], at: Instant): Promise<ReadonlyMap<string, Account>>;
  closeSession(tokenHash: string): Promise<void>;
}
