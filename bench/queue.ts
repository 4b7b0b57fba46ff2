import { parseArgs } from 'node:util';
import { ENGINES } from '../test/support/databases.ts';
import type { Measured } from './disputes/measure.ts';
import { measureQueue } from './queue/measure-queue.ts';
import { printTable } from './search/table.ts';

/**
 * Asking for a person, taking a chat and giving it back, each on disk, with few and with many who wait; and one reading of
 * the whole desk. SQLite, and PostgreSQL where a server answers. `queue [--waiting 100,10000]`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { waiting: { type: 'string', default: '100,10000' } } });
  const sizes = values.waiting.split(',').map(Number);
  for (const engine of ENGINES.filter(({ name }) => !name.includes('embedded'))) {
    const reports: Measured[][] = [];
    for (const size of sizes) {
      const opened = await engine.open();
      if (opened === undefined) break;
      try {
        reports.push(await measureQueue(opened.database, size));
      } finally {
        await opened.discard();
      }
    }
    if (reports.length === 0)
      process.stdout.write(`${engine.name} was left out: no server answered (TEST_DATABASE_URL).\n`);
    else print(engine.name, sizes, reports);
  }
}

function print(engine: string, sizes: readonly number[], reports: readonly (readonly Measured[])[]): void {
  const [first = [], ...others] = reports;
  const last = others.at(-1) ?? first;
  printTable(
    [engine, ...sizes.flatMap((size) => [`${size} wait: /s`, 'p95 ms']), 'p50 grows ×'],
    first.map(({ name, p50 }, row) => [
      name,
      ...reports.flatMap((report) => [report[row]?.perSecond.toFixed(0) ?? '', report[row]?.p95.toFixed(1) ?? '']),
      ((last[row]?.p50 ?? Number.NaN) / p50).toFixed(2),
    ]),
  );
}

if (import.meta.main) await run(process.argv.slice(2));
