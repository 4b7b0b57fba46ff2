import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { FloodOptions, FloodReport } from './overload/flood.ts';
import type { HttpFloodReport } from './overload/http-flood.ts';
import { searches } from './overload/searches.ts';
import { chatTable, httpTable } from './overload/table.ts';
import { type Watch, watch } from './overload/watch.ts';
import { type Measured, measure } from './turns/load.ts';
import { type BenchServer, startProduct } from './turns/servers.ts';
import { articleQuestion, openShoppers, untilAnswered } from './turns/shoppers.ts';

const FLOODS = {
  chat: fileURLToPath(new URL('./overload/flood.ts', import.meta.url)),
  http: fileURLToPath(new URL('./overload/http-flood.ts', import.meta.url)),
};
/** Lines of the senders: of requests, as many as a crowd of browsers would open. */
const SOCKETS = { chat: 400, http: 6_000 };
/** Each keeps one question under way: as much as the server does when nobody has to wait for long. */
const STEADY = 32;
const STEADY_SECONDS = 8;
const REFUSED_PAUSE_MS = 1_000;

/**
 * What becomes of a server that is asked for `--times` (5) times what it can do: measures the rate it sustains, then sends
 * that many times as much from another process for `--seconds` (15). `overload [--door chat|http] [--json] [--times N]
 * [--seconds N] [--sockets N] [--cache FOLDER] [--cpu-prof FOLDER]`. `chat`: questions, which the bot answers; `http`:
 * searches. The first folder is the `cache` of a server that has learnt. Server and senders share the machine: the senders'
 * own delay is told, as every time they measure holds it too.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      door: { type: 'string' },
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
  const server = await startProduct({
    ...(profile === undefined ? {} : { nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${profile}`] }),
    ...(values.cache === undefined ? {} : { cache: values.cache }),
  });
  try {
    await server.learnt();
    const door = values.door === 'http' ? 'http' : 'chat';
    const sustained = (door === 'http' ? await steadyHttp(server) : await steadyChat(server)).perSecond;
    const perSecond = sustained * Number(values.times ?? 5);
    const sockets = Number(values.sockets ?? SOCKETS[door]);
    const options = { url: server.url, sockets, perSecond, seconds };
    const over = watch(server.url, server.residentBytes);
    const report = {
      sustained,
      seconds,
      ...(await floodFrom<FloodReport | HttpFloodReport>(FLOODS[door], options, over)),
    };
    const whole = { ...report, offered: report.sent / seconds };
    process.stdout.write(
      values.json ? `${JSON.stringify(whole, null, 2)}\n` : 'served' in whole ? httpTable(whole) : chatTable(whole),
    );
  } finally {
    await server.stop();
  }
}

async function steadyChat({ url }: BenchServer): Promise<Measured> {
  const shoppers = await openShoppers(url, STEADY);
  const measured = await measure(
    shoppers.map((shopper, index) => untilAnswered(shopper, index * 7, articleQuestion)),
    STEADY_SECONDS,
  );
  for (const { socket } of shoppers) socket.disconnect();
  return measured;
}

function steadyHttp({ url }: BenchServer): Promise<Measured> {
  const search = searches(url, STEADY);
  const untilServed = async (index: number): Promise<void> => {
    while ((await search(index)).status !== 200) await new Promise((resolve) => setTimeout(resolve, REFUSED_PAUSE_MS));
  };
  return measure(
    Array.from({ length: STEADY }, (_, loop) => (count: number) => untilServed(loop * 20_000 + count)),
    STEADY_SECONDS,
  );
}

/** Watches from when all senders are there until all answers have come. */
async function floodFrom<Report>(script: string, options: FloodOptions, over: Watch) {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
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
  return { ...(JSON.parse(printed) as Report), ...watched };
}
