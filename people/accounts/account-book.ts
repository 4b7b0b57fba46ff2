import type { Account } from '../../transport/who-calls.ts';
import type { AuditDraft } from '../audit/audit.ts';

/** An account as those see it who keep the accounts. */
export interface StaffAccount extends Account {
  readonly createdAt: number;
  readonly lastSignInAt: number | undefined;
}

/** What shall become of one account, kept in one transaction together with the word of it in the audit log. */
export interface AccountChange {
  readonly save: Account;
  /** Ends every session of the account, and every link that would set its password. */
  readonly endSessions?: boolean;
  readonly link?: { readonly tokenHash: string; readonly expiresAt: number };
  readonly audit: readonly AuditDraft[];
}

/**
 * @param accountOfLink whom a link that still holds is for
 * @returns undefined where nothing is to change
 */
export type DecideAccount = (
  accounts: readonly StaffAccount[],
  accountOfLink: (tokenHash: string, at: number) => string | undefined,
) => AccountChange | undefined;

export interface AccountBook {
  /** By e-mail. */
  list(): Promise<readonly StaffAccount[]>;
  /** Decides on all accounts as they are now, alone over all processes. What `decide` throws changes nothing. */
  change(decide: DecideAccount): Promise<Account | undefined>;
  /** The account that a link for setting a password is for; undefined where it was used, replaced or has run out. */
  byLink(tokenHash: string, at: number): Promise<Account | undefined>;
}
