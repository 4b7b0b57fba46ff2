import type { Conversation, NewMessage } from '../conversation/conversation.ts';
import type { Change } from '../conversation/conversation-store.ts';
import { transition } from '../conversation/ownership.ts';
import { letterOfNewTicket, notedLetter } from '../letters/ticket-letters.ts';
import { changeOwner, type DeskParts } from './change-owner.ts';
import { type HandoffRequest, requested } from './handoff-request.ts';
import { ticketLines } from './system-lines.ts';

/** What a message changes besides the log: part of the change that keeps it. */
export type Written = Omit<Change<undefined>, 'result'>;

/** What shoppers do to the ownership of their conversation. */
export function shopperActs(parts: DeskParts) {
  const { change, now, line } = parts;
  return {
    /** Idempotent: who already waits, or is served, stays as they are. */
    request: (conversationId: string, request: HandoffRequest) =>
      change<Conversation>({
        conversationId,
        decide: (current) => {
          if (alreadyAsked(current, request)) return { conversation: current, result: current };
          const after = requested(current, request, now());
          const messages = request.ticket === undefined ? [] : ticketLines(line, after);
          return { conversation: after, messages, letter: letterOfNewTicket(current, after), result: after };
        },
      }),

    cancel: (conversationId: string) =>
      changeOwner(parts, conversationId, { type: 'cancel' }, (_before, after) => line(after, 'backToBot')),

    /** What the shopper has just written says that they wait no longer. */
    leave: (current: Conversation, message: NewMessage): Written => {
      const after = transition(current, { type: 'cancel' }, now());
      return {
        // The line below is the answer to it.
        conversation: { ...after, botReadSeq: current.lastSeq + 1 },
        messages: [message, line(after, 'backToBot')],
      };
    },

    /** A guest has left an address with their ticket; it is kept with the conversation, where agents see it. */
    leaveEmail: (
      current: Conversation,
      message: NewMessage,
      { email, wrong }: { readonly email: string; readonly wrong: boolean },
    ): Written => ({
      // The line below is the answer to it.
      conversation: { ...current, ...(wrong ? {} : { email }), botReadSeq: current.lastSeq + 1 },
      messages: [message, line(current, wrong ? 'emailWrong' : 'emailKept', { email })],
      // Of one ticket once, however many addresses are left: else anybody could have letters sent to anybody.
      ...(wrong ? {} : { letter: notedLetter(current) }),
    }),

    /**
     * What the shopper has just written may speak of danger. Who waits hears whom to call; in a chat with an agent nobody talks
     * over the two. Only what is sure goes before all others: a guess would put the angry before those in need.
     */
    alarm: (
      current: Conversation,
      message: NewMessage,
      { sure, care }: { readonly sure: boolean; care(current: Conversation): NewMessage | undefined },
    ): Written => {
      const told = current.owner === 'agent' ? undefined : care(current);
      return {
        conversation: sure ? { ...current, priority: 'urgent', reason: 'safety' } : current,
        messages: told === undefined ? [message] : [message, told],
      };
    },

    end: (conversationId: string) =>
      changeOwner(parts, conversationId, { type: 'end', by: 'shopper' }, (_before, after) =>
        line(after, 'endedByShopper'),
      ),
  };
}

function alreadyAsked({ owner }: Conversation, { ticket }: HandoffRequest): boolean {
  if (owner === 'queued' || owner === 'offered' || owner === 'agent') return true;
  return owner === 'ticket' && ticket !== undefined;
}
