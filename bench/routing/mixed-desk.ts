import type { Presence } from '../../handoff/presence/presence-store.ts';
import type { Priority } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import { percent, printTable } from '../search/table.ts';
import { firstCome, kaunter, longestIdle, paceOfAll, roundRobin } from './policies.ts';
import { random } from './random.ts';
import { type Arrival, type Fate, type Policy, simulate } from './simulate.ts';
import { average, quantile } from './statistics.ts';

const LANGUAGES: readonly (readonly [Locale, number])[] = [
  ['en', 30],
  ['id', 25],
  ['ms', 18],
  ['vi', 12],
  ['zh-Hant', 9],
  ['es', 6],
];
const RAREST: Locale = 'es';
const LEAST_TOLD = 30;
const PRIORITY: readonly (readonly [Priority, number])[] = [
  ['other', 80],
  ['payment', 9],
  ['account-security', 5],
  ['dispute-deadline', 5],
  ['urgent', 1],
];
const DISPUTES_SHARE = 0.15;
/** Seconds a chat holds one of an agent's places. */
const WORK = { mean: 540, variation: 0.9 };
const PATIENCE = 1_800;
/** Chats an hour, relative to the day's mean: a morning and an evening peak. */
const DAY = [0.4, 0.5, 0.8, 1.1, 1.3, 1.2, 1, 0.9, 1, 1.2, 1.4, 1.2];

const POLICIES: readonly (readonly [string, () => Policy])[] = [
  ['Kaunter', kaunter],
  ['the longest idle first', longestIdle],
  ['round robin', roundRobin],
  ['first come, first in the list', firstCome],
];
const SEED = 7;

/** The same chats under each rule, on a calm, a full and an overfull day; then what those who waited were told. */
export function printMixedDesk(chats: number): void {
  const days = [380, 440, 500];
  for (const perHour of days) {
    process.stdout.write(`\nSix languages, 30 agents with 90 places, ${chats} chats, ${perHour} an hour\n`);
    printTable(
      ['', 'mean wait s', 'p95 s', 'within 5 min %', 'urgent p95 s', 'rarest language s', 'gave up %'],
      POLICIES.map(([name, policy]) => [
        name,
        ...waits(simulate(mixedChats(chats, SEED, perHour), mixedStaff(), policy())),
      ]),
    );
  }
  process.stdout.write('\nWhat was told, against what it then took (half a minute counts as none)\n');
  printTable(
    ['', ...days.flatMap((perHour) => [`${perHour}/h: median off %`, 'median error %'])],
    (
      [
        ['Kaunter', kaunter],
        ['the pace of all acceptances', paceOfAll],
      ] as const
    ).map(([name, policy]) => [
      name,
      ...days.flatMap((perHour) => told(simulate(mixedChats(chats, SEED, perHour), mixedStaff(), policy()))),
    ]),
  );
}

function waits(fates: readonly Fate[]): string[] {
  const of = (those: (fate: Fate) => boolean) => fates.filter(those).map(({ wait }) => wait);
  const all = of(() => true);
  return [
    average(all).toFixed(1),
    quantile(all, 0.95).toFixed(0),
    percent(of(({ served, wait }) => served && wait <= 300).length, fates.length),
    quantile(
      of(({ arrival }) => arrival.priority === 'urgent'),
      0.95,
    ).toFixed(0),
    average(of(({ arrival }) => arrival.locale === RAREST)).toFixed(0),
    percent(of(({ served }) => !served).length, fates.length),
  ];
}

function told(fates: readonly Fate[]): string[] {
  const errors = fates.flatMap(({ told: said, wait, served, waited }) =>
    said === undefined || !served || !waited ? [] : [said / Math.max(wait, LEAST_TOLD) - 1],
  );
  const shown = (values: readonly number[]) => (100 * quantile(values, 0.5)).toFixed(0);
  return [shown(errors), shown(errors.map(Math.abs))];
}

/** @returns `count` chats of a desk that is open for twelve hours, one day after the other */
function* mixedChats(count: number, seed: number, perHour: number): Generator<Arrival> {
  const dice = random(seed);
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    const now = DAY[Math.floor(at / 3600) % DAY.length] ?? 1;
    at += dice.exponential(3600 / (perHour * now));
    yield {
      at,
      work: dice.logNormal(WORK.mean, WORK.variation),
      patience: dice.exponential(PATIENCE),
      locale: dice.pick(LANGUAGES),
      priority: dice.pick(PRIORITY),
      ...(dice.next() < DISPUTES_SHARE ? { skill: 'disputes' } : {}),
    };
  }
}

/** Thirty agents: most speak two languages, some one, a few all; a third of them know disputes. */
function mixedStaff(): Presence[] {
  const teams: readonly (readonly [count: number, skills: readonly string[]])[] = [
    [4, ['en']],
    [3, ['en', 'disputes']],
    [4, ['id', 'ms']],
    [3, ['id', 'ms', 'disputes']],
    [3, ['id']],
    [3, ['ms', 'en']],
    [2, ['vi', 'en']],
    [2, ['vi', 'disputes']],
    [2, ['zh-Hant', 'en', 'disputes']],
    [1, ['es', 'en', 'disputes']],
    [3, []],
  ];
  return teams.flatMap(([count, skills], team) =>
    Array.from({ length: count }, (_, n) => ({
      agentId: `${team}-${n}`,
      name: `${team}-${n}`,
      state: 'online' as const,
      capacity: 3,
      skills,
      idleSince: 0,
    })),
  );
}
