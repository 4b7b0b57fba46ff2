import type { EvidenceFiles } from '../../disputes/ports.ts';
import type { AttachmentStore } from '../../handoff/attachments.ts';

/** Evidence is uploaded like every file of a chat; a file without its row is not there, and foreign ones are not given. */
export function uploadedEvidence(attachments: Pick<AttachmentStore, 'find'>): EvidenceFiles {
  return {
    async ready(fileIds, ownerId) {
      const found = await attachments.find(fileIds);
      return found
        .filter((file) => file.ownerId === ownerId)
        .map(({ id, type, size, sha256 }) => ({ fileId: id, contentType: type, bytes: size, sha256 }));
    },
  };
}
