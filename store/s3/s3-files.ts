import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini, S3ServiceError } from 's3mini';
import { type AttachmentFiles, isStoredId } from '../../files/attachments.ts';
import { CodedError } from '../../protocol/error-codes.ts';

export interface S3Options {
  /** With the bucket as its path. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Until the store begins to answer. */
  readonly timeoutMs?: number;
  /** Files above this size go in parts of it; S3 takes none below 5 MB. */
  readonly partBytes?: number;
  /** The pause before a second try; it doubles from try to try. */
  readonly pauseMs?: number;
}

/** A bucket may hold other things too. */
const FOLDER = 'files/';
const TRIES = 4;
const PAGE = 1_000;

/**
 * Files in a bucket of any S3-compatible store. A PUT and the completion of a multipart upload are whole or nothing; parts of an
 * upload that fails are given up at once, those that a crash leaves are for the bucket's own lifecycle rule.
 */
export function s3AttachmentFiles(options: S3Options): AttachmentFiles {
  const { timeoutMs = 60_000, partBytes = 8 * 1024 * 1024, pauseMs = 250, ...address } = options;
  const s3 = new S3mini({ ...address, fetch: fetchWithin(timeoutMs) });
  const keyOf = (id: string) => {
    if (!isStoredId(id)) throw new CodedError('attachment_not_found');
    return FOLDER + id;
  };
  const tried = <T>(work: () => Promise<T>) => withRetries(work, pauseMs);

  async function putInParts(key: string, path: string, size: number): Promise<void> {
    const uploadId = await tried(() => s3.getMultipartUploadId(key));
    try {
      const parts = [];
      const file = await open(path, 'r');
      try {
        for (let start = 0, number = 1; start < size; start += partBytes, number += 1) {
          const part = Buffer.alloc(Math.min(partBytes, size - start));
          await file.read(part, 0, part.length, start);
          parts.push(await tried(() => s3.uploadPart(key, uploadId, part, number)));
        }
      } finally {
        await file.close();
      }
      await s3.completeMultipartUpload(key, uploadId, parts);
    } catch (error) {
      await s3.abortMultipartUpload(key, uploadId).catch(() => undefined);
      throw error;
    }
  }

  return {
    async put(id, path) {
      const key = keyOf(id);
      const { size } = await stat(path);
      await reachable(async () => {
        if (size > partBytes) await putInParts(key, path, size);
        else {
          const file = await open(path, 'r');
          const content = await file.readFile().finally(() => file.close());
          await tried(() => s3.putObject(key, content));
        }
        // A store may answer 200 to a completion that failed; what is there is what counts.
        const kept = await tried(() => s3.getContentLength(key));
        if (kept !== size) throw new Error(`the store holds ${kept} of ${size} bytes`);
      });
    },
    async read(id, range) {
      const key = keyOf(id);
      const end = range === undefined ? undefined : range.end + 1;
      const response = await reachable(() =>
        tried(() => s3.getObjectRaw(key, range === undefined, range?.start, end)).catch((error: unknown) => {
          if (error instanceof S3ServiceError && error.status === 404) return undefined;
          throw error;
        }),
      );
      if (response === undefined) return undefined;
      return response.body === null ? Readable.from([]) : Readable.fromWeb(response.body as ReadableStream);
    },
    async remove(id) {
      await reachable(() => tried(() => s3.deleteObject(keyOf(id))));
    },
    async *list(before) {
      let token: string | undefined;
      do {
        const page = await reachable(() => tried(() => s3.listObjectsPaged('/', FOLDER, PAGE, token)));
        for (const { Key, LastModified } of page?.objects ?? []) {
          const id = Key.slice(FOLDER.length);
          if (isStoredId(id) && new Date(LastModified).getTime() < before) yield id;
        }
        token = page?.nextContinuationToken;
      } while (token !== undefined && token !== '');
    },
  };
}

/** Gives up where the store has not begun to answer in time; a film that is being read may take as long as it likes. */
function fetchWithin(timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error('the file store does not answer')), timeoutMs);
    try {
      return await fetch(input, { ...init, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Tries again what may go better: nothing that the store refused for what it is. */
async function withRetries<T>(work: () => Promise<T>, pauseMs: number): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof S3ServiceError ? error.cause : error;
      const refused = cause instanceof S3ServiceError && cause.status < 500 && cause.status !== 429;
      if (refused || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
    }
  }
}

async function reachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('storage_unavailable', { retryAfterSeconds: 30 }, error);
  }
}
