import { agentActs } from './agent-acts.ts';
import type { DeskParts } from './change-owner.ts';
import { mergeActs } from './merge-acts.ts';
import { queueActs } from './queue-acts.ts';
import { shopperActs } from './shopper-acts.ts';
import { splitActs } from './split-acts.ts';
import { ticketActs } from './ticket-acts.ts';

/** What shoppers, agents and the clock do to the ownership of a conversation. Each act is one atomic change. */
export function createDesk(parts: DeskParts) {
  return {
    ...{ ...shopperActs(parts), ...agentActs(parts), ...queueActs(parts) },
    ...{ ...ticketActs(parts), ...mergeActs(parts), ...splitActs(parts) },
  };
}

export type Desk = ReturnType<typeof createDesk>;
