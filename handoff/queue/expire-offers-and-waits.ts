import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Desk } from '../desk/desk.ts';
import { settleActs } from '../desk/settle-acts.ts';
import { hasLostAgent } from '../presence/requeue-lost-chats.ts';
import type { DeskState } from './desk-state.ts';
import type { Tickets } from './tickets.ts';

export interface TimeLimitPorts {
  readonly desk: Pick<Desk, 'expireOffer' | 'toTicket' | 'wrapUpDone' | 'end' | 'putBack'>;
  readonly now: () => Instant;
  readonly longestWaitSeconds: number;
  readonly idleMinutes: number;
  readonly tickets: Pick<Tickets, 'fresh' | 'deskOpen'>;
  readonly onFault: (error: unknown) => void;
}

const WRAP_UP_MS = 10 * 60_000;

/** Does what is due by time alone: expired offers, waits that are too long, idle chats, old wrap-ups. */
export async function enforceTimeLimits(state: DeskState, ports: TimeLimitPorts): Promise<void> {
  const { desk, tickets, now, onFault } = ports;
  const at = now();
  const deskOpen = tickets.deskOpen();
  const waitedTooLong = ({ queuedAt }: Conversation) =>
    !deskOpen || at - (queuedAt ?? at) >= ports.longestWaitSeconds * 1000;

  // Who was answered by mail may write days later: a ticket ends when somebody solves it.
  const letGo = ({ id, agentId = '', ticketNumber }: Conversation) =>
    ticketNumber === undefined ? desk.end(id) : desk.putBack(id, agentId);

  const due = [...state.waiting, ...state.held].flatMap((one): Promise<unknown>[] => {
    if (hasLostAgent(state, one)) return [];
    switch (one.owner) {
      case 'queued':
        return waitedTooLong(one) ? [desk.toTicket(one.id, tickets.fresh())] : [];
      case 'offered':
        return (one.offerExpiresAt ?? 0) <= at ? [desk.expireOffer(one.id)] : [];
      case 'agent':
        return one.updatedAt <= at - ports.idleMinutes * 60_000 ? [letGo(one)] : [];
      case 'wrap-up':
        return one.updatedAt <= at - WRAP_UP_MS ? [desk.wrapUpDone(one.id)] : [];
      default:
        return [];
    }
  });
  await settleActs(due, onFault);
}
