import type { DisputeCase } from './case.ts';
import { isParty, type Role, type Seat } from './roles.ts';

/** The seats that a role fills in this case. */
export function seatsOf(row: DisputeCase, role: Role): readonly Seat[] {
  if (isParty(role)) return [role, role === row.claimant ? 'claimant' : 'respondent'];
  return role === 'supervisor' ? ['supervisor', 'mediator'] : [role];
}
