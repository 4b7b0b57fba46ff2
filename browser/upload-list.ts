import type { UploadCreated } from '../protocol/api.ts';
import { UPLOAD_LIMITS } from '../protocol/upload-limits.ts';
import { codeOf } from './api.ts';
import type { Upload } from './upload.ts';
import { refusalBeforeUpload } from './upload-rules.ts';

/** A file that the server has, not yet part of a message or a case. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** A file that somebody gave to the page, and how far it has come. */
export interface ListedFile {
  readonly key: number;
  /** The file itself, or what is known of one that another page has sent. */
  readonly file: Pick<File, 'name' | 'type' | 'size'>;
  /** Part sent, 0–1. */
  readonly part: number;
  readonly sent?: SentFile;
  /** The server has it and looks for malware in it. */
  readonly checking?: boolean;
  /** Why it did not get through. */
  readonly errorCode?: string;
}

/** Files of a message or a form: each is sent to the server at once, while the rest is being written. */
export interface UploadList {
  readonly files: readonly ListedFile[];
  /** More files were given than there is room for; some were left out. */
  readonly excess: boolean;
  add(files: Iterable<File>): void;
  /** Lists files that the server already has: after a reload. */
  restore(files: readonly SentFile[]): void;
  retry(key: number): void;
  /** Takes a file off the list; one under way is cancelled. */
  remove(key: number): void;
  clear(): void;
}

interface UploadListNeeds {
  readonly send: (file: File, progress: (part: number) => void) => Upload;
  readonly onChange: () => void;
  /** How many more files the same message or form has. */
  readonly held?: (() => number) | undefined;
  /** Takes over each file that is ready, which then leaves the list. */
  readonly onReady?: ((file: SentFile) => void) | undefined;
}

/** How a file stands. All of it may have been sent and not have been answered: the server is working on it. */
export function uploadState({
  errorCode,
  sent,
  checking,
  part,
}: ListedFile): 'failed' | 'ready' | 'sending' | 'checking' {
  if (errorCode !== undefined) return 'failed';
  if (sent !== undefined && checking !== true) return 'ready';
  return part < 1 ? 'sending' : 'checking';
}

/** Those that can be sent on. */
export function readyFiles(files: readonly ListedFile[]): readonly SentFile[] {
  return files.flatMap((file) => (file.sent !== undefined && uploadState(file) === 'ready' ? [file.sent] : []));
}

export function createUploadList({ send, onChange, held, onReady }: UploadListNeeds): UploadList {
  let files: readonly ListedFile[] = [];
  let excess = false;
  let lastKey = 0;
  const running = new Map<number, Upload>();

  function show(next: readonly ListedFile[]): void {
    files = next;
    onChange();
  }

  function replace(key: number, change: (file: ListedFile) => ListedFile): void {
    show(files.map((file) => (file.key === key ? change(file) : file)));
  }

  async function run(key: number, file: File): Promise<void> {
    const upload = send(file, (part) => replace(key, (listed) => ({ ...listed, part })));
    running.set(key, upload);
    const arrived = ({ attachmentId: id, name, type, size, state }: UploadCreated): SentFile => {
      const sent = { id, name, type, size };
      replace(key, (listed) => ({ ...listed, part: 1, sent, checking: state === 'quarantined' }));
      return sent;
    };
    try {
      arrived(await upload.sent);
      const sent = arrived(await upload.done);
      if (onReady === undefined || !running.has(key)) return;
      show(files.filter((listed) => listed.key !== key));
      onReady(sent);
    } catch (error) {
      replace(key, (listed) => ({ key, file: listed.file, part: listed.part, errorCode: codeOf(error) }));
    } finally {
      running.delete(key);
    }
  }

  function remove(leaving: readonly ListedFile[]): void {
    excess = false;
    show(files.filter((file) => !leaving.includes(file)));
    for (const { key } of leaving) {
      running.get(key)?.cancel();
      running.delete(key);
    }
  }

  return {
    get files() {
      return files;
    },
    get excess() {
      return excess;
    },
    add(given) {
      const room = Math.max(0, UPLOAD_LIMITS.filesPerSubmission - (held?.() ?? 0) - files.length);
      excess = [...given].length > room;
      for (const file of [...given].slice(0, room)) {
        const key = ++lastKey;
        const errorCode = refusalBeforeUpload(file);
        files = [...files, { key, file, part: 0, ...(errorCode === undefined ? {} : { errorCode }) }];
        if (errorCode === undefined) void run(key, file);
      }
      onChange();
    },
    restore(sent) {
      show([...files, ...sent.map((file) => ({ key: ++lastKey, file, part: 1, sent: file }))]);
    },
    retry(key) {
      const file = files.find((listed) => listed.key === key)?.file;
      if (!(file instanceof File) || running.has(key)) return;
      replace(key, () => ({ key, file, part: 0 }));
      void run(key, file);
    },
    remove: (key) => remove(files.filter((file) => file.key === key)),
    clear: () => remove(files),
  };
}
