import type { Instant } from '../../protocol/instant.ts';
import type { Account } from '../../transport/who-calls.ts';

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
  /** The accounts of these sessions by token hash, of those only that are valid. */
  accountsOfSessions(tokenHashes: readonly string[], at: Instant): Promise<ReadonlyMap<string, Account>>;
  closeSession(tokenHash: string): Promise<void>;
}
