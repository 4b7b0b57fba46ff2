import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Neither copied nor needed. */
const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'test-artifacts', 'coverage']);

/** Before the name of the story that a run of `until-new.ts` tells to fail, in a line of its own. */
export const FOUND = 'first new failure: ';

/** The story that such a run has told to fail. */
export function failureIn(output: string): string | undefined {
  const line = output.split('\n').find((one) => one.startsWith(FOUND));
  return line?.slice(FOUND.length);
}

/** A file as the mutant has it. @throws Error where the place is not there exactly once: the mutant is out of date */
export function mutated({ file, from, to }: Omit<Mutant, 'likely'>, source: string): string {
  if (source.split(from).length !== 2) throw new Error(`${file} does not hold “${from}” once`);
  return source.replace(from, () => to);
}

/**
 * Makes each wrong change in a copy of the project, talks the stories through there until one notices it, and prints which of
 * them no story notices.
 * @param parts of the mutants' files or changes, to look at some only
 */
export function runMutants(parts: readonly string[]): void {
  const chosen = MUTANTS.filter(
    ({ file, from }) => parts.length === 0 || parts.some((part) => `${file} ${from}`.includes(part)),
  );
  const copy = mkdtempSync(join(tmpdir(), 'kaunter-mutants-'));
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(path.slice(ROOT.length).split('/')[0] ?? '') });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  let caught = 0;
  try {
    for (const one of chosen) {
      const path = join(copy, one.file);
      const source = readFileSync(path, 'utf8');
      writeFileSync(path, mutated(one, source));
      const started = performance.now();
      const by = noticedBy(copy, one.likely);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      writeFileSync(path, source);
      if (by !== undefined) caught += 1;
      const change = `${one.file}: ${one.from} → ${one.to}`;
      process.stdout.write(
        `${by === undefined ? 'MISSED ' : 'caught '} ${change} (${by ?? 'no story'}, ${seconds} s)\n`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  process.stdout.write(`${caught} of ${chosen.length} caught\n`);
}

/** The first story that fails and is not listed, those of likely names first; undefined where all go as they must. */
function noticedBy(folder: string, likely: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(process.execPath, ['bench/talk/until-new.ts', ...likely], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) return 'does not start';
  return failureIn(stdout);
}
