import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Neither copied nor needed. */
const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'test-artifacts', 'coverage']);

/** A file as the mutant has it. @throws Error where the place is not there exactly once: the mutant is out of date */
export function mutated({ file, from, to }: Mutant, source: string): string {
  if (source.split(from).length !== 2) throw new Error(`${file} does not hold “${from}” once`);
  return source.replace(from, () => to);
}

/**
 * Makes each wrong change in a copy of the project, talks the stories through there, and prints which of them no story
 * notices.
 * @param parts of the stories' names, to look at some only
 */
export function runMutants(parts: readonly string[]): void {
  const copy = mkdtempSync(join(tmpdir(), 'kaunter-mutants-'));
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(path.slice(ROOT.length).split('/')[0] ?? '') });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  let caught = 0;
  try {
    for (const one of MUTANTS) {
      const path = join(copy, one.file);
      const source = readFileSync(path, 'utf8');
      writeFileSync(path, mutated(one, source));
      const failing = newFailures(copy, parts);
      writeFileSync(path, source);
      const noticed = failing === undefined || failing > 0;
      if (noticed) caught += 1;
      const by = failing === undefined ? 'does not start' : `${failing} stories`;
      process.stdout.write(`${noticed ? 'caught ' : 'MISSED '} ${one.file}: ${one.from} → ${one.to} (${by})\n`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  process.stdout.write(`${caught} of ${MUTANTS.length} caught\n`);
}

/** How many stories fail that are not listed; undefined where the product does not start. */
function newFailures(folder: string, parts: readonly string[]): number | undefined {
  const { stdout } = spawnSync(process.execPath, ['bench/main.ts', 'talk', ...parts], {
    cwd: folder,
    encoding: 'utf8',
  });
  const found = /(\d+) of them new/u.exec(stdout);
  return found === null ? undefined : Number(found[1]);
}
