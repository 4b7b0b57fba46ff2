import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttachmentFiles } from '../../../files/attachments.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';

/** So long after its row a file is written. */
const LATE_MS = 40;

/** The product with the fault that the kill test must find: rows and acknowledgements that do not wait for the file. */
function putLate(files: AttachmentFiles): AttachmentFiles {
  return {
    ...files,
    async put(id, path) {
      const copy = join(tmpdir(), `kaunter-late-${randomUUID()}`);
      copyFileSync(path, copy);
      setTimeout(() => void files.put(id, copy).catch(() => undefined), LATE_MS);
    },
  };
}

const kaunter = await compose(readConfig(process.env), { aroundFiles: putLate });
process.on('SIGTERM', () => void kaunter.close().finally(() => process.exit(0)));
