import { createHash } from 'node:crypto';
import type { AttachmentFiles, AttachmentStore } from '../../../handoff/attachments.ts';
import type { Instant } from '../../../handoff/conversation.ts';
import type { UploadCreated } from '../../../protocol/api.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import { acceptFile, FILE_LIMIT_BYTES } from '../../files/accept-file.ts';
import type { AttachmentLinks } from '../../files/attachment-links.ts';
import { readUpload } from '../../files/read-upload.ts';
import type { RateLimits } from '../../rate-limits.ts';
import type { Route } from '../route.ts';

export interface FileRoutePorts {
  readonly store: AttachmentStore;
  readonly files: AttachmentFiles;
  readonly links: AttachmentLinks;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** Files into and out of conversations. */
export function fileRoutes({ store, files, links, limits, now, newId }: FileRoutePorts): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/uploads',
      permission: 'sender',
      async handle({ request, visitor, account }) {
        const ownerId = visitor?.visitorId ?? account?.id ?? '';
        await limits.spend('upload', ownerId);
        const upload = await readUpload(request, FILE_LIMIT_BYTES);
        const { type, bytes } = await acceptFile(upload.bytes);
        const id = newId();
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        // The file first, then its row: a crash in between leaves a file that the sweep removes, never a row without one.
        await files.put(id, bytes);
        const attachment = { id, ownerId, name: upload.name, type, size: bytes.length, sha256, createdAt: now() };
        await store.add(attachment);
        const body: UploadCreated = {
          attachmentId: id,
          name: upload.name,
          type,
          size: bytes.length,
          sha256,
          state: 'ready',
        };
        return { status: 201, body };
      },
    },
    {
      method: 'GET',
      path: '/v1/attachments/:id',
      permission: 'public',
      async handle({ path, query }) {
        const id = path.id ?? '';
        if (!links.valid(id, query.get('expires') ?? undefined, query.get('signature') ?? undefined))
          throw new CodedError('attachment_not_found');
        const [found] = await store.find([id]);
        const stream = found === undefined ? undefined : await files.read(id);
        if (found === undefined || stream === undefined) throw new CodedError('attachment_not_found');
        const inline = found.type.startsWith('image/') && !query.has('download');
        return {
          status: 200,
          headers: {
            'content-type': found.type,
            'content-length': String(found.size),
            'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
            'content-security-policy': "sandbox; default-src 'none'",
            'cache-control': 'private, max-age=1800',
            'cross-origin-resource-policy': 'cross-origin',
          },
          stream,
        };
      },
    },
  ];
}
