import { codeOf } from '../browser/api.ts';
import type { Upload } from '../browser/upload.ts';
import { UPLOAD_LIMITS } from '../protocol/upload-limits.ts';
import type { SentFile } from './state.ts';
import { isTokenRefusal } from './tokens.ts';

/** A file in the composer. */
export interface TrayFile {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Address of a local preview, for images. */
  readonly preview: string | undefined;
  readonly state: 'uploading' | 'ready' | 'failed';
  /** 0–1. */
  readonly progress: number;
  /** The code of an error. */
  readonly failure: string | undefined;
  /** Set when ready. */
  readonly sent: SentFile | undefined;
}

export interface Uploads {
  list(): readonly TrayFile[];
  add(files: readonly File[]): void;
  retry(key: string): void;
  remove(key: string): void;
  /** Empties the tray and gives what was ready, with the previews by attachment id. */
  take(): readonly SentFile[];
  /** Puts back files that the server already has: after a reload. */
  restore(files: readonly SentFile[]): void;
  /** Local picture of an attachment sent from this page: shown until the server's address is known. */
  previewOf(attachmentId: string): string | undefined;
}

interface Needs {
  readonly send: (token: string, file: File, onProgress: (share: number) => void) => Pick<Upload, 'done' | 'cancel'>;
  readonly token: () => Promise<string>;
  readonly renewToken: (refused: string) => Promise<string>;
  readonly refusal: (file: File) => string | undefined;
  readonly previewFor: (file: File) => string | undefined;
  readonly onChange: () => void;
}

export function createUploads(needs: Needs): Uploads {
  let files: readonly TrayFile[] = [];
  const sources = new Map<string, File>();
  const running = new Map<string, Pick<Upload, 'done' | 'cancel'>>();
  const previews = new Map<string, string>();
  let count = 0;

  function change(key: string, part: Partial<TrayFile>): void {
    files = files.map((file) => (file.key === key ? { ...file, ...part } : file));
    needs.onChange();
  }

  async function run(key: string, source: File, renewed: string | undefined): Promise<void> {
    change(key, { state: 'uploading', progress: 0, failure: undefined });
    let token = '';
    try {
      token = renewed ?? (await needs.token());
      if (!sources.has(key)) return; // removed while the token was fetched
      const upload = needs.send(token, source, (progress) => change(key, { progress }));
      running.set(key, upload);
      const { attachmentId: id, name, type, size } = await upload.done;
      const preview = files.find((file) => file.key === key)?.preview;
      if (preview) previews.set(id, preview);
      change(key, { state: 'ready', progress: 1, sent: { id, name, type, size } });
    } catch (cause) {
      if (!sources.has(key)) return; // cancelled
      const failure = codeOf(cause);
      if (isTokenRefusal(failure) && renewed === undefined) {
        const fresh = await needs.renewToken(token).catch(() => undefined);
        if (fresh !== undefined) return run(key, source, fresh);
      }
      change(key, { state: 'failed', failure });
    } finally {
      running.delete(key);
    }
  }

  return {
    list: () => files,
    add(added) {
      for (const source of added.slice(0, UPLOAD_LIMITS.filesPerSubmission - files.length)) {
        const key = `file-${++count}`;
        const failure = needs.refusal(source);
        const { name, type, size } = source;
        const preview = failure === undefined ? needs.previewFor(source) : undefined;
        const state = failure === undefined ? 'uploading' : 'failed';
        files = [...files, { key, name, type, size, preview, state, progress: 0, failure, sent: undefined }];
        sources.set(key, source);
        if (failure === undefined) void run(key, source, undefined);
      }
      needs.onChange();
    },
    retry(key) {
      const source = sources.get(key);
      if (source && needs.refusal(source) === undefined) void run(key, source, undefined);
    },
    remove(key) {
      sources.delete(key);
      running.get(key)?.cancel();
      files = files.filter((file) => file.key !== key);
      needs.onChange();
    },
    take() {
      const ready = files.flatMap(({ sent }) => (sent ? [sent] : []));
      files = [];
      sources.clear();
      needs.onChange();
      return ready;
    },
    restore(kept) {
      const back = kept.map(
        (sent): TrayFile => ({
          ...sent,
          key: sent.id,
          preview: undefined,
          state: 'ready',
          progress: 1,
          failure: undefined,
          sent,
        }),
      );
      files = [...files, ...back];
      needs.onChange();
    },
    previewOf: (attachmentId) => previews.get(attachmentId),
  };
}
