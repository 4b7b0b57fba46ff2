import { createHash } from 'node:crypto';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { AuditDraft } from '../audit/audit.ts';
import type { AccountBook } from './account-book.ts';
import { checkPassword, knownAccount } from './account-rules.ts';

export interface PasswordLink {
  readonly token: string;
  readonly expiresAt: number;
}

/** How passwords of accounts are set, by somebody who keeps the accounts or by a link. */
export interface PasswordKeeper {
  /** Ends the account's sessions. @throws CodedError `account_not_found`, `password_weak` */
  setPassword(actor: string, id: string, password: string): Promise<void>;
  /** A link that sets the password once. Earlier links end. @throws CodedError `account_not_found`, `account_switched_off` */
  makeLink(actor: string, id: string): Promise<PasswordLink>;
  /** @throws CodedError `password_link_invalid`, `password_weak` */
  useLink(token: string, password: string): Promise<Account>;
}

export interface PasswordKeeperPorts {
  readonly book: AccountBook;
  readonly hashPassword: (password: string) => Promise<string>;
  /** At least 128 random bits. */
  readonly newToken: () => string;
  readonly now: () => number;
}

export const LINK_LIFETIME_MS = 48 * 3_600_000;

export function passwordKeeper({ book, hashPassword, newToken, now }: PasswordKeeperPorts): PasswordKeeper {
  return {
    async setPassword(actor, id, password) {
      const { email } = knownAccount(await book.list(), id);
      checkPassword(password, email);
      const passwordHash = await hashPassword(password);
      await book.change((accounts) => ({
        save: { ...knownAccount(accounts, id), passwordHash },
        endSessions: true,
        audit: [{ actor, action: 'password-set', subject: id }],
      }));
    },
    async makeLink(actor, id) {
      const token = newToken();
      const expiresAt = now() + LINK_LIFETIME_MS;
      await book.change((accounts) => {
        const save = knownAccount(accounts, id);
        if (!save.active) throw new CodedError('account_switched_off');
        const audit: AuditDraft = { actor, action: 'password-link-made', subject: id };
        return { save, link: { tokenHash: linkHash(token), expiresAt }, audit: [audit] };
      });
      return { token, expiresAt };
    },
    async useLink(token, password) {
      const tokenHash = linkHash(token);
      const found = await book.byLink(tokenHash, now());
      if (found === undefined) throw new CodedError('password_link_invalid');
      checkPassword(password, found.email);
      const passwordHash = await hashPassword(password);
      // Looked up again while alone: of two who use the link at once, one finds it used.
      const saved = await book.change((accounts, linkOf) => {
        if (linkOf(tokenHash, now()) !== found.id) throw new CodedError('password_link_invalid');
        return {
          save: { ...knownAccount(accounts, found.id), passwordHash },
          endSessions: true,
          audit: [{ actor: found.id, action: 'password-set', subject: found.id, data: { by: 'link' } }],
        };
      });
      return saved ?? found;
    },
  };
}

const linkHash = (token: string) => createHash('sha256').update(`password.${token}`).digest('base64url');
