import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lesson } from './lesson.ts';

/** Whatever stands in these folders decides what a classifier becomes: analysis of words, features, training settings. */
const SOURCES = ['.', '../analysis'];

/**
 * The same for the same training: its code, its settings, and the version of the stemmers. Read from the sources
 * themselves, since a number that has to be raised by hand is forgotten, and then an upgrade serves the old model for ever.
 */
export function trainingFingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const folder = fileURLToPath(new URL(source, import.meta.url));
    for (const name of readdirSync(folder).sort())
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(folder, name)));
  }
  const { version } = createRequire(import.meta.url)('natural/package.json') as { version: string };
  return hash.update(version).digest('hex').slice(0, 32);
}

/** The same for the same lessons under the same training: everything that the classifiers come from. */
export function lessonsKey(training: string, lessons: readonly (Lesson | undefined)[]): string {
  const hash = createHash('sha256').update(training);
  for (const lesson of lessons) hash.update(JSON.stringify(lesson ?? null));
  return hash.digest('hex').slice(0, 32);
}
