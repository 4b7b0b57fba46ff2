import type { AgentPresence } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { Place } from '../conversation/conversation-views.ts';
import type { AgentLiveness } from '../presence/agent-liveness.ts';
import type { Presence, PresenceStore } from '../presence/presence-store.ts';
import { serves } from './choose-agents.ts';
import { orderQueue, waitEstimate } from './queue.ts';

/** Many changes in a moment make one reading of the queue. */
const DEBOUNCE_MS = 60;
/** After reading and showing the queue, at least this many times as long passes before the next reading. */
const BREATHER = 4;
const LONGEST_BREATHER_MS = 2_000;
const MOST_SHOWN = 2_000;

/** The desk at one moment. */
export interface DeskState {
  /** In the order in which they will be served. */
  readonly waiting: readonly Conversation[];
  readonly tickets: readonly Conversation[];
  /** Held by an agent, wrap-up included. */
  readonly held: readonly Conversation[];
  /** Whoever is there: with `away` where all their pages are gone and the lease has not run out. */
  readonly presences: readonly Presence[];
  /** Agents of `waiting` and `held` who are gone for good. */
  readonly lost: ReadonlySet<string>;
}

/** Reads the state of the desk when something changed, and tells whoever shows it or acts on it. */
export interface Board {
  /** Soon, once, however often it is asked for. */
  refresh(): void;
  read(): Promise<DeskState>;
  /** Reads, and refreshes where something changed since it was last shown: what no signal told of. */
  look(): Promise<DeskState>;
  /** Where a conversation stands in the queue, read afresh; undefined for one that does not wait there. */
  placeOf(conversation: Pick<Conversation, 'id' | 'owner'>): Promise<Place | undefined>;
  placesIn(state: DeskState): ReadonlyMap<string, Place>;
  /** Whether, when the desk was last read, an agent was online who takes chats in this language. */
  somebodyServes(locale: Locale): boolean;
  agentsIn(state: DeskState): AgentPresence[];
  accepted(at: Instant): void;
  onRefresh(listener: (state: DeskState) => void | Promise<void>): void;
  close(): Promise<void>;
}

export function createBoard(
  store: Pick<ConversationStore, 'list'>,
  agents: Pick<PresenceStore, 'list'>,
  liveness: AgentLiveness,
  now: () => Instant,
  onFault: (error: unknown) => void,
): Board {
  const listeners: ((state: DeskState) => void | Promise<void>)[] = [];
  const estimate = waitEstimate();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let lastMs = 0;
  let shown = '';
  let online: readonly Presence[] = [];

  async function read(): Promise<DeskState> {
    const [busy, tickets, attendees] = await Promise.all([
      store.list({ owners: ['queued', 'offered', 'agent', 'wrap-up'], limit: MOST_SHOWN }),
      store.list({ owners: ['ticket'], limit: 200 }),
      agents.list(),
    ]);
    const at = now();
    liveness.observe(
      attendees.flatMap((one) => one.leases),
      at,
    );
    const presences = attendees.flatMap(({ leases, ...one }): Presence[] => {
      const alive = leases.filter((lease) => liveness.isAlive(lease, at));
      if (alive.length === 0) return [];
      return [alive.some((lease) => lease.connected) ? one : { ...one, state: 'away' }];
    });
    online = presences.filter((one) => one.state === 'online');
    const assigned = busy.flatMap(({ owner, agentId }) => (owner === 'queued' || !agentId ? [] : [agentId]));
    return {
      waiting: orderQueue(busy),
      tickets,
      held: busy.filter((one) => one.owner === 'agent' || one.owner === 'wrap-up'),
      presences,
      lost: new Set(assigned.filter((agentId) => liveness.isLost(agentId, at))),
    };
  }

  async function show(): Promise<void> {
    const started = performance.now();
    const state = await read();
    shown = outlineOf(state);
    for (const listener of listeners) await listener(state);
    // Socket.IO writes to its sockets in the next round of the event loop: that time counts too.
    await new Promise<void>((resolve) => setImmediate(resolve));
    lastMs = performance.now() - started;
  }

  function placesIn(state: DeskState): ReadonlyMap<string, Place> {
    const agents = state.presences.filter((one) => one.state === 'online').length;
    return new Map(
      state.waiting.map((one, index) => [
        one.id,
        { position: index + 1, waitSeconds: estimate.secondsFor(index + 1, agents, now()), agentsOnline: agents },
      ]),
    );
  }

  function refresh(): void {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        running = running.then(show).catch(onFault);
      },
      Math.min(Math.max(DEBOUNCE_MS, lastMs * BREATHER), LONGEST_BREATHER_MS),
    );
  }

  return {
    refresh,
    read,
    async look() {
      const state = await read();
      if (outlineOf(state) !== shown) refresh();
      return state;
    },
    placesIn,
    somebodyServes: (locale) => online.some((one) => serves(one, { locale, skill: undefined })),
    async placeOf({ id, owner }) {
      return owner === 'queued' || owner === 'offered' ? placesIn(await read()).get(id) : undefined;
    },
    agentsIn: ({ presences, held }) =>
      presences.map(({ agentId, name, state, capacity }) => ({
        agentId,
        name,
        state,
        capacity,
        active: held.filter((one) => one.agentId === agentId).length,
      })),
    accepted: (at) => estimate.accepted(at),
    onRefresh(listener) {
      listeners.push(listener);
    },
    async close() {
      clearTimeout(timer);
      await running;
    },
  };
}

/** Who waits, who has a chat and who is there, as one text: equal for states that look the same. */
function outlineOf({ waiting, tickets, held, presences }: DeskState): string {
  const chats = [...waiting, ...tickets, ...held].map(({ id, epoch }) => `${id}:${epoch}`);
  const agents = presences.map(({ agentId, state, capacity }) => `${agentId}:${state}:${capacity}`);
  return [...chats, ...agents].join('\n');
}
