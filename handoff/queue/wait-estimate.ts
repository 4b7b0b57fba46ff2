import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Presence } from '../presence/presence-store.ts';
import { serves } from './choose-agents.ts';

type Chat = Pick<Conversation, 'id' | 'locale' | 'skill'>;
type Agent = Pick<Presence, 'agentId' | 'state' | 'capacity' | 'skills'>;

/** Tells how long the queue takes, from how long agents' chats, and waiting, really took. */
export interface WaitEstimate {
  /** An agent has got the chat. @param waited milliseconds */
  taken(id: string, waited: number, at: Instant): void;
  /** The agent's place is free again. */
  ended(id: string, at: Instant): void;
  /** Whoever waited did so no longer. @param waited milliseconds */
  gaveUp(waited: number): void;
  /**
   * Chat → the seconds that it may expect. Without those whom nobody online serves; empty as long as too few chats were seen
   * to their end: what is not known is not told.
   * @param queue in the order in which they are served
   * @param holds agent → how many chats they hold
   */
  seconds(
    queue: readonly Chat[],
    agents: readonly Agent[],
    holds: ReadonlyMap<string, number>,
    at: Instant,
  ): ReadonlyMap<string, number>;
}

const REMEMBERED = 50;
/** Fewer say nothing of how long a chat takes. */
const LEAST_SEEN = 3;
/** What was longer ago was another day's work. */
const RECENT_MS = 24 * 3_600_000;
/** Chats that end in another process are never seen to end in this one. */
const MOST_BEGUN = 5_000;
/** Told in steps of half a minute: a promise to the second would be a lie. */
const STEP_SECONDS = 30;
const LEAST_PATIENCE_MS = 10_000;

export function waitEstimate(): WaitEstimate {
  const begun = new Map<string, Instant>();
  let seen: { readonly took: number; readonly at: Instant }[] = [];
  let waits: { readonly waited: number; readonly gaveUp: boolean }[] = [];
  const remember = <T>(list: readonly T[], one: T, most: number): T[] => [...list, one].slice(-most);

  return {
    taken(id, waited, at) {
      begun.set(id, at);
      const [oldest] = begun.keys();
      if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest);
      waits = remember(waits, { waited, gaveUp: false }, REMEMBERED * 4);
    },
    ended(id, at) {
      const since = begun.get(id);
      if (since === undefined) return;
      begun.delete(id);
      seen = remember(seen, { took: at - since, at }, REMEMBERED);
    },
    gaveUp(waited) {
      // Who leaves at once has hardly waited: many of them would say that nobody has patience.
      if (waited >= LEAST_PATIENCE_MS) waits = remember(waits, { waited, gaveUp: true }, REMEMBERED * 4);
    },
    seconds(queue, agents, holds, at) {
      const recent = seen.filter((one) => one.at >= at - RECENT_MS);
      if (recent.length < LEAST_SEEN) return new Map();
      const took = sum(recent.map((one) => one.took)) / recent.length;
      const gaveUp = waits.filter((one) => one.gaveUp).length / Math.max(1, sum(waits.map((one) => one.waited)));
      const steps = (turn: number) => Math.max(1, Math.round((turn * took) / 1000 / STEP_SECONDS));
      const turns = turnsOf(queue, teamsOf(agents, holds), gaveUp * took);
      return new Map([...turns].map(([id, turn]) => [id, steps(turn) * STEP_SECONDS]));
    },
  };
}

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);

/** Agents with the same skills. Times in lengths of a chat. */
interface Team {
  readonly skills: readonly string[];
  readonly slots: number;
  /** When a place is free next; below zero where some are free already. */
  next: number;
}

/** The first end among many chats comes, in the median, after this part of their mean distance. */
const FIRST = 0.7;

function teamsOf(agents: readonly Agent[], holds: ReadonlyMap<string, number>): Team[] {
  const teams = new Map<string, { skills: readonly string[]; slots: number; free: number }>();
  for (const { agentId, state, skills, capacity } of agents) {
    if (state !== 'online' || capacity === 0) continue;
    const key = JSON.stringify([...skills].sort());
    const { slots, free } = teams.get(key) ?? { slots: 0, free: 0 };
    const room = Math.max(0, capacity - (holds.get(agentId) ?? 0));
    teams.set(key, { skills, slots: slots + capacity, free: free + room });
  }
  return [...teams.values()].map(({ skills, slots, free }) => ({ skills, slots, next: (FIRST - free) / slots }));
}

/** Chats of the same language and kind, and who of them is next. */
interface Line {
  readonly chat: Chat;
  readonly places: number[];
  head: number;
}

/**
 * Chat → when its turn is: the places of each team come free one after the other, and each goes to the first in the queue that
 * the team serves. Somebody with few agents ahead does not hold up those who have more.
 * @param gaveUp how many of one waiting chat give up within the length of a chat
 */
function turnsOf(queue: readonly Chat[], teams: readonly Team[], gaveUp: number): Map<string, number> {
  const lines = linesOf(queue);
  let served = teams.map((team) => ({ team, lines: lines.filter((line) => serves(team, line.chat)) }));
  const turns = new Map<string, number>();
  const place = (line: Line) => line.places[line.head] ?? Number.POSITIVE_INFINITY;
  for (;;) {
    served = served
      .map((one) => ({ ...one, lines: one.lines.filter((line) => line.head < line.places.length) }))
      .filter((one) => one.lines.length > 0);
    const [first, ...others] = served;
    if (first === undefined) return turns;
    const { team, lines: able } = others.reduce((best, one) => (one.team.next < best.team.next ? one : best), first);
    const line = able.reduce((best, one) => (place(one) < place(best) ? one : best));
    const turn = Math.max(0, team.next);
    turns.set(queue[place(line)]?.id ?? '', turn);
    line.head += 1;
    team.next += Math.exp(-gaveUp * turn) / team.slots;
  }
}

function linesOf(queue: readonly Chat[]): Line[] {
  const lines = new Map<string, Line>();
  for (const [place, chat] of queue.entries()) {
    const key = `${chat.locale} ${chat.skill ?? ''}`;
    const line = lines.get(key) ?? { chat, places: [], head: 0 };
    line.places.push(place);
    lines.set(key, line);
  }
  return [...lines.values()];
}
