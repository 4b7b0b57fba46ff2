import type { Priority } from '../../protocol/conversation.ts';
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
