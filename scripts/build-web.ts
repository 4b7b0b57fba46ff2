import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROJECTS = ['web-widget/vite.config.ts', 'apps/vite.config.ts'];

/** Builds everything that browsers load into `dist/web`. */
for (const project of PROJECTS) {
  const configFile = join(ROOT, project);
  if (!existsSync(configFile)) throw new Error(`${project} is missing`);
  await build({ configFile, logLevel: 'warn' });
}
