import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import busboy from 'busboy';
import { CodedError } from '../protocol/error-codes.ts';
import { crumbGuard } from '../transport/crumbs.ts';
import { type FoundType, HEAD_BYTES, PERMITTED_TYPES, typeOf } from './media-types.ts';

/** A file as it came, on the local disk; its type is what its beginning says. */
export interface ReceivedFile extends FoundType {
  readonly path: string;
  /** As the sender called it, without any path. */
  readonly name: string;
  readonly size: number;
}

/** A sender who is silent for this long has gone. */
const SILENCE_MS = 30_000;

/**
 * The one file of a multipart request, written to `path` as it comes: no more than a chunk of it is ever in memory. The type
 * is told from the first bytes, so that what may not be sent is refused before the rest has come.
 * @throws CodedError `file_missing`, `file_type_refused`, `payload_too_large`, `request_malformed`, `storage_unavailable`
 */
export async function receiveUpload(request: IncomingMessage, path: string): Promise<ReceivedFile> {
  const { socket } = request;
  const gone = () => request.destroy();
  socket.setTimeout(SILENCE_MS, gone);
  try {
    return await parse(request, path);
  } finally {
    socket.setTimeout(0);
    socket.off('timeout', gone);
  }
}

/** A file that came whole in something else, such as a mail; the same rules hold. */
export function receiveBytes(bytes: Buffer, name: string, path: string): Promise<ReceivedFile> {
  return keep(Readable.from([bytes]), path, plainName(name));
}

function parse(request: IncomingMessage, path: string): Promise<ReceivedFile> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const guard = crumbGuard(request);
    const count = (chunk: Buffer) => {
      try {
        guard(chunk);
      } catch (error) {
        refuse(error);
      }
    };
    const refuse = (error: unknown) => {
      if (settled) return;
      settled = true;
      request.unpipe();
      request.off('data', count);
      // The rest is read and forgotten: a browser that is still sending would not hear our answer otherwise.
      request.resume();
      reject(error instanceof CodedError ? error : new CodedError('request_malformed', undefined, error));
    };
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        limits: { files: 1, fields: 5, fieldSize: 1000 },
        defParamCharset: 'utf8',
      });
    } catch (error) {
      return refuse(error);
    }
    let keeping: Promise<ReceivedFile> | undefined;
    parser.on('file', (_field, stream, { filename }) => {
      // A body that is cut off breaks the file's stream too: unheard, that would end the process.
      stream.on('error', refuse);
      keeping = keep(stream, path, plainName(filename));
      keeping.catch(refuse);
    });
    parser.on('filesLimit', () => refuse(new CodedError('file_missing')));
    parser.on('error', refuse);
    parser.on('close', () => {
      if (keeping === undefined) return refuse(new CodedError('file_missing'));
      keeping.then((file) => {
        settled = true;
        resolve(file);
      }, refuse);
    });
    request.on('aborted', () => parser.destroy(new Error('the sender went away')));
    request.on('data', count);
    request.pipe(parser);
  });
}

async function keep(stream: Readable, path: string, name: string): Promise<ReceivedFile> {
  const file = await writing(open(path, 'wx'));
  try {
    let head = Buffer.alloc(0);
    let found: FoundType | undefined;
    let size = 0;
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (found === undefined) {
        head = Buffer.concat([head, chunk]);
        if (head.length < HEAD_BYTES) continue;
        found = await permitted(head, false);
      }
      if (size > found.limitBytes) throw new CodedError('payload_too_large', { limitBytes: found.limitBytes });
      await write(file, head.length > 0 ? head : chunk);
      head = Buffer.alloc(0);
    }
    if (size === 0) throw new CodedError('file_missing');
    if (found === undefined) {
      found = await permitted(head, true);
      await write(file, head);
    }
    return { ...found, path, name, size };
  } finally {
    await file.close();
  }
}

/** @throws CodedError `file_type_refused` */
async function permitted(head: Buffer, whole: boolean): Promise<FoundType> {
  const found = await typeOf(head, whole);
  if ('refused' in found)
    throw new CodedError('file_type_refused', { found: found.refused, permitted: PERMITTED_TYPES });
  return found;
}

async function write(file: FileHandle, bytes: Buffer): Promise<void> {
  await writing(file.writeFile(bytes));
}

async function writing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new CodedError('storage_unavailable', { retryAfterSeconds: 30 }, error);
  });
}

/** The last part of a name, without control characters, short enough for any file system. */
function plainName(given: string | undefined): string {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
    .toWellFormed();
  return [...(clean === '' ? 'file' : clean)].slice(0, 120).join('');
}
