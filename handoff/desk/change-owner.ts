import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation, NewMessage } from '../conversation/conversation.ts';
import type { Change, Changed, ChangeRequest, ConversationStore } from '../conversation/conversation-store.ts';
import { type OwnershipEvent, transition } from '../conversation/ownership.ts';
import { letterOfNewTicket } from '../letters/ticket-letters.ts';
import type { WriteLine } from './system-lines.ts';

/** What every act of the desk is made with. */
export interface DeskParts {
  change<T>(request: ChangeRequest<T>): Promise<Changed<T>>;
  readonly conversations: Pick<ConversationStore, 'find' | 'list' | 'messages'>;
  readonly newId: () => string;
  readonly now: () => Instant;
  readonly line: WriteLine;
}

export interface DeskAgent {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
}

/** What the log says of a change, if anything. */
type Tell = (before: Conversation, after: Conversation) => NewMessage | undefined;
const NOTHING: Tell = () => undefined;

/** One ownership event as one atomic change. */
export function changeOwner(
  { change, now }: DeskParts,
  conversationId: string,
  event: OwnershipEvent,
  tell: Tell = NOTHING,
): Promise<Changed<Conversation>> {
  return change({
    conversationId,
    decide: (current) => changed(current, transition(current, event, now()), tell),
  });
}

/** The same with an event that gives the agent the chat, or an offer of it: within their capacity. Who has it, keeps it. */
export function giveToAgent(
  { change, now }: DeskParts,
  conversationId: string,
  agent: DeskAgent,
  event: (current: Conversation) => OwnershipEvent,
  tell: Tell = NOTHING,
): Promise<Changed<Conversation>> {
  return change({
    conversationId,
    agentId: agent.id,
    decide: (current, { agentLoad }) => {
      const theirs = current.agentId === agent.id;
      if (theirs && current.owner === 'agent') return { conversation: current, result: current };
      const after = transition(current, event(current), now());
      // An offer already counts towards the load of the agent who holds it.
      if (!(theirs && current.owner === 'offered')) checkCapacity(agent, agentLoad);
      return changed(current, after, tell);
    },
  });
}

/** @throws CodedError `agent_at_capacity` */
export function checkCapacity({ capacity }: DeskAgent, load: number): void {
  if (load >= capacity) throw new CodedError('agent_at_capacity', { capacity });
}

function changed(before: Conversation, after: Conversation, tell: Tell): Change<Conversation> {
  const message = tell(before, after);
  const messages = message === undefined ? [] : [message];
  return { conversation: after, messages, letter: letterOfNewTicket(before, after), result: after };
}
