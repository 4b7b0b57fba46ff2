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

/** Sends one file with the staff session, or as the holder of `token`; `progress` is told the part sent, 0–1. XHR, as fetch reports none. */
export function upload(file: File, progress: (part: number) => void, token?: string): Upload {
  const request = new XMLHttpRequest();
  const leaving = new AbortController();
  const sent = new Promise<UploadCreated>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as UploadCreated);
      else reject(refusal(answer, request.status));
    });
    request.addEventListener('error', () => reject(new ApiError('unreachable')));
    request.addEventListener('abort', () => reject(new ApiError('upload_cancelled')));
  });
  const form = new FormData();
  form.append('file', file);
  request.open('POST', '/v1/uploads');
  if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
  request.responseType = 'json';
  request.send(form);
  const done = sent.then((created) => scanned(created, leaving.signal, token));
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

/** Asks until the scan has ended; a server that is away for a while is asked again. */
async function scanned(created: UploadCreated, signal: AbortSignal, token?: string): Promise<UploadCreated> {
  let now = created;
  for (
    let pause: number = ASK_AGAIN_MS.first;
    now.state === 'quarantined';
    pause = Math.min(pause * 1.5, ASK_AGAIN_MS.most)
  ) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) throw new ApiError('upload_cancelled');
    const path = `/v1/uploads/${encodeURIComponent(created.attachmentId)}`;
    now = await call<UploadCreated>('GET', path, undefined, signal, token).catch((error: unknown) => {
      if (error instanceof ApiError && error.code === 'attachment_not_found') throw error;
      return now;
    });
  }
  if (now.state === 'refused') throw new ApiError('attachment_rejected');
  return now;
}
