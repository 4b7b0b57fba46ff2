import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { CodedError } from '../../protocol/error-codes.ts';

export interface Upload {
  /** As the sender called it, without any path. */
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The one file of a multipart request, in memory (so `limitBytes` must be modest).
 * @throws CodedError `file_missing`, `payload_too_large`, `request_malformed`
 */
export function readUpload(request: IncomingMessage, limitBytes: number): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const refuse = (error: CodedError) => {
      request.unpipe();
      request.resume();
      reject(error);
    };
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        limits: { files: 1, fileSize: limitBytes, fields: 5, fieldSize: 1000 },
        defParamCharset: 'utf8',
      });
    } catch (error) {
      return refuse(new CodedError('request_malformed', undefined, error));
    }
    let upload: Upload | undefined;
    parser.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A body that is cut off breaks the file's stream too: unheard, that would end the process.
      stream.on('error', (error) => refuse(new CodedError('request_malformed', undefined, error)));
      stream.on('limit', () => refuse(new CodedError('payload_too_large', { limitBytes })));
      stream.on('end', () => {
        upload = { name: plainName(filename), bytes: Buffer.concat(chunks) };
      });
    });
    parser.on('filesLimit', () => refuse(new CodedError('file_missing')));
    parser.on('error', (error) => refuse(new CodedError('request_malformed', undefined, error)));
    parser.on('close', () =>
      upload === undefined || upload.bytes.length === 0 ? reject(new CodedError('file_missing')) : resolve(upload),
    );
    request.on('aborted', () => reject(new CodedError('request_malformed')));
    request.pipe(parser);
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
