import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import type { Upload } from '../../browser/upload.ts';
import { refusalBeforeUpload } from '../../browser/upload-rules.ts';
import type { UploadCreated } from '../../protocol/api.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import type { Access } from './access.ts';
import { type EvidenceKind, kindsFor } from './evidence-kinds.ts';

/** A chosen file on its way to the server, or there. */
export interface ChosenFile {
  readonly key: number;
  readonly file: File;
  readonly kind: EvidenceKind;
  readonly kinds: readonly EvidenceKind[];
  /** Part sent, 0–1. */
  readonly part: number;
  readonly fileId?: string;
  /** The server has it, and looks for malware in it. */
  readonly checking?: boolean;
  readonly errorCode?: string;
}

export interface EvidenceUpload {
  readonly files: readonly ChosenFile[];
  /** Files are on their way, or may not be handed in yet. */
  readonly busy: boolean;
  /** Whether files may be handed in before they are known to be clean. */
  readonly early: boolean;
  /** More files were given than there is room for; some were left out. */
  readonly excess: boolean;
  add(files: Iterable<File>): void;
  name(key: number, kind: EvidenceKind): void;
  retry(key: number): void;
  remove(key: number): void;
  clear(): void;
}

/** Sends chosen files at once, while the rest of the form is being filled in. */
export function useEvidenceUpload(access: Access, early = false): EvidenceUpload {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [excess, setExcess] = useState(false);
  const jobs = useRef(new Map<number, Upload>());
  const lastKey = useRef(0);
  useEffect(() => () => jobs.current.forEach((job) => void job.cancel()), []);

  const change = (key: number, to: Partial<ChosenFile>): void =>
    setFiles((all) => all.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));
  const run = async (key: number, file: File): Promise<void> => {
    const job = access.upload(file, (part) => change(key, { part }));
    jobs.current.set(key, job);
    try {
      arrive(key, await job.sent);
      arrive(key, await job.done);
    } catch (error) {
      if (jobs.current.has(key)) fail(key, codeOf(error));
    }
  };
  const arrive = (key: number, { attachmentId, type, state }: UploadCreated): void => {
    const kinds = kindsFor(type);
    setFiles((all) =>
      all.map((entry) => {
        if (entry.key !== key) return entry;
        const kind = kinds.includes(entry.kind) ? entry.kind : (kinds[0] ?? entry.kind);
        return { ...entry, part: 1, fileId: attachmentId, checking: state === 'quarantined', kinds, kind };
      }),
    );
  };
  const fail = (key: number, errorCode: string): void =>
    setFiles((all) =>
      all.map((entry) => {
        if (entry.key !== key) return entry;
        const { fileId: _, checking: __, ...rest } = entry;
        return { ...rest, errorCode };
      }),
    );
  const remove = (key: number): void => {
    const job = jobs.current.get(key);
    jobs.current.delete(key);
    job?.cancel();
    setExcess(false);
    setFiles((all) => all.filter((entry) => entry.key !== key));
  };
  return {
    files,
    early,
    excess,
    busy: files.some(
      (entry) => entry.errorCode === undefined && (entry.fileId === undefined || (!early && entry.checking === true)),
    ),
    add: (chosen) => {
      const given = [...chosen];
      const room = Math.max(0, UPLOAD_LIMITS.filesPerSubmission - files.length);
      setExcess(given.length > room);
      for (const file of given.slice(0, room)) {
        lastKey.current += 1;
        const key = lastKey.current;
        const kinds = kindsFor(file.type);
        const entry = { key, file, kinds, kind: kinds[0] ?? 'document', part: 0 };
        const errorCode = refusalBeforeUpload(file);
        setFiles((all) => [...all, errorCode === undefined ? entry : { ...entry, errorCode }]);
        if (errorCode === undefined) void run(key, file);
      }
    },
    name: (key, kind) => change(key, { kind }),
    retry: (key) => {
      const entry = files.find((each) => each.key === key);
      if (entry === undefined) return;
      setFiles((all) =>
        all.map((each) => {
          if (each.key !== key) return each;
          const { errorCode: _, ...rest } = each;
          return { ...rest, part: 0 };
        }),
      );
      void run(key, entry.file);
    },
    remove,
    clear: () => {
      jobs.current.forEach((job) => void job.cancel());
      jobs.current.clear();
      setExcess(false);
      setFiles([]);
    },
  };
}

/** The files that arrived, as a form sends them. */
export function arrived(files: readonly ChosenFile[]): { fileId: string; kind: EvidenceKind }[] {
  return files.flatMap(({ fileId, kind }) => (fileId === undefined ? [] : [{ fileId, kind }]));
}
