import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Holds the packages that are served with against the registry's advisories: a high or critical one fails. Where the
 * registry cannot be asked – no network, or a mirror that has no advisories –, that is said, and the list below holds alone.
 */
interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
}

/** Oldest version of a package in which known faults are mended. */
const MINIMUM: Readonly<Record<string, readonly [number, number, number]>> = {
  'better-sqlite3': [13, 2, 0], // bundles SQLite ≥ 3.51.3 (WAL reset)
  busboy: [1, 0, 0], // dicer crash, CVE-2022-24434
  'engine.io': [6, 4, 2], // uncaught exception, CVE-2023-31125
  'find-my-way': [8, 2, 2], // ReDoS, CVE-2024-45813
  jose: [4, 15, 5], // JWE decompression, CVE-2024-28176
  'markdown-it': [12, 3, 2], // ReDoS, CVE-2022-21670
  pg: [8, 0, 0],
  sharp: [0, 32, 6], // libwebp, CVE-2023-4863
  'socket.io': [4, 6, 2], // uncaught exception, CVE-2024-38355
  'socket.io-parser': [4, 2, 3], // CVE-2023-32695
  ws: [7, 5, 10], // header crash, CVE-2024-37890; mended in 7.5.10 and 8.17.1
  zod: [3, 22, 3], // ReDoS, CVE-2023-4316
};

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const faults: string[] = [];
for (const [path, { version, dev }] of Object.entries(lock.packages)) {
  const name = path.split('node_modules/').at(-1) ?? '';
  const minimum = MINIMUM[name];
  if (minimum === undefined || version === undefined || dev === true) continue;
  const found = version.split('-')[0]?.split('.').map(Number) ?? [];
  const difference = minimum.map((least, index) => (found[index] ?? 0) - least).find((one) => one !== 0) ?? 0;
  if (difference < 0) faults.push(`${path} is ${version}, ${minimum.join('.')} or newer is needed`);
}
const audit = askRegistry();
if (audit?.vulnerabilities === undefined) console.log('advisories not asked: the registry has no answer');
for (const [name, { severity, range }] of Object.entries(audit?.vulnerabilities ?? {}))
  if (severity === 'high' || severity === 'critical')
    faults.push(`${name} ${range}: ${severity} (npm audit --omit=dev)`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

/** Undefined where npm says nothing that can be read. */
function askRegistry(): Audit | undefined {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=10000'];
  const npm = process.env.npm_execpath;
  const { stdout } = spawnSync(
    npm === undefined ? 'npm' : process.execPath,
    npm === undefined ? args : [npm, ...args],
    {
      encoding: 'utf8',
      timeout: 30_000,
    },
  );
  try {
    return JSON.parse(stdout) as Audit;
  } catch {
    return undefined;
  }
}
