import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run dev`: starts the server anew when one of its files changes, and builds the pages anew when one of theirs does.
 * Arguments behind `--` go to Node, such as `--inspect`. Node's own `--watch` is not used: on Linux it loses sight of a file
 * that an editor replaces instead of rewriting, and it does not know the files that the server reads itself.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Code, words, articles, profiles. */
const SERVER = [
  ...['bot', 'calendar', 'dialogs', 'disputes', 'files', 'handoff', 'kb', 'locales', 'notices', 'people', 'transport'],
  ...['protocol', 'server', 'store'],
];
const PAGES = ['web-widget', 'apps', 'browser', 'kb/help-pages', 'protocol', 'locales'];
/** An editor saves a file in several steps, and several files at once. */
const QUIET_MS = 150;

let server: ChildProcess | undefined;
let ending = false;
let restart = false;
const changed = new Set<string>();
let timer: NodeJS.Timeout | undefined;

function start(): void {
  server = spawn(process.execPath, [...process.argv.slice(2), 'server/main.ts'], { cwd: ROOT, stdio: 'inherit' });
  server.on('exit', (code) => {
    server = undefined;
    if (ending) process.exit(code ?? 1);
    // A server that failed waits for the next change.
    if (restart) start();
  });
  restart = false;
}

function end(signal: NodeJS.Signals): void {
  ending = true;
  if (server === undefined) process.exit(0);
  else server.kill(signal);
}

function settle(): void {
  const within = (folders: readonly string[]) =>
    [...changed].some((path) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`)));
  const [first = '', ...more] = changed;
  process.stdout.write(`\n↻ ${first}${more.length === 0 ? '' : ` and ${more.length} more`}\n`);
  // It looks at the contents of the files, so that one that was only touched builds nothing. A fault of a page is printed.
  if (within(PAGES)) spawnSync(process.execPath, ['scripts/setup.js'], { cwd: ROOT, stdio: 'inherit' });
  changed.clear();
  // Also where only pages have changed: the server reads them once.
  restart = true;
  if (server === undefined) start();
  else server.kill('SIGTERM');
}

/** Watches each folder by itself: unlike a recursive watch, that also sees files that are replaced. */
function follow(folder: string): void {
  watch(join(ROOT, folder), (_event, name) => {
    if (name === null || !/\.(ts|tsx|css|html|svg|json|jsonl|md|yaml|txt|bin)$/.test(name)) return;
    changed.add(`${folder}/${name}`);
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET_MS);
  });
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true }))
    if (entry.isDirectory()) follow(join(folder, entry.name));
}

// kb/help-pages lies in kb, which is followed already.
for (const folder of new Set([...SERVER, ...PAGES.filter((path) => !path.startsWith('kb/'))])) follow(folder);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
start();
