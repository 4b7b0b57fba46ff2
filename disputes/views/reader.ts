import type { DisputeParty } from '../../protocol/disputes.ts';
import { CodedError } from '../../protocol/error-codes.ts';

/** Who looks at a case. */
export interface Reader {
  readonly role: DisputeParty | 'mediator' | 'supervisor';
  readonly id: string;
  /** Of staff: the parties of the case that are they themselves. They bar from it. */
  readonly ties?: readonly string[];
}

export function isStaff(reader: Reader): boolean {
  return reader.role === 'mediator' || reader.role === 'supervisor';
}

/**
 * A member of staff who is a party of the case reads it by the door of that party, and learns no more than it.
 * @throws CodedError `mediator_tied`
 */
export function refuseTied({ ties }: Reader): void {
  if (ties !== undefined) throw new CodedError('mediator_tied');
}
