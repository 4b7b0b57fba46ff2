import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { CodedError } from '../protocol/error-codes.ts';

export interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a browser sends of a form that needs no script. */
export interface Form {
  /** The first value of each name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly FormFile[];
}

export interface FormLimits {
  readonly fields: number;
  /** Of one field. */
  readonly fieldBytes: number;
  readonly files: number;
  /** Of all files together: they are in memory while the form is dealt with. */
  readonly fileBytes: number;
}

/** A sender who is silent for this long has gone. */
const SILENCE_MS = 30_000;

/**
 * Reads a `multipart/form-data` body to its end.
 * @throws CodedError `payload_too_large` with `limitBytes`, `request_malformed`
 */
export async function readForm(request: IncomingMessage, limits: FormLimits): Promise<Form> {
  const { socket } = request;
  const gone = () => request.destroy();
  socket.setTimeout(SILENCE_MS, gone);
  try {
    return await parse(request, limits);
  } finally {
    socket.setTimeout(0);
    socket.off('timeout', gone);
  }
}

function parse(request: IncomingMessage, limits: FormLimits): Promise<Form> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const files: FormFile[] = [];
    let size = 0;
    const refuse = (error: unknown) => {
      request.unpipe();
      // The rest is read and forgotten: a browser that is still sending would not hear our answer otherwise.
      request.resume();
      reject(error instanceof CodedError ? error : new CodedError('request_malformed', undefined, error));
    };
    const tooLarge = () => refuse(new CodedError('payload_too_large', { limitBytes: limits.fileBytes }));
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        limits: { fields: limits.fields, fieldSize: limits.fieldBytes, files: limits.files },
        defParamCharset: 'utf8',
      });
    } catch (error) {
      return refuse(error);
    }
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) return refuse(new CodedError('request_malformed', { fields: [name] }));
      if (!fields.has(name)) fields.set(name, value);
    });
    parser.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      // A body that is cut off breaks the file's stream too: unheard, that would end the process.
      stream.on('error', refuse);
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.fileBytes) tooLarge();
        else chunks.push(chunk);
      });
      // A form whose field for files is left empty sends one without name and bytes.
      stream.on('end', () => {
        if (chunks.length > 0) files.push({ name: filename ?? '', bytes: Buffer.concat(chunks) });
      });
    });
    parser.on('filesLimit', () => refuse(new CodedError('request_malformed', { fields: ['files'] })));
    parser.on('fieldsLimit', () => refuse(new CodedError('request_malformed')));
    parser.on('error', refuse);
    parser.on('close', () => resolve({ fields, files }));
    request.on('aborted', () => parser.destroy(new Error('the sender went away')));
    request.pipe(parser);
  });
}
