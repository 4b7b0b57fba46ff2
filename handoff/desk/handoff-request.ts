import type { HandoffReason } from '../../protocol/agent-events.ts';
import type { Priority } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { transition } from '../conversation/ownership.ts';
import type { Ticket } from '../queue/tickets.ts';

export interface HandoffRequest {
  readonly reason: HandoffReason;
  readonly priority: Priority;
  readonly question?: string | undefined;
  /** Set where nobody can come: the conversation becomes a ticket at once. */
  readonly ticket?: Ticket | undefined;
}

/** Asking for a person, as a change of the conversation: by a button, or by a turn of the bot. */
export function requested(current: Conversation, request: HandoffRequest, at: Instant): Conversation {
  const { ticket, reason, priority, question } = request;
  const queued = transition(current, { type: 'request', reason, priority, question }, at);
  return ticket === undefined ? queued : transition(queued, { type: 'to-ticket', ...ticket }, at);
}
