import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Presence } from '../presence/presence-store.ts';

/** An agent who declined is asked again after this time, where nobody else can take the chat. */
const SECOND_ROUND_AFTER_MS = 20_000;

export interface Offer {
  readonly conversation: Conversation;
  readonly agent: Presence;
}

/**
 * Who should be offered which waiting chat now. Pure: the store's compare-and-set decides whether an offer still holds.
 * @param waiting in the order of the queue
 * @param loads agent id → chats held or offered
 */
export function chooseAgents(
  waiting: readonly Conversation[],
  agents: readonly Presence[],
  loads: ReadonlyMap<string, number>,
  at: Instant,
): Offer[] {
  const load = new Map(loads);
  const offers: Offer[] = [];
  const hasRoom = (agent: Presence) => agent.state === 'online' && (load.get(agent.agentId) ?? 0) < agent.capacity;
  let free = agents.filter(hasRoom);
  for (const conversation of waiting) {
    if (conversation.owner !== 'queued') continue;
    if (free.length === 0) break;
    const able = free.filter((agent) => serves(agent, conversation));
    // Whoever declined is asked again only when everybody able has declined.
    const fresh = able.filter((agent) => !conversation.declinedBy.includes(agent.agentId));
    const chosen = choose(fresh, conversation, load) ?? secondRound(able, conversation, agents, load, at);
    if (chosen === undefined) continue;
    offers.push({ conversation, agent: chosen });
    load.set(chosen.agentId, (load.get(chosen.agentId) ?? 0) + 1);
    free = free.filter(hasRoom);
  }
  return offers;
}

/** Whether the chat is in a language, and of a kind, that the agent takes. */
export function serves(
  agent: Pick<Presence, 'skills'>,
  { locale, skill }: Pick<Conversation, 'locale' | 'skill'>,
): boolean {
  if (agent.skills.length === 0) return true;
  return agent.skills.includes(locale) && (skill === undefined || agent.skills.includes(skill));
}

/** The agent who served the shopper last, else the one with the fewest chats, then the fewest skills, then the longest idle. */
function choose(
  agents: readonly Presence[],
  conversation: Conversation,
  load: ReadonlyMap<string, number>,
): Presence | undefined {
  const last = agents.find((agent) => agent.agentId === conversation.lastAgentId);
  if (last !== undefined) return last;
  const loadOf = (one: Presence) => load.get(one.agentId) ?? 0;
  return [...agents].sort((a, b) => loadOf(a) - loadOf(b) || breadth(a) - breadth(b) || a.idleSince - b.idleSince)[0];
}

/** Who can do less is asked first: whoever can do more stays free for those whom few serve. */
const breadth = ({ skills }: Presence) => (skills.length === 0 ? Number.MAX_SAFE_INTEGER : skills.length);

function secondRound(
  able: readonly Presence[],
  conversation: Conversation,
  agents: readonly Presence[],
  load: ReadonlyMap<string, number>,
  at: Instant,
): Presence | undefined {
  if (at - conversation.updatedAt < SECOND_ROUND_AFTER_MS) return undefined;
  const anybodyElse = agents.some(
    (agent) =>
      agent.state === 'online' && serves(agent, conversation) && !conversation.declinedBy.includes(agent.agentId),
  );
  return anybodyElse ? undefined : choose(able, conversation, load);
}
