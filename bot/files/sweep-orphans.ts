import type { AttachmentFiles, AttachmentStore } from '../../handoff/attachments.ts';
import type { Instant } from '../../handoff/conversation.ts';

/** An upload that is still under way is younger than this. */
const GRACE_MS = 60 * 60_000;

/** Removes files that no row speaks of: what uploads left that a crash or a full disk cut short. */
export async function sweepOrphans(
  files: AttachmentFiles,
  store: AttachmentStore,
  now: () => Instant,
): Promise<number> {
  let removed = 0;
  for await (const id of files.list(now() - GRACE_MS)) {
    const [known] = await store.find([id]);
    if (known !== undefined) continue;
    await files.remove(id);
    removed += 1;
  }
  return removed;
}
