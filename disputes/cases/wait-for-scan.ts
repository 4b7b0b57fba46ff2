import type { Instant } from '../../protocol/instant.ts';
import type { NamedFile } from '../domain/evidence-rules.ts';
import type { Actor } from '../domain/roles.ts';
import type { OfficePorts } from './office-ports.ts';
import { awaitScan } from './waiting-evidence.ts';

export interface Handed {
  readonly caseId: string;
  readonly files: readonly NamedFile[];
  readonly actor: Actor;
  readonly at: Instant;
}

/** Lets those files wait whose scan has not ended, and gives the others. */
export async function waitForScan(ports: OfficePorts, handed: Handed, ownerId: string): Promise<readonly NamedFile[]> {
  const { records, profiles } = ports;
  const { caseId, files, actor, at } = handed;
  const ids = files.map((file) => file.fileId);
  const unscanned = new Map((await ports.unscanned(ids, ownerId)).map((file) => [file.fileId, file]));
  if (unscanned.size === 0) return files;
  const early = files.flatMap(({ fileId, kind }) => {
    const file = unscanned.get(fileId);
    return file === undefined ? [] : [{ ...file, kind }];
  });
  const before = (await ports.waiting.of(caseId)).filter((file) => !unscanned.has(file.fileId));
  const sizes = await ports.unscanned(
    before.map((file) => file.fileId),
    ownerId,
  );
  const earlier = sizes.map((file) => ({ ...file, kind: 'document' as const }));
  await awaitScan({ store: records, profiles, waiting: ports.waiting }, { caseId, files: early, actor, at }, earlier);
  return files.filter(({ fileId }) => !unscanned.has(fileId));
}
