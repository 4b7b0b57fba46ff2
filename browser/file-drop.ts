import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { pastedFiles } from './pasted-files.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/**
 * A file that is dropped where nobody takes it would take the place of the page in the browser, and with the page would go
 * what was typed. Called once, by each page: such a drop does nothing, and the pointer says so beforehand.
 */
export function keepPageOnDrop(page: EventTarget = window): void {
  const refuse = (event: Event): void => {
    const drag = event as DragEvent;
    if (drag.defaultPrevented || !carriesFiles(drag)) return;
    drag.preventDefault();
    if (drag.dataTransfer !== null) drag.dataTransfer.dropEffect = 'none';
  };
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
}

/** The files that were dropped. A folder becomes an empty file, which is refused by its name. */
export function droppedFiles(data: Pick<DataTransfer, 'files' | 'items'> | null): readonly File[] {
  const folders = new Set(
    [...(data?.items ?? [])].flatMap((item) => {
      const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
      return entry?.isDirectory === true ? [entry.name] : [];
    }),
  );
  return [...(data?.files ?? [])].map((file) => (folders.has(file.name) ? new File([], file.name) : file));
}

/**
 * Takes files that are dropped anywhere on a part of the page, which has the class `dropping` while some are held over it.
 * Where several parts hold each other, or one page has several, the innermost and newest takes them.
 * @param onFiles undefined while none are taken
 */
export function useFileDrop(
  zone: RefObject<HTMLElement | null>,
  onFiles: ((files: readonly File[]) => void) | undefined,
): void {
  const take = useRef(onFiles);
  take.current = onFiles;
  const takes = onFiles !== undefined;
  useEffect(() => {
    const element = zone.current;
    if (!takes || element === null) return;
    const held = (event: DragEvent): void => {
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      element.classList.add('dropping');
    };
    const left = (event: DragEvent): void => {
      if (!element.contains(event.relatedTarget as Node | null)) element.classList.remove('dropping');
    };
    const dropped = (event: DragEvent): void => {
      element.classList.remove('dropping');
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      take.current?.(droppedFiles(event.dataTransfer));
    };
    element.addEventListener('dragover', held);
    element.addEventListener('dragleave', left);
    element.addEventListener('drop', dropped);
    return () => {
      element.classList.remove('dropping');
      element.removeEventListener('dragover', held);
      element.removeEventListener('dragleave', left);
      element.removeEventListener('drop', dropped);
    };
  }, [takes, zone]);
}

/** Takes files that are pasted anywhere on the page, while `take` is there. */
export function useFilePaste(take: ((files: readonly File[]) => void) | undefined): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = pastedFiles(event.clipboardData);
      if (latest.current === undefined || files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
