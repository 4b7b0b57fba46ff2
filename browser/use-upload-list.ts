import { useEffect, useRef, useState } from 'preact/hooks';
import type { Upload } from './upload.ts';
import { createUploadList, type SentFile, type UploadList } from './upload-list.ts';

interface UploadListUse {
  readonly send: (file: File, progress: (part: number) => void) => Upload;
  /** How many more files the same message or form has. */
  readonly held?: number;
  /** Takes over each file that is ready, which then leaves the list. */
  readonly onReady?: (file: SentFile) => void;
}

/** An upload list that begins and ends with its component, which is drawn anew at each change. */
export function useUploadList(use: UploadListUse): UploadList {
  const latest = useRef(use);
  latest.current = use;
  const [, draw] = useState(0);
  const [list] = useState(() =>
    createUploadList({
      send: (file, progress) => latest.current.send(file, progress),
      onChange: () => draw((times) => times + 1),
      held: () => latest.current.held ?? 0,
      onReady: use.onReady && ((file) => latest.current.onReady?.(file)),
    }),
  );
  useEffect(() => list.clear, [list]);
  return list;
}
