import type { Instant } from '../../protocol/instant.ts';
import type { Command, EvidentialType } from '../domain/commands.ts';
import type { DisputeEvent } from '../domain/events.ts';
import type { Actor } from '../domain/roles.ts';
import type { Decided } from '../domain/state-machine.ts';
import { actOnDispute, type DisputeDeps, readyFiles } from './act-on-dispute.ts';
import type { EvidenceFiles } from './ports.ts';

/** What files are handed in with, once the words that came along are kept. */
export type Evidential = Command<EvidentialType>;

export interface Submission {
  readonly caseId: string;
  readonly command: Evidential;
  readonly actor: Actor;
  readonly at: Instant;
}

/** Hands in uploaded files with the act they belong to. Throws DisputeRefusal. */
export async function submitEvidence(
  deps: DisputeDeps & { readonly evidence: EvidenceFiles },
  { caseId, command, actor, at }: Submission,
): Promise<Decided> {
  const { files, ...data } = command.data;
  const evidence = await readyFiles(deps.evidence, files, actor.id);
  const event = { type: command.type, data: { ...data, evidence } } as DisputeEvent<Evidential['type']>;
  return actOnDispute(deps, { caseId, event, actor, at });
}
