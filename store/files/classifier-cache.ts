import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ClassifierCache, Classifiers } from '../../kb/publishing/library.ts';

/** Raised when the form of what training makes changes. */
const FORMAT = 1;
const HASH_BYTES = 32;

/**
 * One file in a folder: SHA-256 of the rest, then V8's own serialisation, which keeps typed arrays as they are. A file that
 * is missing, cut off or of another format counts as nothing learnt.
 */
export function fileClassifierCache(folder: string): ClassifierCache {
  const nameOf = (key: string) => `classifier-${FORMAT}-${key}.bin`;
  return {
    async read(key) {
      const bytes = await readFile(join(folder, nameOf(key))).catch(() => undefined);
      if (bytes === undefined) return undefined;
      const content = bytes.subarray(HASH_BYTES);
      if (!hashOf(content).equals(bytes.subarray(0, HASH_BYTES))) return undefined;
      return deserialize(content) as Classifiers;
    },
    async write(key, classifiers) {
      const content = serialize(classifiers);
      const path = join(folder, nameOf(key));
      await mkdir(folder, { recursive: true });
      const file = await open(`${path}.part`, 'w');
      try {
        await file.writeFile(Buffer.concat([hashOf(content), content]));
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      // Those of earlier texts are of no use any more.
      for (const name of await readdir(folder))
        if (name.startsWith('classifier-') && name !== nameOf(key)) await rm(join(folder, name), { force: true });
    },
  };
}

function hashOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
