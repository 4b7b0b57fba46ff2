import type { Instant } from '../../protocol/instant.ts';
import { allowedActions } from '../domain/allowed-actions.ts';
import { type EvidenceFile, type EvidenceKind, evidenceFault } from '../domain/evidence-rules.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Actor, isParty } from '../domain/roles.ts';
import { type DisputeDeps, profileOf } from './act-on-dispute.ts';
import type { EvidenceFiles } from './ports.ts';
import { submitEvidence } from './submit-evidence.ts';

/** A file that was handed in before its scan had finished. It is no part of the case until it is clean. */
export interface WaitingEvidence {
  readonly fileId: string;
  readonly caseId: string;
  readonly kind: EvidenceKind;
  readonly actor: Actor;
  readonly at: Instant;
}

export interface WaitingRoom {
  /** A file that waits already is left as it is. */
  add(waiting: readonly WaitingEvidence[]): Promise<void>;
  of(caseId: string): Promise<readonly WaitingEvidence[]>;
  /** Of these cases, those that may still become part of it: not found harmful so far. */
  hopeful(caseIds: readonly string[]): Promise<readonly WaitingEvidence[]>;
  find(fileId: string): Promise<WaitingEvidence | undefined>;
  /** Those whose scan found nothing: to be handed in now. Oldest first, behind the last one looked at. */
  clean(limit: number, behind?: Pick<WaitingEvidence, 'fileId' | 'at'>): Promise<readonly WaitingEvidence[]>;
  remove(fileId: string): Promise<void>;
}

/**
 * Lets files wait, where handing them in would be permitted now.
 * @param earlier sizes of the party's files that wait already
 */
export async function awaitScan(
  deps: DisputeDeps & { readonly waiting: WaitingRoom },
  handed: {
    readonly caseId: string;
    readonly files: readonly EvidenceFile[];
    readonly actor: Actor;
    readonly at: Instant;
  },
  earlier: readonly EvidenceFile[],
): Promise<void> {
  const { caseId, files, actor, at } = handed;
  const row = await deps.store.find(caseId);
  if (row === undefined) throw new DisputeRefusal('dispute_not_found');
  const open = allowedActions(row, actor, profileOf(deps.profiles, row), at).some(
    ({ action, open: now }) => action === 'add-evidence' && now,
  );
  if (!open || !isParty(actor.role)) throw new DisputeRefusal('action_not_in_state');
  const by = actor.role;
  const fault =
    evidenceFault(row.evidence, files, by) ??
    evidenceFault([...row.evidence, ...earlier.map((file) => ({ ...file, by, at }))], files, by);
  if (fault !== undefined) throw new DisputeRefusal(fault.code);
  await deps.waiting.add(files.map(({ fileId, kind }) => ({ fileId, caseId, kind, actor, at })));
}

/** Refusals that may pass: the file goes on waiting and is tried again. */
const FOR_NOW: ReadonlySet<string> = new Set([
  'dispute_busy',
  'evidence_not_ready',
  'profile_missing',
  'profile_mismatch',
]);

/** Hands in a file that turned out to be clean. Where the case takes it no more, it is dropped. */
export async function handInClean(
  deps: DisputeDeps & { readonly waiting: WaitingRoom; readonly evidence: EvidenceFiles },
  { fileId, caseId, kind, actor }: WaitingEvidence,
  at: Instant,
): Promise<'handed-in' | 'dropped'> {
  const uploads: EvidenceFiles = { ready: (ids) => deps.evidence.ready(ids, actor.via ?? actor.id) };
  const command = { type: 'add-evidence', data: { files: [{ fileId, kind }] } } as const;
  let outcome: 'handed-in' | 'dropped' = 'handed-in';
  try {
    await submitEvidence({ ...deps, evidence: uploads }, { caseId, command, actor, at });
  } catch (error) {
    if (!(error instanceof DisputeRefusal) || FOR_NOW.has(error.code)) throw error;
    // Part of the case already, after a crash between the two steps; or nothing that it takes any more.
    outcome = error.code === 'evidence_repeated' ? 'handed-in' : 'dropped';
  }
  await deps.waiting.remove(fileId);
  return outcome;
}

const AT_ONCE = 100;

/** Hands in every clean file. One that cannot be handed in now goes on waiting, and the next ones are tried. */
export async function handInAll(
  waiting: Pick<WaitingRoom, 'clean'>,
  handIn: (file: WaitingEvidence) => Promise<unknown>,
  onFault: (error: unknown, file: WaitingEvidence) => void,
): Promise<void> {
  let behind: WaitingEvidence | undefined;
  do {
    const clean: readonly WaitingEvidence[] = await waiting.clean(AT_ONCE, behind);
    for (const file of clean) await handIn(file).catch((error: unknown) => onFault(error, file));
    behind = clean.length < AT_ONCE ? undefined : clean.at(-1);
  } while (behind !== undefined);
}
