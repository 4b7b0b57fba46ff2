import type { DisputeParty } from '../../protocol/disputes.ts';

/** Who looks at a case. */
export interface Reader {
  readonly role: DisputeParty | 'mediator' | 'supervisor';
  readonly id: string;
  /** Of staff: the parties of the case that are they themselves. They bar from deciding it. */
  readonly ties?: readonly string[];
}

export function isStaff(reader: Reader): boolean {
  return reader.role === 'mediator' || reader.role === 'supervisor';
}
