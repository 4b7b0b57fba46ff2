import type { AttachmentStore, StoredAttachment } from '../../files/attachments.ts';
import type { EvidenceFiles, StoredFile } from './ports.ts';

/** Evidence is uploaded like every file of a chat; a file without its row is not there, and foreign ones are not given. */
export function uploadedEvidence(attachments: Pick<AttachmentStore, 'find'>): EvidenceFiles {
  return {
    async ready(fileIds, ownerId) {
      const found = await attachments.find(fileIds);
      return found.filter((file) => file.ownerId === ownerId).map(toFile);
    },
  };
}

/** The owner's files among these that wait for their scan. */
export async function quarantined(
  attachments: Pick<AttachmentStore, 'findOwn'>,
  fileIds: readonly string[],
  ownerId: string,
): Promise<readonly StoredFile[]> {
  const own = await attachments.findOwn(fileIds, ownerId);
  return own.filter((file) => file.state === 'quarantined').map(toFile);
}

function toFile({ id, type, size, sha256 }: StoredAttachment): StoredFile {
  return { fileId: id, contentType: type, bytes: size, sha256 };
}
