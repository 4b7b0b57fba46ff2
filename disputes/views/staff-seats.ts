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

export function staffReader(account: Account): Reader {
  const senior = account.roles.includes('supervisor') || account.roles.includes('admin');
  return { role: senior ? 'supervisor' : 'mediator', id: account.id };
}

/** Everyone that this reader may act as. */
export function actorsOf({ role, id }: Reader): readonly Actor[] {
  if (role === 'buyer' || role === 'seller') return [{ role, id }];
  const desks = [...new Set(Object.values(DESKS))];
  return [{ role, id }, ...desks.map((desk) => ({ role: desk, id: `${desk}-desk`, via: id }))];
}

/** As whom this reader does this. */
export function actorFor(reader: Reader, action: EventType): Actor {
  const desk = reader.role === 'mediator' || reader.role === 'supervisor' ? DESKS[action] : undefined;
  return desk === undefined ? { role: reader.role, id: reader.id } : { role: desk, id: `${desk}-desk`, via: reader.id };
}
