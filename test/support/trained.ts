import { existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Of a whole test run: what one server has learnt, the next ones read, as every start but a user's first does. */
const SHARED = process.env.TEST_TRAINED;

/** Puts what was learnt before into a data folder that has none yet. */
export function giveTrained(dataDir: string): void {
  if (SHARED !== undefined) linkNew(SHARED, join(dataDir, 'cache'));
}

/** Keeps what a server has learnt for the ones after it. */
export function keepTrained(dataDir: string): void {
  if (SHARED !== undefined) linkNew(join(dataDir, 'cache'), SHARED);
}

function linkNew(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  const known = new Set(readdirSync(to));
  for (const name of readdirSync(from))
    if (name.endsWith('.bin') && !known.has(name)) {
      // Another suite may have put it there meanwhile; on a disk of its own it is learnt anew.
      try {
        linkSync(join(from, name), join(to, name));
      } catch (error) {
        if (!['EEXIST', 'EXDEV'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    }
}
