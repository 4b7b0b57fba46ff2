import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchServer, startProduct } from './servers.ts';
import { openShoppers } from './shoppers.ts';
import { underLoad } from './under-load.ts';

const IDLE_SHOPPERS = 2_000;
/** The engine gives memory back when nothing happens for a while. */
const REST_MS = 15_000;
const IDLE_MS = 10_000;

/** What one round tells of one build. Undefined: this system does not tell. */
interface Round {
  readonly firstStartMs: number;
  readonly secondStartMs: number;
  readonly firstPeakMegabytes: number | undefined;
  readonly answersPerSecond: number;
  readonly answerP99Ms: number;
  readonly acknowledgedPerSecond: number;
  readonly acknowledgedP99Ms: number;
  readonly idlePercentOfCore: number | undefined;
  readonly megabytesWithIdleShoppers: number | undefined;
}

const FIGURES: Readonly<Record<keyof Round, string>> = {
  acknowledgedPerSecond: 'durable acknowledgements/s',
  acknowledgedP99Ms: 'p99 of an acknowledgement, ms',
  answersPerSecond: 'answers/s',
  answerP99Ms: 'p99 of an answer, ms',
  megabytesWithIdleShoppers: `resident, ${IDLE_SHOPPERS} idle shoppers, MB`,
  firstPeakMegabytes: 'most ever resident in the first start, MB',
  firstStartMs: 'first start until ready, ms',
  secondStartMs: 'second start until ready, ms',
  idlePercentOfCore: 'idle, % of a core',
};

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly sockets: number;
}

interface Compared {
  readonly here: number | undefined;
  readonly there: number | undefined;
  /** This build as a share of the other. */
  readonly ratio: number | undefined;
}

export type Comparison = Readonly<Record<keyof Round, Compared>> & { readonly rounds: number };

/** This build and the one in `folder`, in turns: which of them begins changes with every round. */
export async function compare(folder: string, options: Options): Promise<Comparison> {
  const here: Round[] = [];
  const there: Round[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const turns = [
      async () => here.push(await oneRound(undefined, options)),
      async () => there.push(await oneRound(folder, options)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    process.stderr.write(`round ${round + 1} of ${options.rounds}\n`);
  }
  const of = (name: keyof Round): Compared => {
    const [a, b] = [median(here.map((one) => one[name])), median(there.map((one) => one[name]))];
    return { here: a, there: b, ratio: a === undefined || b === undefined ? undefined : a / b };
  };
  const names = Object.keys(FIGURES) as (keyof Round)[];
  const figures = Object.fromEntries(names.map((name) => [name, of(name)])) as Record<keyof Round, Compared>;
  return { ...figures, rounds: options.rounds };
}

async function oneRound(root: string | undefined, { seconds, sockets }: Options): Promise<Round> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-bench-'));
  const start = () => startProduct({ dataDir, ...(root === undefined ? {} : { root }) });
  try {
    const first = await start();
    await first.learnt();
    const firstPeakMegabytes = megabytes(first.peakBytes());
    await first.stop();
    const second = await start();
    const idlePercentOfCore = await idleShare(second);
    const { acknowledged, answered } = await underLoad(second, sockets, seconds);
    await second.stop();
    return {
      firstStartMs: first.startMs,
      secondStartMs: second.startMs,
      firstPeakMegabytes,
      idlePercentOfCore,
      answersPerSecond: answered.perSecond,
      answerP99Ms: answered.p99Ms,
      acknowledgedPerSecond: acknowledged.perSecond,
      acknowledgedP99Ms: acknowledged.p99Ms,
      megabytesWithIdleShoppers: await withIdleShoppers(await start()),
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function idleShare(server: BenchServer): Promise<number | undefined> {
  const before = server.processorSeconds();
  await pause(IDLE_MS);
  const after = server.processorSeconds();
  return before === undefined || after === undefined ? undefined : ((after - before) / (IDLE_MS / 1000)) * 100;
}

async function withIdleShoppers(server: BenchServer): Promise<number | undefined> {
  const idle = await openShoppers(server.url, IDLE_SHOPPERS);
  await pause(REST_MS);
  const resident = megabytes(server.residentBytes());
  for (const { socket } of idle) socket.disconnect();
  await server.stop();
  return resident;
}

/** One line a figure: this build, the other, the ratio. */
export function comparison(report: Comparison): string {
  const cell = (value: number | undefined, digits: number) => (value?.toFixed(digits) ?? '–').padStart(12);
  const lines = (Object.entries(FIGURES) as [keyof Round, string][]).map(([name, label]) => {
    const { here, there, ratio } = report[name];
    return `${label.padEnd(44)}${cell(here, 1)}${cell(there, 1)}${cell(ratio, 2)}`;
  });
  const head = ['here', 'there', 'ratio'].map((name) => name.padStart(12)).join('');
  return [`${`medians of ${report.rounds}`.padEnd(44)}${head}`, ...lines, ''].join('\n');
}

function median(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)];
}

const megabytes = (bytes: number | undefined) => (bytes === undefined ? undefined : bytes / 1024 / 1024);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
