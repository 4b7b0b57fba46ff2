import { createHash } from 'node:crypto';
import type { Account } from '../../doors/callers.ts';
import type { StaffRole } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { DEFAULT_LOCALE, type Locale } from '../../protocol/locale.ts';
import type { AuditDraft } from '../audit/audit.ts';
import type { AccountBook, StaffAccount } from './account-book.ts';
import { checkPassword, keepAnAdmin, languagesIn, skillsOf, topicsIn } from './account-rules.ts';

/** What somebody who keeps the accounts says of one. */
export interface AccountFields {
  readonly name?: string;
  readonly roles?: readonly StaffRole[];
  readonly languages?: readonly Locale[];
  readonly skills?: readonly string[];
  readonly capacity?: number;
  readonly locale?: Locale;
  readonly active?: boolean;
}

export interface NewAccount extends Omit<AccountFields, 'active'> {
  readonly email: string;
  readonly roles: readonly StaffRole[];
  /** Undefined: nobody can sign in until a link has set one. */
  readonly password: string | undefined;
}

export interface PasswordLink {
  readonly token: string;
  readonly expiresAt: number;
}

/** All that is done to accounts; `actor` is who does it, for the audit log. */
export interface AccountKeeper {
  list(): Promise<readonly StaffAccount[]>;
  /** @throws CodedError `account_not_found` */
  byEmail(email: string): Promise<StaffAccount>;
  /** @throws CodedError `account_exists`, `password_weak` */
  add(actor: string, given: NewAccount): Promise<Account>;
  /** @throws CodedError `account_not_found`, `account_last_admin` */
  change(actor: string, id: string, given: AccountFields): Promise<Account>;
  /** Ends the account's sessions. @throws CodedError `account_not_found`, `password_weak` */
  setPassword(actor: string, id: string, password: string): Promise<void>;
  /** A link that sets the password once. Earlier links end. @throws CodedError `account_not_found`, `account_switched_off` */
  makeLink(actor: string, id: string): Promise<PasswordLink>;
  /** @throws CodedError `password_link_invalid`, `password_weak` */
  useLink(token: string, password: string): Promise<Account>;
}

export interface AccountKeeperPorts {
  readonly book: AccountBook;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly newId: () => string;
  /** At least 128 random bits. */
  readonly newToken: () => string;
  readonly now: () => number;
}

const LINK_LIFETIME_MS = 48 * 3_600_000;
const USUAL_CAPACITY = 4;

export function accountKeeper({ book, hashPassword, newId, newToken, now }: AccountKeeperPorts): AccountKeeper {
  return {
    list: () => book.list(),
    async byEmail(email) {
      const wanted = email.trim().toLowerCase();
      const found = (await book.list()).find((account) => account.email === wanted);
      if (found === undefined) throw new CodedError('account_not_found');
      return found;
    },
    async add(actor, { email, password, languages = [], skills = [], ...given }) {
      if (password !== undefined) checkPassword(password, email);
      const account: Account = {
        id: newId(),
        email,
        name: given.name ?? email.split('@')[0] ?? email,
        roles: given.roles,
        passwordHash: password === undefined ? '' : await hashPassword(password),
        skills: skillsOf(languages, skills),
        locale: given.locale ?? languages[0] ?? DEFAULT_LOCALE,
        capacity: given.capacity ?? USUAL_CAPACITY,
        active: true,
      };
      await book.change((accounts) => {
        if (accounts.some((one) => one.email === email)) throw new CodedError('account_exists');
        return {
          save: account,
          audit: [{ actor, action: 'account-added', subject: account.id, data: { roles: account.roles } }],
        };
      });
      return account;
    },
    async change(actor, id, given) {
      const changed = await book.change((accounts) => {
        const before = known(accounts, id);
        const after = withFields(before, given);
        keepAnAdmin(accounts, after);
        const audit = wordsOf(actor, before, after);
        if (audit.length === 0) return undefined;
        return { save: after, endSessions: before.active && !after.active, audit };
      });
      return changed ?? known(await book.list(), id);
    },
    async setPassword(actor, id, password) {
      const { email } = known(await book.list(), id);
      checkPassword(password, email);
      const passwordHash = await hashPassword(password);
      await book.change((accounts) => ({
        save: { ...known(accounts, id), passwordHash },
        endSessions: true,
        audit: [{ actor, action: 'password-set', subject: id }],
      }));
    },
    async makeLink(actor, id) {
      const token = newToken();
      const expiresAt = now() + LINK_LIFETIME_MS;
      await book.change((accounts) => {
        const save = known(accounts, id);
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
          save: { ...known(accounts, found.id), passwordHash },
          endSessions: true,
          audit: [{ actor: found.id, action: 'password-set', subject: found.id, data: { by: 'link' } }],
        };
      });
      return saved ?? found;
    },
  };
}

function known(accounts: readonly StaffAccount[], id: string): Account {
  const found = accounts.find((account) => account.id === id);
  if (found === undefined) throw new CodedError('account_not_found');
  const { createdAt: _made, lastSignInAt: _seen, ...account } = found;
  return account;
}

function withFields(before: Account, { languages, skills, ...given }: AccountFields): Account {
  const said = languages !== undefined || skills !== undefined;
  return {
    ...before,
    ...given,
    skills: said ? skillsOf(languages ?? languagesIn(before.skills), skills ?? topicsIn(before.skills)) : before.skills,
  };
}

/** One entry for each kind of change that there is; none where nothing changes. Names of fields, never their contents. */
function wordsOf(actor: string, before: Account, after: Account): AuditDraft[] {
  const subject = after.id;
  const differs = (field: keyof Account) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const audit: AuditDraft[] = [];
  if (differs('active'))
    audit.push({ actor, subject, action: after.active ? 'account-switched-on' : 'account-switched-off' });
  if (differs('roles'))
    audit.push({ actor, subject, action: 'roles-changed', data: { before: before.roles, after: after.roles } });
  const fields = (['name', 'skills', 'locale', 'capacity'] as const).filter(differs);
  if (fields.length > 0) audit.push({ actor, subject, action: 'account-changed', data: { fields } });
  return audit;
}

const linkHash = (token: string) => createHash('sha256').update(`password.${token}`).digest('base64url');
