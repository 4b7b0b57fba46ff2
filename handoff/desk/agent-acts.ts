import type { Resolution } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { transition } from '../conversation/ownership.ts';
import { changeOwner, checkCapacity, type DeskAgent, type DeskParts, giveToAgent } from './change-owner.ts';

/** To whom a chat is given on: one agent, by an offer that expires, or anybody with the skill. */
export interface TransferTarget {
  readonly agent?: DeskAgent;
  readonly expiresAt: Instant;
  readonly skill?: string;
}

/** What agents do to the ownership of a conversation. */
export function agentActs(parts: DeskParts) {
  const { change, now, line } = parts;
  const joined =
    ({ name }: DeskAgent) =>
    (_before: Conversation, after: Conversation) =>
      line(after, 'agentJoined', { name });
  return {
    /** A chat that is not on offer is picked instead. */
    accept: (conversationId: string, agent: DeskAgent) =>
      giveToAgent(
        parts,
        conversationId,
        agent,
        ({ owner }) => ({
          type: owner === 'offered' ? 'accept' : 'pick',
          agentId: agent.id,
          agentName: agent.name,
        }),
        joined(agent),
      ),

    pick: (conversationId: string, agent: DeskAgent) =>
      giveToAgent(
        parts,
        conversationId,
        agent,
        () => ({ type: 'pick', agentId: agent.id, agentName: agent.name }),
        joined(agent),
      ),

    decline: (conversationId: string, agentId: string) =>
      changeOwner(parts, conversationId, { type: 'decline', agentId }),

    transfer: (conversationId: string, agentId: string, { agent, expiresAt, skill }: TransferTarget) =>
      change<Conversation>({
        conversationId,
        ...(agent === undefined ? {} : { agentId: agent.id }),
        decide: (current, { agentLoad }) => {
          const queued = transition(current, { type: 'transfer', agentId, skill }, now());
          const messages = [line(current, 'agentLeft', { name: current.agentName ?? '' })];
          if (agent === undefined) return { conversation: queued, messages, result: queued };
          checkCapacity(agent, agentLoad);
          const offer = { type: 'offer', agentId: agent.id, agentName: agent.name, expiresAt } as const;
          const offered = transition(queued, offer, now());
          return { conversation: offered, messages, result: offered };
        },
      }),

    returnToBot: (conversationId: string, agentId: string) =>
      changeOwner(parts, conversationId, { type: 'return-to-bot', agentId }, (_before, after) =>
        line(after, 'backToBot'),
      ),

    close: (conversationId: string, agentId: string, resolution: Resolution) =>
      changeOwner(parts, conversationId, { type: 'close', agentId, resolution }, (before, after) =>
        before.owner === 'agent' ? line(after, 'endedByAgent', { name: before.agentName ?? '' }) : undefined,
      ),
  };
}
