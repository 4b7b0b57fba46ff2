import type { AttachmentStore, StoredAttachment } from '../../files/attachments.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { AttachmentReference } from './conversation.ts';

/**
 * The files that somebody wants to send.
 * @throws CodedError `attachment_not_found` where one is unknown or somebody else's, `attachment_unchecked` before its scan
 * has ended, `attachment_rejected` where it found something
 */
export async function ownAttachments(
  store: Pick<AttachmentStore, 'findOwn'>,
  ownerId: string,
  ids: readonly string[],
): Promise<readonly StoredAttachment[]> {
  const found = new Map((await store.findOwn(ids, ownerId)).map((file) => [file.id, file]));
  return ids.map((id) => {
    const file = found.get(id);
    if (file === undefined) throw new CodedError('attachment_not_found');
    if (file.state !== 'ready')
      throw new CodedError(file.state === 'refused' ? 'attachment_rejected' : 'attachment_unchecked', { id });
    return file;
  });
}

/** What the log keeps of a file. */
export function referenceTo({ id, name, type, size, seconds }: StoredAttachment): AttachmentReference {
  return { id, name, type, size, ...(seconds === undefined ? {} : { seconds }) };
}
