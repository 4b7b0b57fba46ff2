// Plain JavaScript for whatever Node (≥ 18) the machine has: it installs what the project needs, a newer Node included,
// and builds the browser files; takes a moment when there is nothing to do. `scripts/run.js` calls it before anything else:
// npm's own pre-scripts do not run here, as `.npmrc` turns the scripts of packages off.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const INSTALL_STAMP = join(root, 'node_modules', '.kaunter-install');
const BUILD_STAMP = join(root, 'dist', 'web', '.stamp');
const BROWSER_SOURCES = [
  'web-widget',
  'apps',
  'browser',
  'kb/help-pages',
  'protocol',
  'locales',
  'scripts/build-web.ts',
];

const [major] = process.versions.node.split('.').map(Number);
if (major < 18)
  fail(`Node ${process.versions.node} is too old: 18 or newer is needed to set up (the server brings its own).`);

const wanted = hash([read('package-lock.json')]);
if ((!existsSync(INSTALL_STAMP) || readFileSync(INSTALL_STAMP, 'utf8') !== wanted) && !isInstalled()) {
  step('Installing packages (once, about a minute) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  run(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args);
  writeFileSync(INSTALL_STAMP, wanted);
}

const sources = hash(BROWSER_SOURCES.flatMap((path) => listFiles(join(root, path))).map((path) => readFileSync(path)));
if (!existsSync(BUILD_STAMP) || readFileSync(BUILD_STAMP, 'utf8') !== sources) {
  step('Building the pages and the widget …');
  run(nodeBinary(), [join(root, 'scripts', 'build-web.ts')]);
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, sources);
}

/** Whether npm's own record of what it installed is what the lock file wants: it may have changed in another part only. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const has = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wants = JSON.parse(read('package-lock.json')).packages;
  const same = (path) => has[path]?.version === wants[path].version && has[path]?.integrity === wants[path].integrity;
  return (
    Object.keys(has).every((path) => path in wants) &&
    Object.keys(wants).every((path) => path === '' || same(path) || (wants[path].optional && !(path in has)))
  );
}

/** The Node that came with the packages; where its platform has none, this one must do. */
export function nodeBinary() {
  const bundled = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(bundled)) return bundled;
  if (major < 24)
    fail(`No Node 24 comes with the packages for ${process.platform} ${process.arch}: install Node 24 or newer.`);
  return process.execPath;
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) fail(`${args[0]} failed${error ? `: ${error.message}` : ''}`);
}

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

function read(name) {
  return readFileSync(join(root, name));
}

function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}

function step(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
