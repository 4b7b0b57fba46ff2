import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../protocol/error-codes.ts';
import type { Instant } from '../protocol/instant.ts';

/** The folder in which uploads lie until they are kept or refused. What a crash leaves in it is removed by `sweep`. */
export interface Spool {
  /** Gives paths for one upload's files, and removes what is left of them afterwards. */
  during<T>(work: (path: () => string) => Promise<T>): Promise<T>;
  /** Removes what is older than any upload that can still be under way. */
  sweep(before: Instant): Promise<number>;
}

/** @param most uploads at a time: a disk and a processor have only so much room */
export function openSpool(folder: string, newId: () => string, most: number): Spool {
  let under = 0;
  return {
    async during(work) {
      if (under >= most) throw new CodedError('overloaded', { retryAfterSeconds: 10 });
      under += 1;
      const paths: string[] = [];
      try {
        await mkdir(folder, { recursive: true });
        return await work(() => {
          const path = join(folder, newId());
          paths.push(path);
          return path;
        });
      } catch (error) {
        throw isDiskFault(error) ? new CodedError('storage_unavailable', { retryAfterSeconds: 30 }, error) : error;
      } finally {
        under -= 1;
        for (const path of paths) await rm(path, { force: true });
      }
    },
    async sweep(before) {
      let removed = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => undefined);
        if (found === undefined || found.mtimeMs >= before) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

const DISK_FAULTS: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EMFILE', 'ENFILE']);

function isDiskFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DISK_FAULTS.has(error.code);
}
