import { z } from 'zod';
import { LEAST_PASSWORD } from '../../protocol/accounts.ts';
import type { StaffRole } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { StaffAccount } from './account-book.ts';

export const STAFF_ROLES = ['agent', 'mediator', 'editor', 'supervisor', 'admin'] as const satisfies StaffRole[];
export const MOST_PASSWORD = 200;
/** Shorter ones are in many a good password by chance. */
const LEAST_NAME = 4;

/** What can be said of an account; the same at every door. */
export const ACCOUNT_FIELDS = {
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  name: z.string().trim().min(1).max(80),
  roles: z
    .array(z.enum(STAFF_ROLES))
    .min(1)
    .transform((roles) => STAFF_ROLES.filter((role) => roles.includes(role))),
  /** Empty: all. */
  languages: z.array(z.enum(LOCALES)).transform((given) => LOCALES.filter((locale) => given.includes(locale))),
  /** Topics beside languages; empty: all. */
  skills: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u),
    )
    .max(20),
  capacity: z.int().min(1).max(20),
  locale: z.enum(LOCALES),
} as const;

/** One list holds both; an agent who serves some topics in every language serves each of them by name. */
export function skillsOf(languages: readonly Locale[], topics: readonly string[]): readonly string[] {
  const all = languages.length === 0 && topics.length > 0;
  return [...LOCALES.filter((locale) => all || languages.includes(locale)), ...new Set(topics)];
}

export function languagesIn(skills: readonly string[]): readonly Locale[] {
  const spoken = LOCALES.filter((locale) => skills.includes(locale));
  return spoken.length === LOCALES.length ? [] : spoken;
}

export const topicsIn = (skills: readonly string[]): readonly string[] =>
  skills.filter((skill) => !LOCALES.some((locale) => locale === skill));

/** @throws CodedError `password_weak` */
export function checkPassword(password: string, email: string): void {
  const characters = [...password].length;
  const [name = ''] = email.split('@');
  const guessable =
    name.length >= LEAST_NAME && password.toLowerCase().includes(name) && characters < 2 * LEAST_PASSWORD;
  if (characters < LEAST_PASSWORD || password.length > MOST_PASSWORD || guessable || new Set(password).size < 5)
    throw new CodedError('password_weak', { least: LEAST_PASSWORD });
}

/**
 * Somebody must stay who can let others in.
 * @throws CodedError `account_last_admin`
 */
export function keepAnAdmin(accounts: readonly Account[], after: Account): void {
  // Whoever has no password yet cannot let anybody in.
  const leads = ({ active, roles, passwordHash }: Account) => active && roles.includes('admin') && passwordHash !== '';
  const before = accounts.find((account) => account.id === after.id);
  if (before === undefined || !leads(before) || leads(after)) return;
  if (!accounts.some((account) => account.id !== after.id && leads(account)))
    throw new CodedError('account_last_admin');
}

/** @throws CodedError `account_not_found` */
export function knownAccount(accounts: readonly StaffAccount[], id: string): Account {
  const found = accounts.find((account) => account.id === id);
  if (found === undefined) throw new CodedError('account_not_found');
  const { createdAt: _made, lastSignInAt: _seen, ...account } = found;
  return account;
}
