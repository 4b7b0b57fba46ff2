import type { StaffRole } from './api.ts';
import type { Locale } from './locale.ts';

/**
 * Staff accounts, for admins. `GET /v1/staff/accounts` → 200 `{accounts}`; `POST` the same `{email, roles, …, password?}` → 201
 * `{account, link?}`; `PUT /v1/staff/accounts/<id>` with what is to change → 200 `{account}`;
 * `POST /v1/staff/accounts/<id>/password-link {}` → 201 `{link}`; by whoever has a link:
 * `POST /v1/staff/password {token, password}` → 200 `{email}`.
 */
export interface StaffAccount {
  readonly id: string;
  readonly email: string;
  /** As shoppers and colleagues see it. */
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Chats in these languages; empty: all. */
  readonly languages: readonly Locale[];
  /** Chats about these topics; empty: all. */
  readonly skills: readonly string[];
  /** Of the pages for this person. */
  readonly locale: Locale;
  /** Chats at once. */
  readonly capacity: number;
  readonly active: boolean;
  /** Without one nobody can sign in yet. */
  readonly passwordSet: boolean;
  /** ISO 8601; absent: never. */
  readonly lastSignInAt?: string;
}

/** Sets the password of an account once. Shown to the admin, who hands it on. */
export interface PasswordLinkMade {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Characters that a password has at least. */
export const LEAST_PASSWORD = 12;
