import type { StaffRole } from '../../protocol/api.ts';

const MEDIATING: readonly StaffRole[] = ['mediator', 'supervisor', 'admin'];

/** Whether whoever has these roles sees the cases at the desk. */
export function mediates(roles: readonly StaffRole[]): boolean {
  return roles.some((role) => MEDIATING.includes(role));
}
