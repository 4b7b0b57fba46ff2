import type { Instant } from '../../protocol/instant.ts';
import type { DisputeEvent } from '../domain/events.ts';
import type { EvidenceFile } from '../domain/evidence-rules.ts';
import type { Actor } from '../domain/roles.ts';
import type { Decided } from '../domain/state-machine.ts';
import { actOnDispute, type DisputeDeps, type NamedFile, readyFiles } from './act-on-dispute.ts';
import type { EvidenceFiles } from './ports.ts';

/** What files are handed in for. */
export type Purpose =
  | { readonly type: 'add-evidence' }
  /** The answer to a request of the platform, with words in the message log or without. */
  | { readonly type: 'reply-info'; readonly messageId: string }
  /** An objection to a ruling; new evidence is demanded only where the profile says so. */
  | { readonly type: 'appeal'; readonly explanation: string }
  /** What came back is not what was sent out. */
  | { readonly type: 'return-mismatch'; readonly why: string }
  /** What was sent anew has not arrived, or is not right. */
  | { readonly type: 'goods-mismatch'; readonly why: string; readonly arrived: boolean };

export interface Submission {
  readonly caseId: string;
  readonly purpose: Purpose;
  readonly files: readonly NamedFile[];
  readonly actor: Actor;
  readonly at: Instant;
}

/** Hands in uploaded files with the act they belong to. Throws DisputeRefusal. */
export async function submitEvidence(
  deps: DisputeDeps & { readonly evidence: EvidenceFiles },
  submission: Submission,
): Promise<Decided> {
  const { caseId, purpose, actor, at } = submission;
  const evidence = await readyFiles(deps.evidence, submission.files, actor.id);
  return actOnDispute(deps, { caseId, event: eventFor(purpose, evidence), actor, at });
}

function eventFor(
  purpose: Purpose,
  evidence: readonly EvidenceFile[],
): DisputeEvent<'add-evidence' | 'reply-info' | 'appeal' | 'return-mismatch' | 'goods-mismatch'> {
  switch (purpose.type) {
    case 'add-evidence':
      return { type: 'add-evidence', data: { evidence } };
    case 'reply-info':
      return { type: 'reply-info', data: { evidence, messageId: purpose.messageId } };
    case 'appeal':
      return { type: 'appeal', data: { evidence, explanation: purpose.explanation } };
    case 'return-mismatch':
      return { type: 'return-mismatch', data: { evidence, why: purpose.why } };
    case 'goods-mismatch':
      return { type: 'goods-mismatch', data: { evidence, why: purpose.why, arrived: purpose.arrived } };
  }
}
