/**
 * The table of docs/adr/0002-search.md for this retriever and its peers, in one run:
 * `node bench/search.ts --data <folder> [--json] [--only quality,scope,hint3,typos,language,speed] [--without nlp.js,…]`.
 */
import { parseArgs } from 'node:util';
import { hint3Rows } from './search/hint3.ts';
import { languageRows } from './search/language.ts';
import { flexsearch } from './search/peers/flexsearch.ts';
import { KAUNTER, kaunter } from './search/peers/kaunter.ts';
import { lunrPeer } from './search/peers/lunr.ts';
import { minisearch } from './search/peers/minisearch.ts';
import { naturalBayes, naturalTfIdf } from './search/peers/natural.ts';
import { nlpjs } from './search/peers/nlpjs.ts';
import { orama } from './search/peers/orama.ts';
import type { Peer } from './search/peers/peer.ts';
import { bankingRows, bankingTypoRows, clincRows, massiveRows } from './search/quality.ts';
import { largerIsBetter, type Row, reachesGoal } from './search/row.ts';
import type { RunContext } from './search/run-context.ts';
import { speedRows } from './search/speed.ts';
import { printTable } from './search/table.ts';

const OTHERS: readonly Peer[] = [minisearch, orama, flexsearch, lunrPeer, naturalTfIdf, naturalBayes, nlpjs];

/** Each part with the groups of rows that it yields; a part runs where one of them is wanted. */
const PARTS: readonly {
  groups: readonly string[];
  rows: (context: RunContext) => AsyncGenerator<Row>;
  trained: boolean;
}[] = [
  { groups: ['quality', 'banking77'], rows: bankingRows, trained: true },
  { groups: ['quality', 'scope', 'clinc150'], rows: clincRows, trained: true },
  { groups: ['scope', 'hint3'], rows: hint3Rows, trained: true },
  { groups: ['quality', 'typos', 'massive'], rows: massiveRows, trained: true },
  { groups: ['typos'], rows: bankingTypoRows, trained: true },
  { groups: ['language'], rows: languageRows, trained: true },
  { groups: ['speed'], rows: speedRows, trained: false },
];

/** Runs the benchmark and prints it. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      without: { type: 'string', multiple: true },
    },
  });
  if (values.data === undefined)
    throw new Error('usage: bench search --data <folder> [--json] [--only rows] [--without peer,…]');
  const listed = (items: string[] = []): string[] =>
    items.flatMap((item) => item.split(',')).map((item) => item.trim().toLowerCase());
  const only = listed(values.only);
  const without = listed(values.without);
  const leftOut: string[] = OTHERS.filter((peer) => without.includes(peer.name.toLowerCase())).map(
    (peer) => `${peer.name}: by option`,
  );
  const others = OTHERS.filter((peer) => !without.includes(peer.name.toLowerCase()));
  const rows: Row[] = [];
  for (const part of PARTS) {
    if (only.length > 0 && !part.groups.some((group) => only.includes(group))) continue;
    const context: RunContext = {
      folder: values.data,
      peers: [kaunter(part.trained), ...others],
      progress: (text) => process.stderr.write(`${text}\n`),
      leaveOut: (what) => leftOut.push(what),
    };
    for await (const row of part.rows(context)) {
      rows.push(row);
      process.stderr.write(`  ${row.name}: ${describe(row)}\n`);
    }
  }
  if (values.json === true) process.stdout.write(`${JSON.stringify({ rows, leftOut }, null, 2)}\n`);
  else print(rows, leftOut);
}

/** Our own figure of a row; speed is measured by BM25 alone, as no classifier is trained at those sizes. */
const nameOf = (row: Row): string => Object.keys(row.values).find((name) => name.startsWith(KAUNTER)) ?? KAUNTER;

const digits = (row: Row): number => (row.unit === 'ms' || row.unit === 's' ? 2 : 1);

function describe(row: Row): string {
  return Object.entries(row.values)
    .map(([name, value]) => `${name} ${value.toFixed(digits(row))}`)
    .join(', ');
}

function print(rows: readonly Row[], leftOut: readonly string[]): void {
  const table = rows.map((row) => {
    const own = nameOf(row);
    const peers = Object.entries(row.values).filter(([name]) => name !== own);
    peers.sort((a, b) => (largerIsBetter(row) ? b[1] - a[1] : a[1] - b[1]));
    const [best] = peers;
    const reached = reachesGoal(row, own);
    return [
      row.name,
      row.unit,
      (row.values[own] ?? Number.NaN).toFixed(digits(row)),
      row.goal === undefined ? '' : String(row.goal),
      reached === undefined ? '' : reached ? 'yes' : 'NO',
      best === undefined ? '' : `${best[1].toFixed(digits(row))} ${best[0]}`,
      peers
        .slice(1)
        .map(([name, value]) => `${name} ${value.toFixed(digits(row))}`)
        .join(', '),
    ];
  });
  printTable(['row', 'unit', KAUNTER, 'goal', 'reached', 'best peer', 'others'], table);
  if (leftOut.length > 0) process.stdout.write(`\nLeft out:\n${leftOut.map((what) => `- ${what}`).join('\n')}\n`);
}

if (import.meta.main) await run(process.argv.slice(2));
