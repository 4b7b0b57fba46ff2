import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DANGER_KINDS, type DangerKind, SURE } from '../kb/danger/danger.ts';
import { dangerRecogniser } from '../kb/danger/recognise-danger.ts';
import { percent, printTable } from './search/table.ts';

interface Line {
  readonly text: string;
  readonly kind: DangerKind | 'none';
}

/** How many of the people in danger are noticed, and how many of the others, by file: `<locale>.jsonl` of `{text, kind}`. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { show: { type: 'boolean' } } });
  if (positionals.length === 0) throw new Error('usage: bench danger <file.jsonl …> [--show]');
  const recognise = dangerRecogniser();
  const started = process.cpuUsage();
  let asked = 0;
  const files = positionals.map((path) => {
    const lines = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    asked += lines.length;
    return { name: basename(path, '.jsonl'), judged: lines.map((line) => ({ line, danger: recognise(line.text) })) };
  });
  const { user, system } = process.cpuUsage(started);
  const row = (title: string, wanted: Line['kind'], least: number) => [
    title,
    ...files.map(({ judged }) => {
      const those = judged.filter(({ line }) => line.kind === wanted);
      return percent(
        those.filter(({ danger }) => danger !== undefined && danger.confidence >= least).length,
        those.length,
      );
    }),
  ];
  printTable(
    ['', ...files.map(({ name }) => name)],
    [
      ...DANGER_KINDS.flatMap((kind) => [row(`${kind}: noticed %`, kind, 0), row(`${kind}: for sure %`, kind, SURE)]),
      row('nobody in danger: asked about %', 'none', 0),
      row('nobody in danger: for sure %', 'none', SURE),
    ],
  );
  process.stdout.write(`${asked} lines, ${((user + system) / 1000 / asked).toFixed(3)} ms of processor time each\n`);
  if (values.show !== true) return;
  for (const { name, judged } of files)
    for (const { line, danger } of judged)
      if ((line.kind !== 'none') !== (danger !== undefined))
        process.stdout.write(`${name}\t${line.kind}\t${danger?.confidence.toFixed(2) ?? '–'}\t${line.text}\n`);
}

if (import.meta.main) await run(process.argv.slice(2));
