import { call } from '../../browser/api.ts';
import type { PasswordLinkMade, StaffAccount } from '../../protocol/accounts.ts';
import type { StaffRole } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';

export interface Saved {
  readonly account: StaffAccount;
  readonly link?: PasswordLinkMade;
}

/** An account while it is typed. */
export interface AccountDraft {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly languages: readonly Locale[];
  /** Topics, with commas between them. */
  readonly skills: string;
  readonly capacity: string;
  readonly locale: Locale;
  /** Undefined: the person sets their own by a link. */
  readonly password: string | undefined;
}

/** @param reader their pages are in this language unless another is chosen */
export function draftOf(account: StaffAccount | undefined, reader: Locale): AccountDraft {
  const known = {
    name: '',
    roles: ['agent'] as const,
    languages: [],
    skills: [],
    capacity: 4,
    locale: reader,
    ...account,
  };
  const { name, roles, languages, skills, capacity, locale } = known;
  return {
    ...{ name, roles, languages, locale },
    email: '',
    skills: skills.join(', '),
    capacity: String(capacity),
    password: undefined,
  };
}

/** Adds it, or changes `account`. */
export function save(draft: AccountDraft, account: StaffAccount | undefined): Promise<Saved> {
  const { email, password, name, skills, capacity, ...chosen } = draft;
  const topics = skills.split(/[,，、]/).map((topic) => topic.trim());
  const said = {
    ...chosen,
    name: name.trim(),
    skills: topics.filter((topic) => topic !== ''),
    capacity: Number(capacity),
  };
  if (account !== undefined) return call<Saved>('PUT', `/v1/staff/accounts/${account.id}`, said);
  const by = password === undefined ? {} : { password };
  return call<Saved>('POST', '/v1/staff/accounts', { ...said, email: email.trim(), ...by });
}
