import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { readyFiles } from '../../browser/upload-list.ts';
import { readDraft, writeDraft } from '../draft.ts';
import { useWidget } from './widget-context.ts';

/** The text of the composer, kept from key to key and with the files that are ready: a reload or a crash loses none of it. */
export function useDraft(): [text: string, setText: (text: string) => void] {
  const { storage, uploads } = useWidget();
  const [text, setText] = useState(() => readDraft(storage).text);
  const files = readyFiles(uploads.files);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    uploads.restore(readDraft(storage).files);
    setRestored(true);
  }, [uploads, storage]);
  // Before the page is drawn: a page that is left in this moment does not come to what waits for that.
  useLayoutEffect(() => {
    if (restored) writeDraft(storage, { text, files });
  }, [restored, text, files.length, storage]);
  return [text, setText];
}
