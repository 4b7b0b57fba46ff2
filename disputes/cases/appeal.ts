import type { Decided } from '../domain/state-machine.ts';
import type { DisputeDeps } from './act-on-dispute.ts';
import type { EvidenceFiles } from './ports.ts';
import { type Submission, submitEvidence } from './submit-evidence.ts';

/** A party objects to a ruling within the profile's window, with an explanation and what new evidence there is. Throws DisputeRefusal. */
export function appeal(
  deps: DisputeDeps & { readonly evidence: EvidenceFiles },
  objection: Omit<Submission, 'purpose'> & { readonly explanation: string },
): Promise<Decided> {
  return submitEvidence(deps, { ...objection, purpose: { type: 'appeal', explanation: objection.explanation } });
}
