import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: checks (style, folder borders, types, pinned versions), then every suite in a process of its own.
 * `npm test -- unit flow` runs those only. Ends with `N passed, N failed`; with REQUIRE_SERVICES=1 a test that was left
 * out, because PostgreSQL, Redis or a browser was missing, counts as failed.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SUITES = ['unit', 'contract', 'flow', 'security', 'upgrade', 'fault', 'browser'];
const SUITE_MINUTES = 25;

const chosen = process.argv.slice(2);
const strict = process.env.REQUIRE_SERVICES === '1';
let passed = 0;
let failed = 0;
const skipped: string[] = [];

if (chosen.length === 0 || chosen.includes('checks')) {
  check('style', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']);
  check('folder borders', 'scripts/check-borders.ts', []);
  check('types', 'node_modules/typescript/bin/tsc', ['--noEmit']);
  check('minimum versions', 'scripts/check-versions.ts', []);
  check('docs/ERRORS.md', 'scripts/write-error-docs.ts', ['--check']);
  check('articles and words', 'scripts/check-content.ts', []);
}
for (const suite of SUITES) if (chosen.length === 0 || chosen.includes(suite)) runSuite(suite);

if (skipped.length > 0) {
  console.log(
    `\nLeft out${strict ? ', though required' : ''} (no PostgreSQL, Redis, clamd, browser or right to mount here):`,
  );
  for (const title of skipped) console.log(`  ${title}`);
  if (strict) failed += skipped.length;
}
console.log(
  `\n${passed} passed, ${failed} failed${skipped.length > 0 && !strict ? `, ${skipped.length} skipped` : ''}`,
);
process.exit(failed > 0 ? 1 : 0);

function check(name: string, script: string, args: readonly string[]): void {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, encoding: 'utf8' });
  const right = status === 0;
  if (right) passed += 1;
  else failed += 1;
  console.log(`${right ? '✔' : '✖'} ${name} (${seconds(started)})`);
  if (!right) console.log(`${stdout}\n${stderr}`);
}

function runSuite(suite: string): void {
  const folder = join(ROOT, 'test', suite);
  if (!existsSync(folder)) return;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join('test', suite, name));
  if (files.length === 0) return;
  console.log(`\n── ${suite} ─────────────────────────`);
  const scratch = mkdtempSync(join(tmpdir(), 'kaunter-test-'));
  const stats = join(scratch, 'stats.json');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', '--exit', '--reporter', 'test/support/reporter.js', ...files],
    {
      cwd: ROOT,
      stdio: 'inherit',
      timeout: SUITE_MINUTES * 60_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, TEST_STATS_FILE: stats },
    },
  );
  if (existsSync(stats)) {
    const counted = JSON.parse(readFileSync(stats, 'utf8')) as { passed: number; failed: number; skipped: string[] };
    passed += counted.passed;
    failed += counted.failed;
    skipped.push(...counted.skipped);
    if (status !== 0 && counted.failed === 0) failed += 1;
  } else {
    console.log(`✖ the suite ${suite} did not finish`);
    failed += 1;
  }
  rmSync(scratch, { recursive: true, force: true });
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
