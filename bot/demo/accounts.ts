import { hash } from '@node-rs/argon2';
import type { Account, StaffStore } from '../../handoff/staff.ts';

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

export async function createDemoAccounts(store: StaffStore, password: string): Promise<void> {
  const passwordHash = await hash(password);
  for (const { id, email, name, roles } of DEMO_ACCOUNTS) {
    const account: Account = {
      id,
      email,
      name,
      roles,
      passwordHash,
      skills: [],
      locale: 'en',
      capacity: 4,
      active: true,
    };
    await store.save(account);
  }
}
