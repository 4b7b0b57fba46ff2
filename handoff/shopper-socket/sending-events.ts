import type { AttachmentStore } from '../../files/attachments.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import { type Conversation, type NewMessage, waitsForPerson } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { shopperSchemas as schemas } from '../conversation/event-schemas.ts';
import { goesOnIn, othersGoOnIn } from '../conversation/goes-on-in.ts';
import { checkOwn, knownConversation } from '../conversation/known-conversation.ts';
import { ownAttachments, referenceTo } from '../conversation/own-attachments.ts';
import { transition } from '../conversation/ownership.ts';
import { type Alarm, alarmIn, type CareWhileWaitingPorts } from '../desk/danger-while-waiting.ts';
import type { Desk } from '../desk/desk.ts';
import type { Written } from '../desk/shopper-acts.ts';
import type { Ticket } from '../queue/tickets.ts';
import type { OnlyThanks } from '../tickets/only-thanks.ts';
import { isEndedTicket } from '../tickets/written-to-ticket.ts';
import { stopsWaiting } from './stop-waiting-words.ts';
import { emailIn } from './ticket-email.ts';

export interface SendingPorts extends CareWhileWaitingPorts {
  readonly conversations: Conversations;
  readonly desk: Pick<Desk, 'leave' | 'alarm' | 'leaveEmail' | 'asksAgain' | 'leftBy'>;
  readonly attachments: AttachmentStore;
  readonly freshTicket: () => Ticket;
  readonly onlyThanks: OnlyThanks;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** The shopper writes. */
export function sendingEvents(ports: SendingPorts): EventTable<Visitor> {
  const { conversations, newId } = ports;
  return {
    'message:send': on(schemas.send, async (visitor: Visitor, request, socket) => {
      const { conversationId, clientId, value } = request;
      const text = request.text?.trim() === '' ? undefined : request.text;
      const attachmentIds = request.attachmentIds ?? [];
      if (text === undefined && value === undefined && attachmentIds.length === 0)
        throw new CodedError('message_empty');
      const files = await ownAttachments(ports.attachments, visitor.visitorId, attachmentIds);
      const message: NewMessage = {
        id: newId(),
        author: { kind: 'shopper', id: visitor.visitorId, name: visitor.name },
        clientId,
        content: {
          text,
          value,
          attachments: files.map(referenceTo),
        },
      };
      const alarm = await alarmIn(ports, conversationId, text);
      const send = (apart?: Apart) =>
        conversations.change<undefined>(
          {
            conversationId,
            once: { authorId: visitor.visitorId, clientId },
            ...(apart === undefined ? {} : { with: apart.from }),
            decide: (current, { other }) => {
              checkOwn(current, visitor);
              const said = { ...written(ports, current, message, alarm), result: undefined };
              if (current.mergedInto === undefined) return said;
              if (apart === undefined || other === undefined) throw new CodedError('ticket_merged');
              // Who only thanks opens nothing again.
              if (said.conversation.mergedInto !== undefined) return said;
              return { ...said, other: ports.desk.leftBy(current, other, apart.othersToo) };
            },
          },
          socket.id,
        );
      const sent = await send().catch(async (error: unknown) => {
        if (!(error instanceof CodedError) || error.code !== 'ticket_merged') throw error;
        return send(await leadOn(conversations, conversationId, visitor));
      });
      const logged = sent.kind === 'repeated' ? sent.message : sent.messages[0];
      if (logged === undefined) throw new Error('A send was committed without its message');
      return { seq: logged.seq, id: logged.id, createdAt: new Date(logged.createdAt).toISOString() };
    }),
  };
}

/** From which conversation a ticket parts that went on in it, and whether others stay there. */
interface Apart {
  readonly from: string;
  readonly othersToo: boolean;
}

/**
 * What is written to a ticket that was merged belongs where it goes on. Where that is another visitor's, of whom an address alone is known,
 * this one opens again.
 * @throws CodedError `ticket_merged` with where to write
 */
async function leadOn(
  conversations: Pick<Conversations, 'find' | 'list'>,
  conversationId: string,
  { visitorId }: Visitor,
): Promise<Apart | undefined> {
  const merged = await knownConversation(conversations, conversationId);
  if (merged.mergedInto === undefined) return undefined;
  const { id, visitorId: owner, ticketNumber } = await goesOnIn(conversations, merged);
  if (owner === visitorId && id !== conversationId)
    throw new CodedError('ticket_merged', { conversationId: id, number: ticketNumber });
  return { from: id, othersToo: await othersGoOnIn(conversations, id, conversationId) };
}

/** What a message changes besides the log: it may end the wait, warn of danger, or bring the bot back. */
function written(
  { desk, now, freshTicket, onlyThanks }: Pick<SendingPorts, 'desk' | 'now' | 'freshTicket' | 'onlyThanks'>,
  before: Conversation,
  message: NewMessage,
  alarm: Alarm | undefined,
): Written {
  const { text, attachments = [] } = message.content;
  if (waitsForPerson(before) && text !== undefined && attachments.length === 0 && stopsWaiting(text))
    return desk.leave(before, message);
  const left = attachments.length === 0 ? emailIn(before, text) : undefined;
  if (left !== undefined) return desk.leaveEmail(before, message, left);
  // The ticket stays solved, and opens again with whatever comes after it.
  if (text !== undefined && attachments.length === 0 && isEndedTicket(before) && onlyThanks(text, before))
    return { conversation: before, messages: [message] };
  const { conversation: current, lines } = desk.asksAgain(before, freshTicket());
  if (alarm !== undefined && (waitsForPerson(current) || current.owner === 'agent'))
    return desk.alarm(current, message, alarm);
  const back = current.owner === 'closed' || current.owner === 'wrap-up';
  return {
    conversation: back ? transition(current, { type: 'shopper-wrote' }, now()) : current,
    messages: [message, ...lines],
  };
}
