import type { UploadCreated } from '../../protocol/api.ts';
import { ApiError, refusal } from './api.ts';

export interface Upload {
  readonly done: Promise<UploadCreated>;
  readonly cancel: () => void;
}

/** Sends one file with the staff session, or as the holder of `token`; `progress` is told the part sent, 0–1. XHR, as fetch reports none. */
export function upload(file: File, progress: (part: number) => void, token?: string): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadCreated>((resolve, reject) => {
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
  return { done, cancel: () => request.abort() };
}
