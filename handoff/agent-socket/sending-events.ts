import type { AttachmentStore } from '../../files/attachments.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import { conversationRoom } from '../../transport/socket-rooms.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { outgoing, agentSchemas as schemas } from '../conversation/event-schemas.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import { ownAttachments, referenceTo } from '../conversation/own-attachments.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import { answersTicket } from '../letters/ticket-letters.ts';

export interface WritingPorts {
  readonly conversations: Conversations;
  readonly notes: SideNotes;
  readonly attachments: AttachmentStore;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** The agent writes to the shopper, or a note that only staff see. */
export function writingEvents(ports: WritingPorts): EventTable<Account> {
  const { conversations, notes, now, newId } = ports;
  return {
    'message:send': on(outgoing, async (account: Account, request, socket) => {
      const { conversationId, clientId } = request;
      const text = request.text?.trim() === '' ? undefined : request.text;
      const attachmentIds = request.attachmentIds ?? [];
      if (text === undefined && attachmentIds.length === 0) throw new CodedError('message_empty');
      const files = await ownAttachments(ports.attachments, account.id, attachmentIds);
      const sent = await conversations.change(
        {
          conversationId,
          once: { authorId: account.id, clientId },
          decide: (current) => {
            if (current.owner !== 'agent' || current.agentId !== account.id) throw new CodedError('assignment_lost');
            return {
              conversation: { ...current, firstReplyAt: current.firstReplyAt ?? now() },
              messages: [
                {
                  id: newId(),
                  author: { kind: 'agent', id: account.id, name: account.name },
                  clientId,
                  content: { text, attachments: files.map(referenceTo) },
                },
              ],
              ...(answersTicket(current) ? { letter: { kind: 'answer' } } : {}),
              result: undefined,
            };
          },
        },
        socket.id,
      );
      const logged = sent.kind === 'repeated' ? sent.message : sent.messages[0];
      if (logged === undefined) throw new Error('A send was committed without its message');
      return { seq: logged.seq, id: logged.id, createdAt: new Date(logged.createdAt).toISOString() };
    }),

    'note:add': on(schemas.note, async (account: Account, { conversationId, clientId, text }, socket) => {
      await knownConversation(conversations, conversationId);
      const note = await notes.addNote({
        id: newId(),
        conversationId,
        clientId,
        authorId: account.id,
        authorName: account.name,
        text,
        at: now(),
      });
      socket.to(conversationRoom(conversationId)).emit('note:added', { conversationId, note });
      return { note };
    }),
  };
}
