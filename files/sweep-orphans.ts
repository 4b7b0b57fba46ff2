import type { Instant } from '../protocol/instant.ts';
import { type AttachmentFiles, type AttachmentStore, attachmentOf } from './attachments.ts';
import type { Spool } from './spool.ts';

/** An upload that is still under way is younger than this. */
const UPLOAD_GRACE_MS = 60 * 60_000;

/** Removes files that no row speaks of, or whose row says that they were refused: what a crash or a full disk cut short. */
export async function sweepOrphans(
  files: AttachmentFiles,
  store: Pick<AttachmentStore, 'findAny'>,
  spool: Spool,
  now: () => Instant,
): Promise<number> {
  let removed = await spool.sweep(now() - UPLOAD_GRACE_MS);
  for await (const id of files.list(now() - UPLOAD_GRACE_MS)) {
    const [known] = await store.findAny([attachmentOf(id)]);
    if (known !== undefined && known.state !== 'refused') continue;
    await files.remove(id);
    removed += 1;
  }
  return removed;
}
