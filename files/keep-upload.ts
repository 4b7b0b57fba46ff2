import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '../protocol/instant.ts';
import { acceptFile } from './accept-file.ts';
import { type AttachmentFiles, type AttachmentStore, type StoredAttachment, thumbnailId } from './attachments.ts';
import { type ReceivedFile, receiveBytes, receiveUpload } from './receive-upload.ts';
import { semaphore } from './semaphore.ts';
import type { Spool } from './spool.ts';

/** A file that came whole, as a part of something that is tried again after a crash. */
export interface PartFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Which part of which mail or form: the same for each try. */
  readonly part: string;
}

export interface UploadPorts {
  readonly store: AttachmentStore;
  readonly files: AttachmentFiles;
  readonly spool: Spool;
  /** Whether new files wait for a scan. */
  readonly scanned: boolean;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** Decoding takes a processor and up to some hundred megabytes: two at a time, the others wait their turn. */
const DECODING_AT_ONCE = 2;

/**
 * Takes one upload: receive → make safe → keep. The file first, then its row: a crash in between leaves a file that the
 * sweep removes, never a row without one. Nothing is there before the row is.
 */
export function uploadKeeper({ store, files, spool, scanned, now, newId }: UploadPorts) {
  const turn = semaphore(DECODING_AT_ONCE);
  const keep = (
    receive: (path: string) => Promise<ReceivedFile>,
    ownerId: string,
    origin?: string,
  ): Promise<StoredAttachment> =>
    spool.during(async (path) => {
      const received = await receive(path());
      const { seconds, type, thumbnail, ...accepted } = await turn(() => acceptFile(received, path));
      const id = newId();
      const { sha256, size } = await factsOf(accepted.path);
      await files.put(id, accepted.path);
      if (thumbnail !== undefined) await files.put(thumbnailId(id), thumbnail);
      const state = scanned ? 'quarantined' : 'ready';
      const { name } = received;
      const attachment = { id, ownerId, name, type, size, sha256, seconds, state, createdAt: now() } as const;
      if (await store.add(attachment, origin)) return attachment;
      // Another try was quicker. The sweep removes our copy.
      return (origin === undefined ? undefined : await store.ofOrigin(origin)) ?? attachment;
    });
  return {
    upload: (request: IncomingMessage, ownerId: string) => keep((path) => receiveUpload(request, path), ownerId),
    async bytes({ name, bytes, part }: PartFile, ownerId: string): Promise<StoredAttachment> {
      const origin = originOf(part, bytes, ownerId);
      const before = await store.ofOrigin(origin);
      return before ?? keep((path) => receiveBytes(bytes, name, path), ownerId, origin);
    },
  };
}

/** Which part of what with which content, and whose: a merge may have given what came in a new owner between two tries. */
function originOf(part: string, bytes: Buffer, ownerId: string): string {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return createHash('sha256')
    .update(JSON.stringify([part, digest, ownerId]))
    .digest('base64url');
}

async function factsOf(path: string): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      size += chunk.length;
      hash.update(chunk);
    }
  });
  return { sha256: hash.digest('hex'), size };
}
