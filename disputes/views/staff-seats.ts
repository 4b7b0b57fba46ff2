import type { Account } from '../../transport/who-calls.ts';
import type { EventType } from '../domain/events.ts';
import type { Actor, Role } from '../domain/roles.ts';
import type { Reader } from './reader.ts';

/** Roles of staff accounts that see disputes. */
export const MEDIATION = ['mediator', 'supervisor', 'admin'] as const;

/** Mediators enter what courier and warehouse report, where these have no system of their own. */
const DESKS: Readonly<Partial<Record<EventType, Role>>> = {
  'courier-result': 'courier',
  'return-received': 'warehouse',
  'return-inspected': 'warehouse',
  'return-mismatch': 'warehouse',
};

/** @param ties of the account to the parties of the case that it reads */
export function staffReader(account: Account, ties: readonly string[] = []): Reader {
  const senior = account.roles.includes('supervisor') || account.roles.includes('admin');
  return { role: senior ? 'supervisor' : 'mediator', id: account.id, ...(ties.length === 0 ? {} : { ties }) };
}

/** Everyone that this reader may act as. */
export function actorsOf({ role, id, ties }: Reader): readonly Actor[] {
  if (role === 'buyer' || role === 'seller') return [{ role, id }];
  const desks = [...new Set(Object.values(DESKS))];
  // Of their own case they enter nothing for others either.
  if (ties !== undefined) return [{ role, id, ties }];
  return [{ role, id }, ...desks.map((desk) => ({ role: desk, id: `${desk}-desk`, via: id }))];
}

/** As whom this reader does this. */
export function actorFor(reader: Reader, action: EventType): Actor {
  const desk = reader.role === 'mediator' || reader.role === 'supervisor' ? DESKS[action] : undefined;
  const { role, id, ties } = reader;
  if (ties !== undefined) return { role, id, ties };
  return desk === undefined ? { role, id } : { role: desk, id: `${desk}-desk`, via: id };
}
