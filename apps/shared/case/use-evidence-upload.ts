import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, codeOf } from '../api.ts';
import type { Upload } from '../upload.ts';
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
  readonly errorCode?: string;
}

export interface EvidenceUpload {
  readonly files: readonly ChosenFile[];
  readonly busy: boolean;
  add(files: Iterable<File>): void;
  name(key: number, kind: EvidenceKind): void;
  retry(key: number): void;
  remove(key: number): void;
  clear(): void;
}

const MOST_FILES = 10;

/** Sends chosen files at once, while the rest of the form is being filled in. */
export function useEvidenceUpload(access: Access): EvidenceUpload {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const jobs = useRef(new Map<number, Upload>());
  const lastKey = useRef(0);
  useEffect(() => () => jobs.current.forEach((job) => void job.cancel()), []);

  const change = (key: number, to: Partial<ChosenFile>): void =>
    setFiles((all) => all.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));
  const run = async (key: number, file: File): Promise<void> => {
    const job = access.upload(file, (part) => change(key, { part }));
    jobs.current.set(key, job);
    try {
      const { attachmentId, type, state } = await job.done;
      if (state === 'quarantined') throw new ApiError('attachment_rejected');
      const kinds = kindsFor(type);
      setFiles((all) =>
        all.map((entry) => {
          if (entry.key !== key) return entry;
          const kind = kinds.includes(entry.kind) ? entry.kind : (kinds[0] ?? entry.kind);
          return { ...entry, part: 1, fileId: attachmentId, kinds, kind };
        }),
      );
    } catch (error) {
      if (jobs.current.has(key)) change(key, { errorCode: codeOf(error) });
    }
  };
  const remove = (key: number): void => {
    const job = jobs.current.get(key);
    jobs.current.delete(key);
    job?.cancel();
    setFiles((all) => all.filter((entry) => entry.key !== key));
  };
  return {
    files,
    busy: files.some((entry) => entry.fileId === undefined && entry.errorCode === undefined),
    add: (chosen) => {
      for (const file of [...chosen].slice(0, Math.max(0, MOST_FILES - files.length))) {
        lastKey.current += 1;
        const key = lastKey.current;
        const kinds = kindsFor(file.type);
        setFiles((all) => [...all, { key, file, kinds, kind: kinds[0] ?? 'document', part: 0 }]);
        void run(key, file);
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
      jobs.current.clear();
      setFiles([]);
    },
  };
}

/** The files that arrived, as a form sends them. */
export function arrived(files: readonly ChosenFile[]): { fileId: string; kind: EvidenceKind }[] {
  return files.flatMap(({ fileId, kind }) => (fileId === undefined ? [] : [{ fileId, kind }]));
}
