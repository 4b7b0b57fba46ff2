import { type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import type { Presence } from '../../handoff/presence/presence-store.ts';
import type { Priority } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';

/** A chat that will be queued. Times in seconds. */
export interface Arrival {
  readonly at: number;
  readonly work: number;
  /** Leaves when it has waited for so long. */
  readonly patience: number;
  readonly locale: Locale;
  readonly skill?: string;
  readonly priority?: Priority;
}

/** What became of it. */
export interface Fate {
  readonly arrival: Arrival;
  readonly wait: number;
  /** Not given up before. */
  readonly served: boolean;
  /** Found nobody free. */
  readonly waited: boolean;
  /** Seconds that it was told when it came; undefined where nothing was. */
  readonly told: number | undefined;
}

/** Gives waiting chats to agents, as the desk does on each change. */
export interface Policy {
  assign(
    waiting: readonly Conversation[],
    agents: readonly Presence[],
    loads: ReadonlyMap<string, number>,
    at: number,
  ): readonly { readonly conversation: Conversation; readonly agent: Presence }[];
  /** Seconds that a chat that has just come is told. */
  tell?(
    chat: Conversation,
    waiting: readonly Conversation[],
    agents: readonly Presence[],
    loads: ReadonlyMap<string, number>,
    at: number,
  ): number | undefined;
  taken?(chat: Conversation, at: number): void;
  ended?(chat: Conversation, at: number): void;
  gaveUp?(chat: Conversation, at: number): void;
}

interface Held {
  readonly chat: Conversation;
  readonly agentId: string;
  readonly until: number;
}

/** One desk from the first arrival to the last, event by event; the clock of the policy is in milliseconds. */
export function simulate(arrivals: Iterable<Arrival>, staff: readonly Presence[], policy: Policy): Fate[] {
  const fates: Fate[] = [];
  const loads = new Map<string, number>();
  const slots = staff.reduce((sum, one) => sum + one.capacity, 0);
  const agents = new Map(staff.map((one) => [one.agentId, one]));
  let present = [...staff];
  let waiting: { chat: Conversation; arrival: Arrival; told: number | undefined }[] = [];
  let held: Held[] = [];
  let count = 0;
  const coming = arrivals[Symbol.iterator]();
  let next = coming.next();

  function give(at: number): void {
    if (waiting.length === 0 || held.length >= slots) return;
    const byId = new Map(waiting.map((one) => [one.chat.id, one]));
    const chats = waiting.map((one) => one.chat);
    for (const { conversation, agent } of policy.assign(chats, present, loads, at * 1000)) {
      const one = byId.get(conversation.id);
      if (one === undefined) continue;
      waiting = waiting.filter((other) => other !== one);
      held.push({ chat: one.chat, agentId: agent.agentId, until: at + one.arrival.work });
      loads.set(agent.agentId, (loads.get(agent.agentId) ?? 0) + 1);
      agents.set(agent.agentId, { ...agent, idleSince: at * 1000 });
      present = [...agents.values()];
      policy.taken?.(one.chat, at * 1000);
      const { arrival, told } = one;
      fates.push({ arrival, told, wait: at - arrival.at, served: true, waited: at > arrival.at });
    }
  }

  for (;;) {
    const arrival = next.done === true ? undefined : next.value;
    const done = held.reduce<Held | undefined>(
      (first, one) => (first === undefined || one.until < first.until ? one : first),
      undefined,
    );
    const leaver = waiting.reduce<(typeof waiting)[number] | undefined>(
      (first, one) => (first === undefined || leavesAt(one.arrival) < leavesAt(first.arrival) ? one : first),
      undefined,
    );
    const at = Math.min(arrival?.at ?? Infinity, done?.until ?? Infinity, leaver ? leavesAt(leaver.arrival) : Infinity);
    if (at === Infinity || (arrival === undefined && waiting.length === 0)) return fates;
    if (arrival !== undefined && arrival.at === at) {
      next = coming.next();
      count += 1;
      const chat = chatOf(arrival, count);
      const told = policy.tell?.(
        chat,
        waiting.map((one) => one.chat),
        present,
        loads,
        at * 1000,
      );
      waiting.push({ chat, arrival, told });
    } else if (done !== undefined && done.until === at) {
      held = held.filter((one) => one !== done);
      loads.set(done.agentId, (loads.get(done.agentId) ?? 1) - 1);
      policy.ended?.(done.chat, at * 1000);
    } else if (leaver !== undefined) {
      waiting = waiting.filter((one) => one !== leaver);
      policy.gaveUp?.(leaver.chat, at * 1000);
      fates.push({
        arrival: leaver.arrival,
        told: leaver.told,
        wait: at - leaver.arrival.at,
        served: false,
        waited: true,
      });
    }
    give(at);
  }
}

const leavesAt = ({ at, patience }: Arrival) => at + patience;

const TEMPLATE = newConversation({
  id: '',
  visitorId: '',
  shopperName: '',
  verified: false,
  email: undefined,
  locale: 'en',
  localeChosen: false,
  at: 0,
});

function chatOf({ at, locale, skill, priority = 'other' }: Arrival, count: number): Conversation {
  const since = at * 1000;
  return {
    ...TEMPLATE,
    id: String(count).padStart(9, '0'),
    owner: 'queued',
    locale,
    skill,
    priority,
    waitingSince: since,
    queuedAt: since,
    updatedAt: since,
  };
}
