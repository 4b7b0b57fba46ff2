import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The test files of one mocha process. */
export interface Suite {
  readonly name: string;
  /** From the repository's root. */
  readonly files: readonly string[];
}

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** Titles of the tests that failed, each with its reason. */
  readonly broken: readonly string[];
  /** Titles of the tests that were left out. */
  readonly skipped: readonly string[];
  readonly times: readonly FileTime[];
}

/** Of one test file, or of loading all of them. */
export interface FileTime {
  readonly file: string;
  /** By the clock. */
  readonly seconds: number;
  /** Of the suite's process, and of those that it started and that have ended. */
  readonly processorSeconds: number;
}

/** Then a suite is cut off. */
const MINUTES = 25;
const running = new Set<ChildProcess>();

/**
 * Runs a suite in a process of its own. `live` lets its output through as it comes; otherwise the output is kept until the
 * suite has ended, and printed in one piece.
 */
export async function runSuite(
  suite: Suite,
  root: string,
  live: boolean,
  env: NodeJS.ProcessEnv,
): Promise<SuiteResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'kaunter-test-'));
  const stats = join(scratch, 'stats.json');
  const output = join(scratch, 'output.txt');
  const started = Date.now();
  if (live) console.log(heading(suite.name));
  const kept = live ? 'inherit' : openSync(output, 'w');
  const child = spawn(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', '--exit', '--reporter', 'test/support/reporter.js', ...suite.files],
    {
      cwd: root,
      stdio: ['ignore', kept, kept],
      timeout: MINUTES * 60_000,
      killSignal: 'SIGKILL',
      env: { ...env, TEST_STATS_FILE: stats },
    },
  );
  running.add(child);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  running.delete(child);
  if (typeof kept === 'number') {
    closeSync(kept);
    console.log(heading(`${suite.name}, ${Math.round((Date.now() - started) / 1000)} s`));
    process.stdout.write(readFileSync(output, 'utf8'));
  }
  const result = resultOf(suite, stats, status);
  rmSync(scratch, { recursive: true, force: true });
  return result;
}

/** Ends the suites that are running, for a run that was told to stop. */
export function endSuites(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}

/**
 * The test files below `test/<folder>`; of `folder 2/3`, the second of three shares of them: a process that has shown all
 * pages has grown by gigabytes.
 */
export function suiteOf(name: string, root: string): Suite {
  const [, folder = name, part = '1', parts = '1'] = /^(\w+) (\d)\/(\d)$/.exec(name) ?? [];
  const path = join(root, 'test', folder);
  const found = existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  const files = found
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .filter((_file, at) => at % Number(parts) === Number(part) - 1)
    .map((file) => join('test', folder, file));
  return { name, files };
}

function resultOf(suite: Suite, stats: string, status: number | null): SuiteResult {
  if (!existsSync(stats)) {
    console.log(`✖ the suite ${suite.name} did not finish`);
    return { passed: 0, failed: 1, broken: [`the suite ${suite.name} did not finish`], skipped: [], times: [] };
  }
  const { passed, failed, broken, skipped, times } = JSON.parse(readFileSync(stats, 'utf8')) as SuiteResult;
  if (status !== 0 && failed === 0)
    return { passed, failed: 1, broken: [`the suite ${suite.name} ended with ${status}`], skipped, times };
  return { passed, failed, broken, skipped, times };
}

function heading(text: string): string {
  return `\n── ${text} ─────────────────────────`;
}
