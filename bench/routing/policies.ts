import type { Conversation } from '../../handoff/conversation/conversation.ts';
import type { Presence } from '../../handoff/presence/presence-store.ts';
import { chooseAgents, serves } from '../../handoff/queue/choose-agents.ts';
import { orderQueue } from '../../handoff/queue/queue.ts';
import { waitEstimate } from '../../handoff/queue/wait-estimate.ts';
import type { Policy } from './simulate.ts';

/** As the desk routes and tells. */
export function kaunter(): Policy {
  const estimate = waitEstimate();
  return {
    assign: (waiting, agents, loads, at) => chooseAgents(orderQueue(waiting), agents, loads, at),
    tell: (chat, waiting, agents, loads, at) =>
      estimate.seconds(orderQueue([...waiting, chat]), agents, loads, at).get(chat.id),
    taken: ({ id, queuedAt = 0 }, at) => estimate.taken(id, at - queuedAt, at),
    ended: ({ id }, at) => estimate.ended(id, at),
    gaveUp: ({ queuedAt = 0 }, at) => estimate.gaveUp(at - queuedAt),
  };
}

/** The wait as place × the pace of the last twenty acceptances, whoever made them: how it was told before. */
export function paceOfAll(): Policy {
  const taken: number[] = [];
  return {
    assign: kaunter().assign,
    tell(chat, waiting) {
      const [first = 0] = taken;
      if (taken.length < 3) return undefined;
      const place = orderQueue([...waiting, chat]).findIndex(({ id }) => id === chat.id) + 1;
      const pace = ((taken.at(-1) ?? 0) - first) / 1000 / (taken.length - 1);
      return Math.max(30, Math.round((place * pace) / 30) * 30);
    },
    taken(_chat, at) {
      taken.push(at);
      if (taken.length > 20) taken.shift();
    },
  };
}

/** The desk's order, but the agent who was idle longest among those with the fewest chats, whatever else they can do. */
export const longestIdle = (): Policy => ({
  assign: (waiting, agents, loads) => inOrder(orderQueue(waiting), loads, (held) => byIdleness(agents, held)),
});

function byIdleness(agents: readonly Presence[], loads: ReadonlyMap<string, number>): Presence[] {
  const load = ({ agentId }: Presence) => loads.get(agentId) ?? 0;
  return [...agents].sort((a, b) => load(a) - load(b) || a.idleSince - b.idleSince);
}

/** In the order of arrival, to the first in the list who is able to. */
export const firstCome = (): Policy => ({
  assign: (waiting, agents, loads) => inOrder(waiting, loads, () => agents),
});

/** In the order of arrival, to the next in turn who is able to, whatever the others hold. */
export function roundRobin(): Policy {
  let turn = 0;
  return {
    assign: (waiting, agents, loads) =>
      inOrder(waiting, loads, () => {
        turn += 1;
        return [...agents.slice(turn % agents.length), ...agents.slice(0, turn % agents.length)];
      }),
  };
}

/** Each chat to the first candidate who serves it and has room. */
function inOrder(
  waiting: readonly Conversation[],
  before: ReadonlyMap<string, number>,
  candidates: (loads: ReadonlyMap<string, number>) => readonly Presence[],
): ReturnType<Policy['assign']> {
  const loads = new Map(before);
  return waiting.flatMap((conversation) => {
    const agent = candidates(loads).find(
      (one) => serves(one, conversation) && (loads.get(one.agentId) ?? 0) < one.capacity,
    );
    if (agent === undefined) return [];
    loads.set(agent.agentId, (loads.get(agent.agentId) ?? 0) + 1);
    return [{ conversation, agent }];
  });
}
