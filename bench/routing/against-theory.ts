import type { Presence } from '../../handoff/presence/presence-store.ts';
import { percent, printTable } from '../search/table.ts';
import { type Expected, erlangA, erlangC } from './erlang.ts';
import { kaunter } from './policies.ts';
import { random } from './random.ts';
import { type Arrival, simulate } from './simulate.ts';
import { average } from './statistics.ts';

/** Seconds: of a chat, and of those who do not wait for ever. */
const WORK = 300;
const PATIENCE = 600;
const BATCHES = 50;

/** Six desks of equal agents without, and six with, shoppers who give up. */
export function printAgainstTheory(chats: number): void {
  const points = [1, 4, 12].flatMap((agents) => [0.6, 0.8].map((busy) => ({ agents, busy })));
  const rows = points.flatMap(({ agents, busy }, index) => {
    const calm = { agents, work: WORK, arrivals: (busy * agents) / WORK };
    const full = { ...calm, arrivals: calm.arrivals * 1.4 };
    return [
      row(
        `C, ${agents} × ${percent(busy, 1)} % busy`,
        erlangC(calm),
        agents,
        stream(calm.arrivals, undefined, chats, index),
      ),
      row(
        `A, ${agents} × ${percent(busy * 1.4, 1)} % offered`,
        erlangA(full, PATIENCE),
        agents,
        stream(full.arrivals, PATIENCE, chats, index),
      ),
    ];
  });
  const theory = 'theory';
  process.stdout.write(`Against Erlang C and A, ${chats} chats a row\n`);
  printTable(['', 'mean wait s', theory, 'off %', 'chance %', 'waits %', theory, 'gives up %', theory], rows);
}

function row(name: string, theory: Expected, agents: number, arrivals: Iterable<Arrival>): string[] {
  const fates = simulate(arrivals, equalStaff(agents), { assign: kaunter().assign });
  const { mean, error } = meanOf(fates.map(({ wait }) => wait));
  return [
    name,
    mean.toFixed(2),
    theory.meanWait.toFixed(2),
    (100 * (mean / theory.meanWait - 1)).toFixed(1),
    `± ${((100 * error) / mean).toFixed(1)}`,
    percent(fates.filter(({ waited }) => waited).length, fates.length),
    percent(theory.waits, 1),
    percent(fates.filter(({ served }) => !served).length, fates.length),
    percent(theory.leaves, 1),
  ];
}

function* stream(perSecond: number, patience: number | undefined, count: number, seed: number): Generator<Arrival> {
  const dice = random(seed);
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    at += dice.exponential(1 / perSecond);
    yield {
      at,
      work: dice.exponential(WORK),
      patience: patience === undefined ? Number.POSITIVE_INFINITY : dice.exponential(patience),
      locale: 'en',
    };
  }
}

const equalStaff = (count: number): Presence[] =>
  Array.from({ length: count }, (_, n) => ({
    agentId: String(n),
    name: String(n),
    state: 'online' as const,
    capacity: 1,
    skills: [],
    idleSince: 0,
  }));

/** The mean, and its standard error from batches: waits one after the other are alike. */
function meanOf(values: readonly number[]): { mean: number; error: number } {
  const size = Math.floor(values.length / BATCHES);
  const batches = Array.from({ length: BATCHES }, (_, n) => average(values.slice(n * size, (n + 1) * size)));
  const mean = average(values);
  return { mean, error: Math.sqrt(average(batches.map((each) => (each - mean) ** 2)) / (BATCHES - 1)) };
}
