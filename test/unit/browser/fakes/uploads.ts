import { ApiError } from '../../../../browser/api.ts';
import type { Upload } from '../../../../browser/upload.ts';
import type { UploadCreated } from '../../../../protocol/api.ts';

/** One upload that a page has begun; the test is the server. */
export interface BegunUpload {
  readonly name: string;
  readonly progress: (part: number) => void;
  cancelled: boolean;
  /** The server has the file; unless `ready` it is being scanned. */
  take(state?: UploadCreated['state']): void;
  /** The scan has found nothing. */
  clear(): void;
  fail(code: string): void;
}

/** Uploads that go on when they are told. */
export function fakeUploads() {
  const begun: BegunUpload[] = [];
  function send(file: File, progress: (part: number) => void): Upload {
    const sent = Promise.withResolvers<UploadCreated>();
    const done = Promise.withResolvers<UploadCreated>();
    done.promise.catch(() => undefined);
    const { name, size, type } = file;
    const created = { attachmentId: `f${begun.length + 1}`, name, size, type, sha256: '' };
    const upload: BegunUpload = {
      name,
      progress,
      cancelled: false,
      take(state = 'ready') {
        sent.resolve({ ...created, state });
        if (state === 'ready') upload.clear();
      },
      clear: () => done.resolve({ ...created, state: 'ready' }),
      fail(code) {
        sent.reject(new ApiError(code));
        done.reject(new ApiError(code));
      },
    };
    begun.push(upload);
    return {
      sent: sent.promise,
      done: done.promise,
      cancel() {
        upload.cancelled = true;
        upload.fail('upload_cancelled');
      },
    };
  }
  return { begun, send };
}

export const png = (name = 'a.png', content = 'x') => new File([content], name, { type: 'image/png' });
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
