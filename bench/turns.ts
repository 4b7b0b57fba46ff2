import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compare, comparison } from './turns/against.ts';
import { type Measured, measure } from './turns/load.ts';
import { startBare, startProduct } from './turns/servers.ts';
import { connect, openShoppers, question } from './turns/shoppers.ts';
import { underLoad } from './turns/under-load.ts';

const SOCKETS = 64;
const IDLE_SHOPPERS = 2_000;
const ROUNDS = 5;
const MEGABYTE = 1024 * 1024;
/** What the project aims at. */
const GOALS = { acknowledged: 0.5, answered: 0.25, idleMegabytes: 150 };

/**
 * Messages a second and latency of this system beside a bare Socket.IO echo and a bare botbuilder echo, all in one run on
 * one machine, each server in a process of its own, on the same transport: `turns [--json] [--seconds N] [--sockets N]`.
 * With `--against FOLDER [--rounds N]` instead beside another build (its packages installed there), in turns, as ratios of medians.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      seconds: { type: 'string' },
      sockets: { type: 'string' },
      against: { type: 'string' },
      rounds: { type: 'string' },
      'cpu-prof': { type: 'string' },
    },
  });
  const seconds = Number(values.seconds ?? 8);
  const sockets = Number(values.sockets ?? SOCKETS);
  if (values.against !== undefined) {
    const report = await compare(values.against, { seconds, sockets, rounds: Number(values.rounds ?? ROUNDS) });
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : comparison(report));
    return;
  }
  const profile = values['cpu-prof'];
  const echo = await bareEcho('socket-echo.ts', sockets, seconds);
  const botEcho = await bareEcho('botbuilder-echo.ts', sockets, seconds);
  const product = await throughProduct(
    sockets,
    seconds,
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  );
  const memory = await idleMemory();
  const ratio = (measured: Measured) => measured.perSecond / echo.perSecond;
  const report = {
    machine: { cores: availableParallelism(), model: cpus()[0]?.model, node: process.version },
    sockets,
    seconds,
    socketEcho: echo,
    botbuilderEcho: botEcho,
    acknowledged: { ...product.acknowledged, ofSocketEcho: ratio(product.acknowledged) },
    answered: { ...product.answered, ofSocketEcho: ratio(product.answered) },
    memory,
    goals: GOALS,
  };
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table(report));
}

async function bareEcho(file: string, sockets: number, seconds: number): Promise<Measured> {
  const server = await startBare(file);
  const open = await Promise.all(Array.from({ length: sockets }, () => connect(server.url)));
  const loops = open.map((socket, index) => async (count: number) => {
    const text = question('en', count + index);
    await socket.emitWithAck('message:send', { conversationId: 'c', clientId: `e${count}`, text });
  });
  const measured = await measure(loops, seconds);
  for (const socket of open) socket.disconnect();
  await server.stop();
  return measured;
}

async function throughProduct(sockets: number, seconds: number, nodeArguments: readonly string[]) {
  const server = await startProduct({ nodeArguments });
  await server.learnt();
  const measured = await underLoad(server, sockets, seconds);
  await server.stop();
  return measured;
}

async function idleMemory() {
  const server = await startProduct();
  await server.learnt();
  const before = server.residentBytes();
  const idle = await openShoppers(server.url, IDLE_SHOPPERS);
  const peak = server.residentBytes();
  // The engine gives memory back when nothing happens for a while.
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const after = server.residentBytes();
  for (const { socket } of idle) socket.disconnect();
  await server.stop();
  if (before === undefined || peak === undefined || after === undefined) return undefined;
  return {
    shoppers: IDLE_SHOPPERS,
    withoutMegabytes: before / MEGABYTE,
    peakMegabytes: peak / MEGABYTE,
    megabytes: after / MEGABYTE,
    kilobytesEach: (after - before) / 1024 / IDLE_SHOPPERS,
  };
}

interface Report {
  readonly machine: { readonly cores: number; readonly model: string | undefined; readonly node: string };
  readonly sockets: number;
  readonly seconds: number;
  readonly socketEcho: Measured;
  readonly botbuilderEcho: Measured;
  readonly acknowledged: Measured;
  readonly answered: Measured;
  readonly memory: Awaited<ReturnType<typeof idleMemory>>;
}

function table(report: Report): string {
  const { machine, socketEcho, memory } = report;
  const row = (name: string, measured: Measured, goal?: number) => {
    const ratio = (measured.perSecond / socketEcho.perSecond).toFixed(2);
    const figures = [measured.perSecond.toFixed(0), measured.p50Ms.toFixed(1), measured.p99Ms.toFixed(1), ratio];
    const cells = figures.map((figure) => figure.padStart(10)).join('');
    return `${name.padEnd(44)}${cells}${goal === undefined ? '' : `   aim ${goal}`}`;
  };
  return [
    `${machine.cores} cores (${machine.model}), Node ${machine.node}; ${report.sockets} sockets, one message under way on each; ${report.seconds} s`,
    `${''.padEnd(44)}${['msg/s', 'p50 ms', 'p99 ms', 'of (a)'].map((head) => head.padStart(10)).join('')}`,
    row('(a) bare Socket.IO echo', report.socketEcho),
    row('(b) bare botbuilder echo', report.botbuilderEcho),
    row('(c) message → durable acknowledgement', report.acknowledged, GOALS.acknowledged),
    row('(c) question → the answer of the bot', report.answered, GOALS.answered),
    memory === undefined
      ? '(d) memory: this system does not tell'
      : `(d) ${memory.shoppers} idle shoppers: ${memory.megabytes.toFixed(0)} MB resident (${memory.withoutMegabytes.toFixed(0)} MB before they came, ${memory.peakMegabytes.toFixed(0)} MB right after; ${memory.kilobytesEach.toFixed(1)} KB each)   aim ${GOALS.idleMegabytes}`,
    '',
  ].join('\n');
}
