import type { UploadCreated, WidgetSettings } from '../protocol/api.ts';
import type { ErrorCode } from '../protocol/error-codes.ts';

/** Media types that the chat takes; the server looks at the content and decides. */
export const ACCEPTED_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'application/pdf'];

export type UploadFailure = ErrorCode | 'cancelled' | 'lost';

export interface Upload {
  readonly done: Promise<UploadCreated>;
  cancel(): void;
}

/** The reason why a file need not even be sent, or undefined. */
export function refusalBeforeUpload(
  file: { readonly type: string; readonly size: number },
  limits: Pick<WidgetSettings['limits'], 'imageMb' | 'documentMb'>,
): ErrorCode | undefined {
  // Some systems name no type for HEIC: the server's look at the content decides on those.
  if (file.type !== '' && !ACCEPTED_TYPES.includes(file.type)) return 'file_type_refused';
  const limit = file.type === 'application/pdf' ? limits.documentMb : limits.imageMb;
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
  const done = new Promise<UploadCreated>((resolve, reject) => {
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
  return { done, cancel: () => request.abort() };
}
