import type { InboxCalls } from '../browser/inbox/use-inbox.ts';
import type { TicketInbox } from '../protocol/inbox.ts';
import type { State } from './state.ts';

/** Whether the chat that is shown has ended. */
export function hasEnded({ handoff }: Pick<State, 'handoff'>): boolean {
  return /^(closed|wrap-up)$/.test(handoff.state);
}

/** Whether the guest waits for no answer: not here, and in no ticket that is not shown. Where the server cannot say, they may. */
export async function waitsNowhere(
  state: Pick<State, 'handoff' | 'conversationId'>,
  { get }: Pick<InboxCalls, 'get'>,
): Promise<boolean> {
  if (!hasEnded(state)) return false;
  try {
    const { tickets } = await get<TicketInbox>('/v1/inbox/tickets');
    return tickets.every((one) => one.state === 'closed' || one.conversationId === state.conversationId);
  } catch {
    return false;
  }
}
