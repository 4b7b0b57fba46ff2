import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StartError } from './start-error.ts';

/** Of SQLite; the second and third are there while it is open. */
const DATABASE_FILES = ['kaunter.db', 'kaunter.db-wal', 'kaunter.db-shm'];
const PROBE = '.probe';
/** As much as a commit writes at least. */
const PROBE_BYTES = 4_096;

/**
 * Makes the folder, or mends the one there is, so that no other user of the machine reads in it what shoppers said.
 * @throws StartError where it cannot be written to
 */
export function openDataDir(given: string): void {
  const folder = resolve(given);
  try {
    make(folder);
    writeFileSync(join(folder, PROBE), '');
    rmSync(join(folder, PROBE));
  } catch (error) {
    throw new StartError('DATA_DIR', `the folder ${folder} cannot be written to`, error);
  }
  // A folder of somebody else's that lets us write is theirs to guard.
  const mend = (path: string, mode: number) => {
    try {
      if (existsSync(path)) chmodSync(path, mode);
    } catch {}
  };
  mend(folder, 0o700);
  for (const name of DATABASE_FILES) mend(join(folder, name), 0o600);
}

/** One folder after the other: made at once, some file systems keep Node trying for ever. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) make(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Rejects where the disk takes nothing more. */
export async function probeDataDir(folder: string): Promise<void> {
  const path = join(folder, `${PROBE}-${process.pid}`);
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(Buffer.alloc(PROBE_BYTES));
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}
