import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { CodedError } from '../protocol/error-codes.ts';
import { clean } from './clean-json.ts';
import type { FormPlace } from './form-room.ts';
import { gatheredBytes } from './gathered-bytes.ts';

export interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a browser sends of a form that needs no script. */
export interface Form {
  /** The first value of each name, as every database takes it. */
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly FormFile[];
  /** Why the form cannot be taken although its fields are here, so that nobody types them again. */
  readonly refused: 'files' | 'payload_too_large' | 'overloaded' | undefined;
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
/** Files of full size over a line of a megabit a second take less. */
const LONGEST_MS = 5 * 60_000;
/** Of what stands around the values. */
const FRAME_BYTES = 64 * 1024;

/**
 * Reads a `multipart/form-data` body to its end, or to where it breaks a limit.
 * @param place room in memory, taken as the body comes; whoever entered leaves it once the form is dealt with
 * @throws CodedError `request_malformed`
 */
export async function readForm(request: IncomingMessage, limits: FormLimits, place: FormPlace): Promise<Form> {
  const { socket } = request;
  const gone = () => request.destroy();
  socket.setTimeout(SILENCE_MS, gone);
  const deadline = setTimeout(gone, LONGEST_MS);
  try {
    return await parse(request, limits, place);
  } finally {
    clearTimeout(deadline);
    socket.setTimeout(0);
    socket.off('timeout', gone);
  }
}

function parse(request: IncomingMessage, limits: FormLimits, place: FormPlace): Promise<Form> {
  const mostBytes = limits.fileBytes + limits.fields * limits.fieldBytes + FRAME_BYTES;
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const files: FormFile[] = [];
    let received = 0;
    let size = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > mostBytes) stop('payload_too_large');
      else if (!place.take(chunk.length)) stop('overloaded');
    };
    const cutOff = () => parser?.destroy(new Error('the sender went away'));
    /** Lets go of the request and, with the listeners, of all that was read of it. */
    const letGo = () => {
      request.unpipe();
      request.off('data', count);
      request.off('aborted', cutOff);
      // The rest is read and forgotten: a browser that is still sending would not hear our answer otherwise.
      request.resume();
    };
    const stop = (refused: Form['refused']) => {
      letGo();
      resolve({ fields, files: [], refused });
    };
    const fail = (error: unknown) => {
      letGo();
      reject(new CodedError('request_malformed', undefined, error));
    };
    let parser: busboy.Busboy | undefined;
    try {
      parser = busboy({
        headers: request.headers,
        limits: { fields: limits.fields, fieldSize: limits.fieldBytes, files: limits.files },
        defParamCharset: 'utf8',
      });
    } catch (error) {
      return fail(error);
    }
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) return fail(new Error('a field is too long'));
      if (!fields.has(name)) fields.set(name, clean(value));
    });
    parser.on('file', (_field, stream, { filename }) => {
      const bytes = gatheredBytes();
      // A body that is cut off breaks the file's stream too: unheard, that would end the process.
      stream.on('error', fail);
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.fileBytes) stop('payload_too_large');
        else bytes.add(chunk);
      });
      // A form whose field for files is left empty sends one without name and bytes.
      stream.on('end', () => {
        if (bytes.size() > 0) files.push({ name: clean(filename ?? ''), bytes: bytes.all() });
      });
    });
    parser.on('filesLimit', () => stop('files'));
    parser.on('fieldsLimit', () => fail(new Error('too many fields')));
    parser.on('error', fail);
    parser.on('close', () => resolve({ fields, files, refused: undefined }));
    request.on('data', count);
    request.on('aborted', cutOff);
    request.pipe(parser);
  });
}
