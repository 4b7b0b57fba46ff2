import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { FloodOptions, FloodReport } from './overload/flood.ts';
import { type Watch, type Watched, watch } from './overload/watch.ts';
import { measure } from './turns/load.ts';
import { startProduct } from './turns/servers.ts';
import { articleQuestion, openShoppers, untilAnswered } from './turns/shoppers.ts';

const FLOOD = fileURLToPath(new URL('./overload/flood.ts', import.meta.url));
const MEGABYTE = 1024 * 1024;
/** Each keeps one question under way: as much as the server does when nobody has to wait for long. */
const STEADY_SHOPPERS = 32;

/**
 * What becomes of a server that is asked for `--times` (5) times what it can do: measures the rate it sustains, then sends
 * that many times as much from another process for `--seconds` (15). `overload [--json] [--times N] [--seconds N] [--sockets N]
 * [--cache FOLDER] [--cpu-prof FOLDER]`, the first folder being the `cache` of a server that has learnt. Servers and senders share the
 * machine: the senders' own delay is told, as every time they measure holds it too.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      times: { type: 'string' },
      seconds: { type: 'string' },
      sockets: { type: 'string' },
      cache: { type: 'string' },
      'cpu-prof': { type: 'string' },
    },
  });
  const seconds = Number(values.seconds ?? 15);
  const profile = values['cpu-prof'];
  const server = await startProduct(
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
    values.cache,
  );
  try {
    const shoppers = await openShoppers(server.url, STEADY_SHOPPERS);
    const sustained = await measure(
      shoppers.map((shopper, index) => untilAnswered(shopper, index * 7, articleQuestion)),
      8,
    );
    for (const { socket } of shoppers) socket.disconnect();
    const perSecond = sustained.perSecond * Number(values.times ?? 5);
    const options = { url: server.url, sockets: Number(values.sockets ?? 400), perSecond, seconds };
    const { result, watched } = await floodFrom(options, watch(server.url, server.residentBytes));
    const report = { sustained: sustained.perSecond, offered: result.sent / seconds, seconds, ...result, ...watched };
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table(report));
  } finally {
    await server.stop();
  }
}

/** Watches from when all senders are there until all answers have come. */
async function floodFrom(options: FloodOptions, over: Watch) {
  const child = spawn(process.execPath, [FLOOD, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const phase = (name: string) =>
    new Promise<void>((resolve, reject) => {
      child.on('message', (message) => message === name && resolve());
      child.once('close', (code) => reject(new Error(`The senders ended with ${code}`)));
    });
  const [begun, ended] = [phase('begun'), phase('over')];
  ended.catch(() => undefined);
  await begun;
  await over.begin();
  await ended;
  const watched = await over.end();
  await closed;
  return { result: JSON.parse(printed) as FloodReport, watched };
}

function table(it: FloodReport & Watched & { readonly sustained: number; readonly offered: number }): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const rows: readonly (readonly [string, string])[] = [
    ['sustained, answered a second', it.sustained.toFixed(0)],
    ['offered a second', it.offered.toFixed(0)],
    ['sent', String(it.sent)],
    ['acknowledged', String(it.acknowledged)],
    ['of these lost', String(it.lost)],
    ['of these answered by the bot', String(it.botAnswers)],
    ['answered after, p50 / p99', `${ms(it.answeredP50)} / ${ms(it.answeredP99)}`],
    ['refused with a time to come again', String(it.refused)],
    ['refused otherwise', String(it.refusedBadly)],
    ['told so after, p99', ms(it.refusalP99)],
    ['told to come again after', `${it.retryAfterSeconds.least}–${it.retryAfterSeconds.most} s`],
    ['never answered', String(it.neverAnswered)],
    ['event-loop delay p99 / worst', `${ms(it.loopDelayP99)} / ${ms(it.loopDelayWorst)}`],
    ['/livez and /readyz, p99 / worst', `${ms(it.healthP99)} / ${ms(it.healthWorst)}`],
    [
      'resident before / most',
      `${(it.residentBefore / MEGABYTE).toFixed(0)} / ${(it.residentMost / MEGABYTE).toFixed(0)} MB (× ${(it.residentMost / it.residentBefore).toFixed(2)})`,
    ],
    ["the senders' own delay p99, their core", `${ms(it.senderDelayP99)}, ${(it.senderCpu * 100).toFixed(0)} %`],
  ];
  return `${rows.map(([name, value]) => `${name.padEnd(40)} ${value}`).join('\n')}\n`;
}
