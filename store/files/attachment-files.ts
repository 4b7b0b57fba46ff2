import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentFiles } from '../../handoff/attachments.ts';
import { CodedError } from '../../protocol/error-codes.ts';

const UNFINISHED = '.part';

/**
 * Files in a local folder, spread over 256 sub-folders by the first two characters of their random ids. Written beside
 * and renamed once synced, so that a crash leaves a part file at most, never half a file under its name.
 */
export function folderAttachmentFiles(folder: string): AttachmentFiles {
  const place = (id: string) => {
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(id)) throw new CodedError('attachment_not_found');
    return join(folder, id.slice(0, 2), id);
  };
  return {
    async put(id, bytes) {
      const path = place(id);
      const parent = join(path, '..');
      try {
        await mkdir(parent, { recursive: true });
        const file = await open(path + UNFINISHED, 'w');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(path + UNFINISHED, path);
        const directory = await open(parent, 'r');
        await directory.sync().finally(() => directory.close());
      } catch (error) {
        await rm(path + UNFINISHED, { force: true });
        throw new CodedError('storage_unavailable', { retryAfterSeconds: 30 }, error);
      }
    },
    async read(id) {
      const path = place(id);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? createReadStream(path) : undefined;
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
          else yield name;
        }
      }
    },
  };
}
