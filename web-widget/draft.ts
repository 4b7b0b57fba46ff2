import { type BrowserStorage, readJson } from '../browser/browser-storage.ts';
import type { SentFile } from '../browser/upload-list.ts';

/** What stands in the composer and has not been sent. */
export interface Draft {
  readonly text: string;
  /** Files that the server already has. */
  readonly files: readonly SentFile[];
}

const KEY = 'draft';

export function readDraft(storage: BrowserStorage): Draft {
  const draft = (readJson(storage, KEY) ?? {}) as Partial<Draft>;
  return {
    text: typeof draft.text === 'string' ? draft.text : '',
    files: Array.isArray(draft.files) ? draft.files : [],
  };
}

export function writeDraft(storage: BrowserStorage, draft: Draft): void {
  storage.write(KEY, draft.text === '' && draft.files.length === 0 ? undefined : JSON.stringify(draft));
}
