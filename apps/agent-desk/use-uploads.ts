import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import { type Upload, upload } from '../../browser/upload.ts';
import { refusalBeforeUpload } from '../../browser/upload-rules.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import type { SentFile } from './state.ts';

/** A file on its way to the server. */
export interface Uploading {
  readonly key: number;
  readonly file: File;
  /** Part sent, 0–1. */
  readonly part: number;
  readonly errorCode?: string;
}

export interface Uploads {
  readonly running: readonly Uploading[];
  /** More files were given than one message takes; some were left out. */
  readonly excess: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: number) => void;
  readonly remove: (key: number) => void;
}

/**
 * Uploads files at once; each that the server took is handed over and leaves the list.
 * @param held how many of the message's files the server has already
 */
export function useUploads(held: number, onUploaded: (file: SentFile) => void): Uploads {
  const [running, setRunning] = useState<readonly Uploading[]>([]);
  const [excess, setExcess] = useState(false);
  const jobs = useRef(new Map<number, Upload>());
  const nextKey = useRef(0);
  const handOver = useRef(onUploaded);
  handOver.current = onUploaded;
  useEffect(() => () => jobs.current.forEach((job) => void job.cancel()), []);

  const change = (key: number, to: Partial<Uploading>): void =>
    setRunning((all) => all.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));
  const remove = (key: number): void => {
    jobs.current.get(key)?.cancel();
    jobs.current.delete(key);
    setExcess(false);
    setRunning((all) => all.filter((entry) => entry.key !== key));
  };
  const run = async (key: number, file: File): Promise<void> => {
    const job = upload(file, (part) => change(key, { part }));
    jobs.current.set(key, job);
    try {
      const { attachmentId, name, type, size } = await job.done;
      jobs.current.delete(key);
      setRunning((all) => all.filter((entry) => entry.key !== key));
      handOver.current({ id: attachmentId, name, type, size });
    } catch (error) {
      if (jobs.current.has(key)) change(key, { errorCode: codeOf(error) });
    }
  };
  return {
    running,
    excess,
    add: (files) => {
      const given = [...files];
      const room = Math.max(0, UPLOAD_LIMITS.filesPerSubmission - held - running.length);
      setExcess(given.length > room);
      for (const file of given.slice(0, room)) {
        nextKey.current += 1;
        const key = nextKey.current;
        const errorCode = refusalBeforeUpload(file);
        setRunning((all) => [...all, { key, file, part: 0, ...(errorCode === undefined ? {} : { errorCode }) }]);
        if (errorCode === undefined) void run(key, file);
      }
    },
    retry: (key) => {
      const entry = running.find((candidate) => candidate.key === key);
      if (entry === undefined) return;
      setRunning((all) => all.map((other) => (other.key === key ? { key, file: entry.file, part: 0 } : other)));
      void run(key, entry.file);
    },
    remove,
  };
}
