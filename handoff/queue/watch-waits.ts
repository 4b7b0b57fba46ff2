import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { DeskState } from './desk-state.ts';
import { waitEstimate } from './wait-estimate.ts';

/** Sees chats of this process come and go, and tells those who wait how long it takes. */
export interface WatchedWaits {
  changed(before: Conversation, after: Conversation, at: Instant): void;
  /** Chat → seconds. */
  seconds(state: DeskState, at: Instant): ReadonlyMap<string, number>;
}

export function watchWaits(): WatchedWaits {
  const estimate = waitEstimate();
  return {
    changed(before, after, at) {
      if (before.owner === after.owner) return;
      const waited = at - (before.queuedAt ?? at);
      if (before.owner === 'agent') estimate.ended(after.id, at);
      // A ticket is answered over days: it says nothing of how long a chat takes.
      if (after.owner === 'agent' && after.ticketNumber === undefined) estimate.taken(after.id, waited, at);
      // Who became a ticket did not give up: the desk closed, or kept them too long.
      else if (inQueue(before) && (after.owner === 'bot' || after.owner === 'closed')) estimate.gaveUp(waited);
    },
    seconds({ waiting, held, presences }, at) {
      const count = (agentId: string, tickets: boolean) =>
        held.filter(
          (one) => one.agentId === agentId && one.owner === 'agent' && (one.ticketNumber !== undefined) === tickets,
        ).length;
      // A place that a ticket takes up does not come free in the time of a chat.
      const agents = presences.map((one) => ({
        ...one,
        capacity: Math.max(0, one.capacity - count(one.agentId, true)),
      }));
      return estimate.seconds(
        waiting,
        agents,
        new Map(presences.map(({ agentId }) => [agentId, count(agentId, false)])),
        at,
      );
    },
  };
}

const inQueue = ({ owner }: Conversation) => owner === 'queued' || owner === 'offered';
