import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Files in a folder of their own, as a person has them. */
export interface Folder {
  path(name: string, content: Buffer | string): string;
  discard(): void;
}

export function folder(): Folder {
  const at = mkdtempSync(join(tmpdir(), 'kaunter-drop-'));
  return {
    path(name, content) {
      const path = join(at, name);
      writeFileSync(path, content);
      return path;
    },
    discard: () => rmSync(at, { recursive: true, force: true }),
  };
}

/** Drops files on the middle of an element, as the browser itself reports it. */
export async function dropFiles(page: Page, over: Locator, files: readonly string[]): Promise<void> {
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  if (box === null) throw new Error('there is nothing to drop on');
  const client = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, ...at, data });
}

/** Puts a picture on the clipboard, with the text that an office program adds, and pastes it where the focus is. */
export async function pastePicture(page: Page, text?: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async (words) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    canvas.getContext('2d')?.fillRect(8, 8, 40, 40);
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (picture === null) throw new Error('no picture');
    const parts: Record<string, Blob> =
      words === undefined ? {} : { 'text/plain': new Blob([words], { type: 'text/plain' }) };
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture, ...parts })]);
  }, text);
  await page.keyboard.press('ControlOrMeta+v');
}
