import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * Proves that the folders depend on each other as docs/ARCHITECTURE.md says, that a guarded library is known in its own
 * folder only, and that no files import each other in a circle, types included.
 */
interface Border {
  /** Beginning of a path; the longest that fits a file holds. */
  readonly folder: string;
  /** What it may import besides itself. */
  readonly may: readonly string[];
  /** Guarded libraries that it may use. */
  readonly libraries?: readonly string[];
}

const SHARED = ['protocol', 'locales'];
const BASE = [...SHARED, 'calendar', 'transport'];
const STORES = ['kysely', 'better-sqlite3', 'pg', 'redis', '@socket.io/redis-streams-adapter'];
const SDK = ['botbuilder', 'botbuilder-core', 'botbuilder-dialogs', 'botframework-schema'];
const GUARDED = [...STORES, ...SDK, 'restify', 'natural', 'socket.io'];

const BORDERS: readonly Border[] = [
  { folder: 'protocol', may: [] },
  { folder: 'locales', may: ['protocol'] },
  { folder: 'calendar', may: SHARED },
  { folder: 'transport', may: [...SHARED, 'calendar'], libraries: ['restify', 'socket.io'] },
  { folder: 'model', may: BASE },
  { folder: 'people', may: BASE, libraries: ['socket.io'] },
  { folder: 'files', may: [...BASE, 'people'] },
  { folder: 'kb', may: [...BASE, 'people'] },
  { folder: 'kb/search', may: ['protocol', 'kb'], libraries: ['natural'] },
  { folder: 'handoff', may: [...BASE, 'people', 'files', 'model', 'notices'], libraries: ['socket.io'] },
  { folder: 'disputes/domain', may: ['protocol', 'calendar'] },
  { folder: 'disputes', may: [...BASE, 'people', 'files', 'notices'], libraries: ['socket.io'] },
  { folder: 'notices', may: [...BASE, 'people', 'disputes/domain'] },
  { folder: 'find', may: [...BASE, 'people', 'kb/search/analysis'] },
  { folder: 'dialogs', may: [...BASE, 'kb', 'handoff', 'disputes', 'model'], libraries: SDK },
  { folder: 'bot', may: [...BASE, 'people', 'kb', 'handoff', 'disputes', 'dialogs', 'model'], libraries: SDK },
  {
    folder: 'server',
    may: [...BASE, 'people', 'files', 'kb', 'handoff', 'disputes', 'notices', 'dialogs', 'bot', 'model', 'find'],
  },
  {
    folder: 'server/http',
    may: [...BASE, 'server', 'people', 'kb'],
    libraries: ['restify'],
  },
  { folder: 'server/socket-server.ts', may: ['server', 'transport'], libraries: ['socket.io'] },
  {
    folder: 'store',
    may: [...BASE, 'people', 'files', 'kb', 'handoff', 'disputes', 'notices', 'find'],
    libraries: [...STORES, 'socket.io'],
  },
  { folder: 'browser', may: SHARED },
  { folder: 'apps', may: [...SHARED, 'browser'] },
  { folder: 'web-widget', may: [...SHARED, 'browser'] },
  { folder: 'scripts', may: ['*'] },
  { folder: 'bench', may: ['*'], libraries: GUARDED },
  { folder: 'test', may: ['*'], libraries: GUARDED },
];
/** Where an idea is put together with the stores behind its ports. */
const COMPOSES = /(^|\/)compose[\w-]*\.ts$/;

const files = Object.fromEntries(sources().map((path) => [path, importsOf(path)]));
const faults = [...borderFaults(), ...circles()];
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

function sources(): string[] {
  return [...new Set(BORDERS.map(({ folder }) => folder.split('/')[0] ?? ''))].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(top, name)),
  );
}

/** What a file imports, of types too: paths from the root, or names of packages. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^'\n]+)'/g);
  return [...found].map(([, name = '']) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

function borderFaults(): string[] {
  return Object.entries(files).flatMap(([path, imported]) => {
    const border = BORDERS.filter(({ folder }) => inside(path, folder)).sort(
      (a, b) => b.folder.length - a.folder.length,
    )[0];
    if (border === undefined) return [`${path} belongs to no folder of the table`];
    const { folder, may, libraries = [] } = border;
    return imported.flatMap((name) => {
      const guarded = GUARDED.find((one) => name === one || name.startsWith(`${one}/`));
      if (guarded !== undefined) return libraries.includes(guarded) ? [] : [`${path}: ${name} belongs elsewhere`];
      if (!(name in files) || inside(name, folder) || may.includes('*')) return [];
      if (COMPOSES.test(path) && (inside(name, 'store') || inside(name, 'server'))) return [];
      return may.some((one) => inside(name, one)) ? [] : [`${path} must not import ${name}`];
    });
  });
}

/** Tarjan's strongly connected components; each of more than one file is a circle. */
function circles(): string[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    low.set(path, index);
    stack.push(path);
    for (const next of files[path] ?? []) {
      if (!(next in files)) continue;
      const reached = order.has(next) ? (stack.includes(next) ? (order.get(next) ?? 0) : Infinity) : visit(next);
      low.set(path, Math.min(low.get(path) ?? 0, reached));
    }
    if (low.get(path) === index) {
      const circle = stack.splice(stack.indexOf(path));
      if (circle.length > 1) found.push(`A circle: ${circle.reverse().join(' → ')}`);
    }
    return low.get(path) ?? 0;
  };
  for (const path of Object.keys(files)) if (!order.has(path)) visit(path);
  return found;
}

function inside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
