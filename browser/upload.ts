import type { UploadCreated } from '../protocol/api.ts';
import { ApiError, call, refusal } from './api.ts';

export interface Upload {
  /** The server has the file; its scan may still be under way. */
  readonly sent: Promise<UploadCreated>;
  /** The file can be sent on: its scan found nothing. */
  readonly done: Promise<UploadCreated>;
  readonly cancel: () => void;
}

const ASK_AGAIN_MS = { first: 2_000, most: 15_000 } as const;

/** From whom a file comes: the holder of `token`, or the staff session; and to which server, if not to the page's own. */
export interface UploadFrom {
  readonly token?: string;
  readonly server?: string;
}

/**
 * Sends one file; `progress` is told the part sent, 0–1. XHR, as fetch reports none.
 * Both promises reject with an `ApiError`: the server's code, `unreachable`, or `upload_cancelled`.
 */
export function upload(file: File, progress: (part: number) => void, from: UploadFrom = {}): Upload {
  const { token, server = '' } = from;
  const request = new XMLHttpRequest();
  const leaving = new AbortController();
  const sent = new Promise<UploadCreated>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as UploadCreated);
      else reject(uploadRefusal(answer, request.status));
    });
    request.addEventListener('error', () => reject(new ApiError('unreachable')));
    request.addEventListener('abort', () => reject(new ApiError('upload_cancelled')));
  });
  const form = new FormData();
  form.append('file', file, file.name);
  request.open('POST', `${server}/v1/uploads`);
  if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
  request.responseType = 'json';
  request.send(form);
  const done = sent.then((created) => scanned(created, leaving.signal, from));
  done.catch(() => undefined);
  return {
    sent,
    done,
    cancel: () => {
      leaving.abort();
      request.abort();
    },
  };
}

/** A proxy before the server has a limit of its own, and says so by the status only. */
function uploadRefusal(answer: unknown, status: number): ApiError {
  const error = refusal(answer, status);
  return error.code === 'http_413' ? new ApiError('payload_too_large') : error;
}

/** Asks until the scan has ended; a server that is away for a while is asked again. */
async function scanned(
  created: UploadCreated,
  signal: AbortSignal,
  { token, server = '' }: UploadFrom,
): Promise<UploadCreated> {
  let now = created;
  for (
    let pause: number = ASK_AGAIN_MS.first;
    now.state === 'quarantined';
    pause = Math.min(pause * 1.5, ASK_AGAIN_MS.most)
  ) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) throw new ApiError('upload_cancelled');
    const path = `${server}/v1/uploads/${encodeURIComponent(created.attachmentId)}`;
    now = await call<UploadCreated>('GET', path, undefined, signal, token).catch((error: unknown) => {
      if (error instanceof ApiError && error.code === 'attachment_not_found') throw error;
      return now;
    });
  }
  if (now.state === 'refused') throw new ApiError('attachment_rejected');
  return now;
}
