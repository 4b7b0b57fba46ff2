import type { AccountBook } from './account-book.ts';

/** One staff account for each kind of work; `example.com` is reserved, so no mail ever reaches anybody. */
export const DEMO_ACCOUNTS = [
  { id: 'demo-agent', email: 'agent@example.com', name: 'Aisyah', roles: ['agent'] },
  { id: 'demo-agent-2', email: 'agent2@example.com', name: 'Minh', roles: ['agent'] },
  { id: 'demo-editor', email: 'editor@example.com', name: 'Lucía', roles: ['editor'] },
  { id: 'demo-mediator', email: 'mediator@example.com', name: 'Wei-Ting', roles: ['agent', 'mediator'] },
  {
    id: 'demo-admin',
    email: 'admin@example.com',
    name: 'Sari',
    roles: ['agent', 'mediator', 'editor', 'supervisor', 'admin'],
  },
] as const;

/** The phone number and the postcode are what a guest can name instead of signing in. */
export const DEMO_SHOPPER = {
  id: 'demo-shopper',
  name: 'Mai',
  email: 'mai@example.com',
  phone: '+60 12-345 6789',
  postcode: '50450',
} as const;
/** Somebody else's orders, for whoever wants to see that they stay somebody else's. */
export const DEMO_NEIGHBOUR = {
  id: 'demo-neighbour',
  name: 'Aina',
  email: 'aina@example.com',
  phone: '+60 19-876 5432',
  postcode: '10200',
} as const;

export interface DemoAccountPorts {
  readonly book: AccountBook;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly matches: (passwordHash: string, password: string) => Promise<boolean>;
}

export interface DemoOutcome {
  /** E-mails of the demo's accounts that people may sign in with. */
  readonly accounts: readonly { readonly email: string; readonly roles: readonly string[] }[];
  /** E-mails that somebody's own account has: theirs stays, the demo's is not made. */
  readonly taken: readonly string[];
}

const START = 'start';
const DEMO_IDS: ReadonlySet<string> = new Set(DEMO_ACCOUNTS.map((account) => account.id));

/**
 * Makes the demo's accounts, or switches those on that a start without the demo switched off, and gives them this
 * password. Sessions go on. What an admin changed of them – roles, switched off – stays.
 */
export async function openDemoAccounts(ports: DemoAccountPorts, password: string): Promise<DemoOutcome> {
  const { book } = ports;
  const before = await book.list();
  const held = before.find((account) => DEMO_IDS.has(account.id) && account.passwordHash !== '')?.passwordHash;
  const same = held !== undefined && (await ports.matches(held, password));
  const passwordHash = same ? held : await ports.hashPassword(password);
  const taken: string[] = [];
  for (const { id, email, name, roles } of DEMO_ACCOUNTS)
    await book.change((accounts) => {
      const known = accounts.find((account) => account.id === id);
      if (known === undefined && accounts.some((account) => account.email === email)) {
        taken.push(email);
        return undefined;
      }
      if (known === undefined) {
        const save = {
          id,
          email,
          name,
          roles,
          passwordHash,
          skills: [],
          locale: 'en',
          capacity: 4,
          active: true,
        } as const;
        return { save, audit: [{ actor: START, action: 'account-added', subject: id, data: { roles } }] };
      }
      const { createdAt: _made, lastSignInAt: _seen, ...account } = known;
      // Only a start without the demo leaves an account without any password.
      if (account.passwordHash === '')
        return {
          save: { ...account, passwordHash, active: true },
          audit: [{ actor: START, action: 'account-switched-on', subject: id }],
        };
      if (account.passwordHash === passwordHash) return undefined;
      return {
        save: { ...account, passwordHash },
        audit: [{ actor: START, action: 'demo-password-set', subject: id }],
      };
    });
  const after = await book.list();
  return { taken, accounts: after.filter(({ id, active }) => active && DEMO_IDS.has(id)) };
}

/**
 * Switches the demo's accounts off, ends their sessions and forgets their passwords: a database that was tried out with
 * the demo must let nobody in by it. Accounts that people made stay, whatever their e-mail.
 * @returns the e-mails of those that were on
 */
export async function closeDemoAccounts(book: AccountBook): Promise<readonly string[]> {
  const closed: string[] = [];
  for (const { id } of DEMO_ACCOUNTS)
    await book.change((accounts) => {
      const known = accounts.find((account) => account.id === id);
      if (known === undefined || known.passwordHash === '') return undefined;
      const { createdAt: _made, lastSignInAt: _seen, ...account } = known;
      if (account.active) closed.push(account.email);
      return {
        save: { ...account, passwordHash: '', active: false },
        endSessions: true,
        audit: [{ actor: START, action: 'account-switched-off', subject: id, data: { because: 'demo-off' } }],
      };
    });
  return closed;
}
