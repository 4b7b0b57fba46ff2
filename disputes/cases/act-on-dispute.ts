import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { DisputeEvent, EventType } from '../domain/events.ts';
import type { EvidenceFile, NamedFile } from '../domain/evidence-rules.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/roles.ts';
import { type Decided, decide } from '../domain/state-machine.ts';
import type { DisputeStore, EvidenceFiles } from './ports.ts';

/** What every act on a stored case needs. */
export interface DisputeDeps {
  readonly store: DisputeStore;
  readonly profiles: ProfileBook;
}

/** One act of one actor on one case. */
export interface Act<E extends EventType> {
  readonly caseId: string;
  readonly event: DisputeEvent<E>;
  readonly actor: Actor;
  readonly at: Instant;
}

/** Each try starts from the newest row; more than a few in a row means a loop, not a race. */
export const TRIES = 8;

/**
 * Check → decide → record. Decides anew on the newest row where somebody else was quicker. Throws DisputeRefusal.
 * @param read the row as the caller has just read it, to decide on first
 */
export async function actOnDispute<E extends EventType>(
  deps: DisputeDeps,
  act: Act<E>,
  read?: DisputeCase,
): Promise<Decided> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const row = (tries === 0 ? read : undefined) ?? (await deps.store.find(act.caseId));
    if (row === undefined) throw new DisputeRefusal('dispute_not_found');
    const answer = decide(row, act.event, act.actor, profileOf(deps.profiles, row), act.at);
    if (!answer.ok) throw new DisputeRefusal(answer.code, answer.data);
    if ((await deps.store.record(answer)) === 'recorded') return answer;
  }
  throw new DisputeRefusal('dispute_busy', { caseId: act.caseId });
}

/** The profile that a case is pinned to; missing only where an operator removed a version still in use. */
export function profileOf(profiles: ProfileBook, row: DisputeCase): Profile {
  const { id, version } = row.profile;
  const profile = profiles.find(id, version);
  if (profile === undefined) throw new DisputeRefusal('profile_missing', { profile: id, version });
  return profile;
}

/** Looks up named files with their facts, in the order named; refuses where one is foreign, unfinished or quarantined. */
export async function readyFiles(
  files: EvidenceFiles,
  named: readonly NamedFile[],
  ownerId: string,
): Promise<readonly EvidenceFile[]> {
  if (named.length === 0) return [];
  const ids = named.map((file) => file.fileId);
  const stored = new Map((await files.ready(ids, ownerId)).map((file) => [file.fileId, file]));
  return named.map(({ fileId, kind, caption = '' }) => {
    const file = stored.get(fileId);
    if (file === undefined) throw new DisputeRefusal('evidence_not_ready', { fileId });
    return { ...file, kind, ...(caption.trim() === '' ? {} : { caption: caption.trim() }) };
  });
}
