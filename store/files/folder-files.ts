import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AttachmentFiles, isStoredId } from '../../files/attachments.ts';
import { CodedError } from '../../protocol/error-codes.ts';

const UNFINISHED = '.part';

/**
 * Files in a local folder, spread over sub-folders by the first two characters of their random ids. A file is synced, then renamed
 * into its place, so that a crash leaves a part file at most, never half a file under its name.
 */
export function folderAttachmentFiles(folder: string): AttachmentFiles {
  const place = (id: string) => {
    if (!isStoredId(id)) throw new CodedError('attachment_not_found');
    return join(folder, id.slice(0, 2), id);
  };
  return {
    async put(id, path) {
      const target = place(id);
      try {
        await mkdir(dirname(target), { recursive: true });
        await syncFile(path);
        await rename(path, target).catch(async (error: NodeJS.ErrnoException) => {
          // The folder may be a disk of its own.
          if (error.code !== 'EXDEV') throw error;
          await copyFile(path, target + UNFINISHED);
          await syncFile(target + UNFINISHED);
          await rename(target + UNFINISHED, target);
        });
        // The name too must be on disk, and so must a folder that was made for it.
        await syncFile(dirname(target));
        await syncFile(folder);
      } catch (error) {
        await rm(target + UNFINISHED, { force: true });
        throw new CodedError('storage_unavailable', { retryAfterSeconds: 30 }, error);
      }
    },
    async read(id, range) {
      const path = place(id);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? createReadStream(path, range) : undefined;
    },
    async remove(id) {
      await rm(place(id), { force: true });
    },
    async *list(before) {
      for (const parent of await readdir(folder).catch(() => [])) {
        for (const name of await readdir(join(folder, parent)).catch(() => [])) {
          const path = join(folder, parent, name);
          const found = await stat(path).catch(() => undefined);
          if (found === undefined || found.mtimeMs >= before) continue;
          if (name.endsWith(UNFINISHED)) await rm(path, { force: true });
          else if (isStoredId(name)) yield name;
        }
      }
    },
  };
}

/** Waits until a file, or the names in a folder, are on disk. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
