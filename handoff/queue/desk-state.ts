import type { AgentPresence } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import { toQueueItem } from '../desk/packet.ts';
import type { AgentLiveness } from '../presence/agent-liveness.ts';
import type { Attendee, Presence, PresenceStore } from '../presence/presence-store.ts';
import type { TicketList } from '../tickets/ticket-list.ts';
import { busyChats } from './busy-chats.ts';
import { orderQueue } from './queue.ts';

/** The desk at one moment. */
export interface DeskState {
  /** In the order in which they will be served. */
  readonly waiting: readonly Conversation[];
  /** Those that we owe an answer, by the time they are due. */
  readonly tickets: readonly Conversation[];
  /** Held by an agent, wrap-up included. */
  readonly held: readonly Conversation[];
  /** Whoever is there: with `away` where all their pages are gone and the lease has not run out. */
  readonly presences: readonly Presence[];
  /** Agents of `waiting` and `held` who are gone for good. */
  readonly lost: ReadonlySet<string>;
}

export interface DeskReaderPorts {
  readonly conversations: Pick<ConversationStore, 'list' | 'versions'>;
  readonly tickets: TicketList;
  readonly agents: Pick<PresenceStore, 'list'>;
  readonly liveness: AgentLiveness;
  readonly now: () => Instant;
}

const MOST_TICKETS = 200;

/** Reads the desk, and lets the liveness see each reading of the leases. */
export function deskReader({
  conversations,
  tickets: list,
  agents,
  liveness,
  now,
}: DeskReaderPorts): () => Promise<DeskState> {
  const readBusy = busyChats(conversations);
  return async () => {
    const [busy, tickets, attendees] = await Promise.all([
      readBusy(),
      list.page({ status: 'open', limit: MOST_TICKETS, at: now() }),
      agents.list(),
    ]);
    const at = now();
    liveness.observe(
      attendees.flatMap((one) => one.leases),
      at,
    );
    const assigned = busy.flatMap(({ owner, agentId }) => (owner === 'queued' || !agentId ? [] : [agentId]));
    return {
      waiting: orderQueue(busy),
      tickets: tickets.tickets.filter(({ owner }) => owner === 'ticket'),
      held: busy.filter((one) => one.owner === 'agent' || one.owner === 'wrap-up'),
      presences: attendees.flatMap((one) => presenceOf(one, liveness, at)),
      lost: new Set(assigned.filter((agentId) => liveness.isLost(agentId, at))),
    };
  };
}

function presenceOf({ leases, ...agent }: Attendee, liveness: AgentLiveness, at: Instant): Presence[] {
  const alive = leases.filter((lease) => liveness.isAlive(lease, at));
  if (alive.length === 0) return [];
  return [alive.some((lease) => lease.connected) ? agent : { ...agent, state: 'away' }];
}

export function agentsOnline({ presences }: DeskState): readonly Presence[] {
  return presences.filter((one) => one.state === 'online');
}

/** The agents as other agents see them. */
export function agentsIn({ presences, held }: DeskState): AgentPresence[] {
  return presences.map(({ agentId, name, state, capacity }) => ({
    agentId,
    name,
    state,
    capacity,
    active: held.filter((one) => one.agentId === agentId).length,
  }));
}

/** So many of those who wait are shown to an agent; nobody reads further. */
const MOST_SHOWN = 200;

/** What an agent's page shows of the queue: who is served next, whatever is offered to them, and the tickets. */
export function queueFor(agentId: string | undefined, { waiting, tickets, held }: DeskState) {
  const shown = waiting.filter(
    (one, place) => place < MOST_SHOWN || (one.owner === 'offered' && one.agentId === agentId),
  );
  return {
    queue: [...shown, ...tickets].map(toQueueItem),
    more: waiting.length - shown.length,
    mine: held.filter((one) => one.agentId === agentId).map(toQueueItem),
  };
}

/** Who waits, who has a chat and who is there, as one text: equal for states that look the same. */
export function outlineOf({ waiting, tickets, held, presences }: DeskState): string {
  const chats = [...waiting, ...tickets, ...held].map(({ id, epoch }) => `${id}:${epoch}`);
  const agents = presences.map(({ agentId, state, capacity }) => `${agentId}:${state}:${capacity}`);
  return [...chats, ...agents].join('\n');
}
