import { z } from 'zod';
import type { PasswordLinkMade, StaffAccount } from '../../protocol/accounts.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Coordination } from '../../transport/coordination.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Call, Route } from '../../transport/route.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { StaffAccount as StoredAccount } from './account-book.ts';
import { ACCOUNT_FIELDS, languagesIn, MOST_PASSWORD, topicsIn } from './account-rules.ts';
import type { AccountKeeper } from './keep-accounts.ts';
import type { PasswordLink } from './keep-passwords.ts';

const ADMIN = ['admin'] as const;
const { email, ...fields } = ACCOUNT_FIELDS;
const password = z.string().min(1).max(MOST_PASSWORD);
const changeSchema = z.strictObject({ ...fields, active: z.boolean() }).partial();
const addSchema = z
  .strictObject({ ...fields })
  .partial()
  .extend({ email, roles: fields.roles, password: password.optional() });
const useSchema = z.strictObject({ token: z.string().min(1).max(100), password });
const nothing = z.strictObject({});

export interface AccountRoutePorts {
  readonly keeper: AccountKeeper;
  readonly limits: RateLimits;
  readonly coordination: Pick<Coordination, 'publish'>;
  readonly publicUrl: () => string;
}

/** What admins do with accounts, and the one thing that whoever was sent a link does. */
export function accountRoutes({ keeper, limits, coordination, publicUrl }: AccountRoutePorts): Route[] {
  /** Sockets of the account are looked at at once, in all processes. */
  const told = (accountId: string) => coordination.publish({ type: 'session-revoked', accountId });
  const linkView = ({ token, expiresAt }: PasswordLink): PasswordLinkMade => ({
    url: `${publicUrl()}/staff#password=${token}`,
    expiresAt: new Date(expiresAt).toISOString(),
  });
  const viewOf = async (id: string) => {
    const found = (await keeper.list()).find((account) => account.id === id);
    if (found === undefined) throw new CodedError('account_not_found');
    return view(found);
  };

  return [
    {
      method: 'GET',
      path: '/v1/staff/accounts',
      permission: ADMIN,
      handle: async () => ({ status: 200, body: { accounts: (await keeper.list()).map(view) } }),
    },
    {
      method: 'POST',
      path: '/v1/staff/accounts',
      permission: ADMIN,
      async handle(call) {
        const given = await readJson(call.request, addSchema);
        const { id } = await keeper.add(actorOf(call), { ...given, password: given.password });
        const link = given.password === undefined ? linkView(await keeper.makeLink(actorOf(call), id)) : undefined;
        return { status: 201, body: { account: await viewOf(id), ...(link && { link }) } };
      },
    },
    {
      method: 'PUT',
      path: '/v1/staff/accounts/:id',
      permission: ADMIN,
      async handle(call) {
        const given = await readJson(call.request, changeSchema);
        const { id } = await keeper.change(actorOf(call), call.path.id ?? '', given);
        told(id);
        return { status: 200, body: { account: await viewOf(id) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/staff/accounts/:id/password-link',
      permission: ADMIN,
      async handle(call) {
        await readJson(call.request, nothing);
        return { status: 201, body: { link: linkView(await keeper.makeLink(actorOf(call), call.path.id ?? '')) } };
      },
    },
    {
      /** By whoever was sent the link; they sign in afterwards. */
      method: 'POST',
      path: '/v1/staff/password',
      permission: 'public',
      ownPages: true,
      async handle({ request, address }) {
        await limits.spend('visitor', address);
        const given = await readJson(request, useSchema);
        const account = await keeper.useLink(given.token, given.password);
        told(account.id);
        return { status: 200, body: { email: account.email } };
      },
    },
  ];
}

function actorOf({ account }: Call): string {
  return account?.id ?? '';
}

function view(account: Account & Partial<StoredAccount>): StaffAccount {
  const { id, email: address, name, roles, skills, locale, capacity, active, passwordHash, lastSignInAt } = account;
  return {
    id,
    email: address,
    name,
    roles,
    languages: languagesIn(skills),
    skills: topicsIn(skills),
    locale,
    capacity,
    active,
    passwordSet: passwordHash !== '',
    ...(lastSignInAt === undefined ? {} : { lastSignInAt: new Date(lastSignInAt).toISOString() }),
  };
}
