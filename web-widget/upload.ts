import type { UploadCreated, WidgetSettings } from '../protocol/api.ts';
import type { ErrorCode } from '../protocol/error-codes.ts';

/** Media types that the chat takes; the server looks at the content and decides. */
const ACCEPTED_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
  'text/plain',
];
/** For the chooser: with the wildcards a phone offers its camera, for a picture and for a film. */
export const ACCEPT = ['image/*', 'video/*', ...ACCEPTED_TYPES].join(',');
const ASK_AGAIN_MS = 3_000;

export type UploadFailure = ErrorCode | 'cancelled' | 'lost';

export interface Upload {
  readonly done: Promise<UploadCreated>;
  cancel(): void;
}

/** The reason why a file need not even be sent, or undefined. */
export function refusalBeforeUpload(
  file: { readonly type: string; readonly size: number },
  limits: Pick<WidgetSettings['limits'], 'imageMb' | 'documentMb' | 'videoMb'>,
): ErrorCode | undefined {
  // Some systems name no type for HEIC: the server's look at the content decides on those.
  if (file.type !== '' && !ACCEPTED_TYPES.includes(file.type)) return 'file_type_refused';
  const [kind] = file.type.split('/');
  const limit = kind === 'video' ? limits.videoMb : kind === 'image' ? limits.imageMb : limits.documentMb;
  if (file.size === 0) return 'file_damaged';
  return file.size > limit * 1024 * 1024 ? 'payload_too_large' : undefined;
}

/** Rejects with this. */
export class UploadError extends Error {
  readonly failure: UploadFailure;
  constructor(failure: UploadFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Sends one file; `onProgress` hears fractions from 0 to 1. `fetch` cannot tell the progress of a body, XHR can. */
export function upload(server: string, token: string, file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  let cancelled = false;
  const sent = new Promise<UploadCreated>((resolve, reject) => {
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const body = request.response as { error?: { code?: ErrorCode } } & UploadCreated;
      if (request.status === 201 && typeof body?.attachmentId === 'string') resolve(body);
      else reject(new UploadError(body?.error?.code ?? (request.status === 413 ? 'payload_too_large' : 'lost')));
    };
    request.onerror = () => reject(new UploadError('lost'));
    request.ontimeout = request.onerror;
    request.onabort = () => reject(new UploadError('cancelled'));
  });
  request.open('POST', `${server}/v1/uploads`);
  request.responseType = 'json';
  request.setRequestHeader('authorization', `Bearer ${token}`);
  const body = new FormData();
  body.append('file', file, file.name);
  request.send(body);
  const done = sent.then(async (created) => {
    let now = created;
    while (now.state === 'quarantined') {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      if (cancelled) throw new UploadError('cancelled');
      now = await standing(server, token, now);
    }
    if (now.state === 'refused') throw new UploadError('attachment_rejected');
    return now;
  });
  return {
    done,
    cancel: () => {
      cancelled = true;
      request.abort();
    },
  };
}

/** How the scan of a file stands; unchanged where the server does not say. */
async function standing(server: string, token: string, file: UploadCreated): Promise<UploadCreated> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${server}/v1/uploads/${file.attachmentId}`, { headers, credentials: 'omit' });
    return response.ok ? ((await response.json()) as UploadCreated) : file;
  } catch {
    return file;
  }
}
