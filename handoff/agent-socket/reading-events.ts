import type { ReadTrail } from '../../people/audit/read-trail.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import { conversationRoom } from '../../transport/socket-rooms.ts';
import type { Account } from '../../transport/who-calls.ts';
import { agentSchemas as schemas, shopperSchemas } from '../conversation/event-schemas.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import { type OpenForAgentPorts, openForAgent } from './open-for-agent.ts';

export interface FollowingPorts extends OpenForAgentPorts {
  readonly trail: ReadTrail;
}

/** The agent opens a conversation, reads and types. */
export function followingEvents(ports: FollowingPorts): EventTable<Account> {
  const { conversations } = ports;
  return {
    'conversation:open': on(schemas.open, async (account: Account, { conversationId, afterSeq }, socket) => {
      const conversation = await knownConversation(conversations, conversationId);
      // Any agent may look; the audit log keeps who did.
      if (conversation.agentId !== account.id)
        await ports.trail.note({
          actor: account.id,
          action: 'conversation-read',
          subject: conversationId,
          data: { owner: conversation.owner },
        });
      return openForAgent(ports, conversation, afterSeq ?? 0, socket);
    }),

    'message:read': on(shopperSchemas.read, async (account: Account, { conversationId, seq }, socket) => {
      await conversations.change(
        {
          conversationId,
          decide: (current) => {
            if (current.agentId !== account.id) throw new CodedError('assignment_lost');
            const agentReadSeq = Math.max(current.agentReadSeq, Math.min(seq, current.lastSeq));
            return { conversation: { ...current, agentReadSeq }, result: undefined };
          },
        },
        socket.id,
      );
      return {};
    }),

    'typing:set': on(shopperSchemas.typing, async (account: Account, { conversationId, typing }, socket) => {
      // Only whoever has the conversation open is seen typing in it.
      if (!socket.rooms.has(conversationRoom(conversationId))) throw new CodedError('assignment_lost');
      socket.nsp.server
        .of('/shopper')
        .to(conversationRoom(conversationId))
        .volatile.emit('typing:changed', { conversationId, typing, name: account.name });
      return {};
    }),
  };
}
