import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inLanes } from './suites/lanes.ts';
import { endSuites, runSuite, type Suite, type SuiteResult, suiteOf } from './suites/run-suite.ts';

/**
 * `npm test`: checks (style, folder borders, types, unused code, advisories), then every suite in a process of its own, two at a
 * time where there are two processors, but the proofs by faults alone. `npm test -- unit flow` runs those only; `npm test -- unit coverage` says how much of
 * the code the unit suite reaches. Ends with `N passed, N failed`; with REQUIRE_SERVICES=1 a test that was left out, because
 * PostgreSQL, Redis or a browser was missing, counts as failed.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Holds the product to seconds, in which nothing else may use the processors. */
const ALONE = ['fault'];
/** The longest first, so that the lanes end at about the same time; a browser has something lighter beside it. */
const SUITES = [...ALONE, 'browser 1/2', 'flow', 'contract', 'browser 2/2', 'security', 'talk', 'unit', 'upgrade'];
const MOST_LANES = 2;
const SLOWEST = 15;

/** What servers under test learn is learnt once for all of them. */
const trained = mkdtempSync(join(tmpdir(), 'kaunter-trained-'));
process.env.TEST_TRAINED = trained;
// Servers, commands and suites load hundreds of files each: they are compiled once.
process.env.NODE_COMPILE_CACHE = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
const chosen = process.argv.slice(2);
const strict = process.env.REQUIRE_SERVICES === '1';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    endSuites(signal);
    rmSync(trained, { recursive: true, force: true });
    process.exit(1);
  });

const checks = chosen.length === 0 || chosen.includes('checks') ? runChecks() : [];
const results = await runSuites(chosenSuites());
rmSync(trained, { recursive: true, force: true });
report();

function runChecks(): boolean[] {
  return [
    check('style', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']),
    check('folder borders', 'scripts/check-borders.ts', []),
    check('types', 'node_modules/typescript/bin/tsc', ['--noEmit']),
    check('unused code', 'node_modules/knip/bin/knip.js', ['--no-progress']),
    check('advisories', 'scripts/check-advisories.ts', []),
    check('docs/ERRORS.md', 'scripts/write-error-docs.ts', ['--check']),
    check('articles and words', 'scripts/check-content.ts', []),
  ];
}

function check(name: string, script: string, args: readonly string[]): boolean {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, encoding: 'utf8' });
  const right = status === 0;
  console.log(`${right ? '✔' : '✖'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!right) console.log(`${stdout}\n${stderr}`);
  else if (stdout.includes('not asked')) console.log(`  ${stdout.trim()}`);
  return right;
}

function chosenSuites(): Suite[] {
  const isChosen = (name: string) => chosen.length === 0 || chosen.includes(name.split(' ')[0] ?? name);
  const suites = SUITES.filter(isChosen).map((name) => suiteOf(name, ROOT));
  return suites.filter(({ files }) => files.length > 0);
}

async function runSuites(suites: readonly Suite[]): Promise<SuiteResult[]> {
  const alone = suites.filter(({ name }) => ALONE.includes(name));
  const others = suites.filter(({ name }) => !ALONE.includes(name));
  return [...(await runInLanes(alone, 1)), ...(await runInLanes(others, MOST_LANES))];
}

async function runInLanes(suites: readonly Suite[], most: number): Promise<SuiteResult[]> {
  const lanes = suites.length < 2 ? 1 : Math.min(most, availableParallelism());
  const live = lanes === 1;
  const names = suites.map(({ name }) => name).join(', ');
  if (!live) console.log(`\n${names}: ${lanes} at a time, each is printed when it has ended …`);
  return inLanes(
    lanes,
    suites.map((suite) => () => run(suite, live)),
  );
}

async function run(suite: Suite, live: boolean): Promise<SuiteResult> {
  if (suite.name !== 'unit' || !chosen.includes('coverage')) return runSuite(suite, ROOT, live, process.env);
  const collected = mkdtempSync(join(tmpdir(), 'kaunter-coverage-'));
  const result = await runSuite(suite, ROOT, live, { ...process.env, NODE_V8_COVERAGE: collected });
  const args = ['report', '--temp-directory', collected, '--reporter', 'text-summary'];
  if (result.times.length > 0)
    spawnSync(process.execPath, ['node_modules/c8/bin/c8.js', ...args], { cwd: ROOT, stdio: 'inherit' });
  rmSync(collected, { recursive: true, force: true });
  return result;
}

function report(): void {
  const slow = results.flatMap(({ times }) => times).sort((a, b) => b.seconds - a.seconds);
  if (slow.length > 0) {
    console.log('\nSlowest files, by the clock and by the processor:');
    for (const { file, seconds, processorSeconds } of slow.slice(0, SLOWEST))
      console.log(`  ${seconds.toFixed(1).padStart(6)} s ${processorSeconds.toFixed(1).padStart(6)} s  ${file}`);
  }
  const skipped = results.flatMap((result) => result.skipped);
  if (skipped.length > 0) {
    const required = strict ? ', though required' : '';
    console.log(`\nLeft out${required} (no PostgreSQL, Redis, clamd, Dovecot, browser or right to mount here):`);
    for (const title of skipped) console.log(`  ${title}`);
  }
  const broken = results.flatMap((result) => result.broken);
  if (broken.length > 0) {
    console.log('\nFailed:');
    for (const title of broken) console.log(`  ${title}`);
  }
  const sum = (count: (result: SuiteResult) => number) => results.reduce((all, result) => all + count(result), 0);
  const passed = checks.filter((right) => right).length + sum((result) => result.passed);
  const failed =
    checks.filter((right) => !right).length + sum((result) => result.failed) + (strict ? skipped.length : 0);
  console.log(
    `\n${passed} passed, ${failed} failed${skipped.length > 0 && !strict ? `, ${skipped.length} skipped` : ''}`,
  );
  process.exit(failed > 0 ? 1 : 0);
}
