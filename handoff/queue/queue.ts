import type { Priority } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** How many minutes of waiting a priority is worth: after these, a patient other is served before a fresh urgent one. */
const HEAD_START_MINUTES: Readonly<Record<Priority, number>> = {
  urgent: 60,
  'dispute-deadline': 20,
  payment: 10,
  'account-security': 8,
  other: 0,
};

/** Those who wait for a person, the next one first; nobody starves, as waiting counts more and more. */
export function orderQueue(conversations: readonly Conversation[]): Conversation[] {
  const rank = (it: Conversation) => (it.waitingSince ?? it.updatedAt) - HEAD_START_MINUTES[it.priority] * 60_000;
  return conversations
    .filter((it) => it.owner === 'queued' || it.owner === 'offered')
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

const REMEMBERED = 20;
/** Fewer say nothing of how long a place takes. */
const LEAST_SEEN = 3;
/** What was before a night says nothing of the morning. */
const RECENT_MS = 3_600_000;

/** Learns from the acceptances of this process how long a place in the queue takes. */
export interface WaitEstimate {
  accepted(at: Instant): void;
  /**
   * Seconds that the shopper at this place (from 1) may expect; undefined with nobody online, and as long as too few chats
   * were taken within the hour: what is not known is not told.
   */
  secondsFor(position: number, agents: number, at: Instant): number | undefined;
}

export function waitEstimate(): WaitEstimate {
  const acceptances: Instant[] = [];
  return {
    accepted(at) {
      acceptances.push(at);
      if (acceptances.length > REMEMBERED) acceptances.shift();
    },
    secondsFor(position, agents, at) {
      while ((acceptances[0] ?? at) < at - RECENT_MS) acceptances.shift();
      const [first] = acceptances;
      const last = acceptances.at(-1);
      if (agents === 0 || acceptances.length < LEAST_SEEN || first === undefined || last === undefined)
        return undefined;
      const observed = (last - first) / 1000 / (acceptances.length - 1);
      // Told in steps of half a minute: a promise to the second would be a lie.
      return Math.max(30, Math.round((position * observed) / 30) * 30);
    },
  };
}
