import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** The end of the process before this one may take a moment longer than its supervisor thinks. */
const PATIENCE_MS = 3_000;

class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `another Kaunter is running on the data folder ${folder}. Stop it first, or give this one a DATA_DIR of its own; ` +
        'several processes need a DATABASE_URL and a REDIS_URL.',
    );
    this.name = 'FolderInUseError';
  }
}

/**
 * Keeps the folder for one server: two on one SQLite file would not hear of each other. Held by a lock of the operating
 * system on a file of its own, which ends with the process in any case, and does not lock the database.
 * @throws FolderInUseError
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const file = new SqliteDatabase(join(folder, 'server.lock'), { timeout: PATIENCE_MS });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw new FolderInUseError(folder);
    throw error;
  }
  return { release: () => void file.close() };
}
