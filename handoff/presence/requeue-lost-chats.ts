import type { Conversation } from '../conversation/conversation.ts';
import type { Desk } from '../desk/desk.ts';
import { settleActs } from '../desk/settle-acts.ts';
import type { DeskState } from '../queue/desk-state.ts';
import { isAnswered } from '../tickets/ticket-status.ts';

export interface RequeuePorts {
  readonly desk: Pick<Desk, 'agentLost' | 'putBack'>;
  readonly onFault: (error: unknown) => void;
}

/** Gives the chats of agents whose last page is gone back to the head of the queue, and takes back what they were offered. */
export async function requeueLostChats(state: DeskState, { desk, onFault }: RequeuePorts): Promise<void> {
  const lost = [...state.waiting, ...state.held].filter((one) => hasLostAgent(state, one));
  await settleActs(
    lost.map((one) => letGo(one, desk)),
    onFault,
  );
}

/** Of a ticket that was answered nobody waits for the next agent. */
function letGo(one: Conversation, desk: RequeuePorts['desk']): Promise<unknown> {
  const { id, agentId = '', owner, ticketNumber } = one;
  const answered = owner === 'agent' && ticketNumber !== undefined && isAnswered(one);
  return answered ? desk.putBack(id, agentId) : desk.agentLost(id, agentId);
}

/** Whether an agent who is gone for good has the conversation, or was offered it. */
export function hasLostAgent({ lost }: Pick<DeskState, 'lost'>, { owner, agentId }: Conversation): boolean {
  return (owner === 'offered' || owner === 'agent') && agentId !== undefined && lost.has(agentId);
}
