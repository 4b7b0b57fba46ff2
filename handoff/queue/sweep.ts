import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskState } from './board.ts';
import type { Tickets } from './tickets.ts';

export interface SweepPorts {
  readonly desk: Desk;
  readonly now: () => Instant;
  readonly longestWaitSeconds: number;
  readonly idleMinutes: number;
  readonly tickets: Pick<Tickets, 'fresh' | 'deskOpen'>;
  readonly onFault: (error: unknown) => void;
}

const WRAP_UP_MS = 10 * 60_000;

/**
 * Does what is due by time alone: expired offers, lost agents, waits that are too long, idle chats, old wrap-ups. One
 * conversation that cannot be changed does not stop the others.
 */
export async function sweepDesk(state: DeskState, ports: SweepPorts): Promise<number> {
  const at = ports.now();
  const due: Promise<unknown>[] = [];
  const lost = ({ agentId }: Conversation) => agentId !== undefined && state.lost.has(agentId);

  for (const one of state.waiting) {
    if (one.owner === 'offered' && lost(one)) due.push(ports.desk.agentLost(one.id, one.agentId ?? ''));
    else if (one.owner === 'offered' && (one.offerExpiresAt ?? 0) <= at) due.push(ports.desk.expireOffer(one.id));
    else if (one.owner === 'queued' && waitedTooLong(one, at, ports))
      due.push(ports.desk.toTicket(one.id, ports.tickets.fresh()));
  }
  for (const one of state.held) {
    if (one.owner === 'wrap-up') {
      if (one.updatedAt <= at - WRAP_UP_MS) due.push(ports.desk.wrapUpDone(one.id));
    } else if (lost(one)) due.push(ports.desk.agentLost(one.id, one.agentId ?? ''));
    else if (one.updatedAt <= at - ports.idleMinutes * 60_000) due.push(ports.desk.end(one.id));
  }
  for (const one of await Promise.allSettled(due))
    if (one.status === 'rejected' && !isOvertaken(one.reason)) ports.onFault(one.reason);
  return due.length;
}

function waitedTooLong({ queuedAt }: Conversation, at: Instant, ports: SweepPorts): boolean {
  return !ports.tickets.deskOpen() || at - (queuedAt ?? at) >= ports.longestWaitSeconds * 1000;
}

/** Whether somebody else changed the conversation meanwhile, so that nothing is due. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof CodedError && error.code !== 'storage_unavailable';
}
