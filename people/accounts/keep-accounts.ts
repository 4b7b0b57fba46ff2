import type { StaffRole } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { DEFAULT_LOCALE, type Locale } from '../../protocol/locale.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { AuditDraft } from '../audit/audit.ts';
import type { StaffAccount } from './account-book.ts';
import { checkPassword, keepAnAdmin, knownAccount, languagesIn, skillsOf, topicsIn } from './account-rules.ts';
import { type PasswordKeeper, type PasswordKeeperPorts, passwordKeeper } from './keep-passwords.ts';

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

/** All that is done to accounts; `actor` is who does it, for the audit log. */
export interface AccountKeeper extends PasswordKeeper {
  list(): Promise<readonly StaffAccount[]>;
  /** @throws CodedError `account_not_found` */
  byEmail(email: string): Promise<StaffAccount>;
  /** @throws CodedError `account_exists`, `password_weak` */
  add(actor: string, given: NewAccount): Promise<Account>;
  /** @throws CodedError `account_not_found`, `account_last_admin` */
  change(actor: string, id: string, given: AccountFields): Promise<Account>;
}

export interface AccountKeeperPorts extends PasswordKeeperPorts {
  readonly newId: () => string;
}

const USUAL_CAPACITY = 4;

export function accountKeeper(ports: AccountKeeperPorts): AccountKeeper {
  const { book, hashPassword, newId } = ports;
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
        const before = knownAccount(accounts, id);
        const after = withFields(before, given);
        keepAnAdmin(accounts, after);
        const audit = wordsOf(actor, before, after);
        if (audit.length === 0) return undefined;
        return { save: after, endSessions: before.active && !after.active, audit };
      });
      return changed ?? knownAccount(await book.list(), id);
    },
    ...passwordKeeper(ports),
  };
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
