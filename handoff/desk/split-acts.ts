import type { TicketLink } from '../../protocol/tickets.ts';
import { type LoggedMessage, type NewMessage, SYSTEM_AUTHOR } from '../conversation/conversation.ts';
import type { Changed, MessageCopy } from '../conversation/conversation-store.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import { splitLetter } from '../letters/ticket-letters.ts';
import type { Ticket } from '../queue/tickets.ts';
import { decideSplit, type SplitOrder } from '../tickets/decide-split.ts';
import type { ActingAgent } from '../tickets/decide-ticket-act.ts';
import { isAnswered } from '../tickets/ticket-status.ts';
import type { DeskParts } from './change-owner.ts';
import { ticketLine } from './system-lines.ts';

/** What an agent wants split off; the same `clientId` twice is one split. */
export interface SplitRequest extends Pick<SplitOrder, 'seqs' | 'about'> {
  readonly clientId: string;
}

/** The newest messages of a log, of which may be chosen. */
const MOST_READ = 2_000;

/** A second matter of a ticket gets a ticket of its own. Both change, or begin, in one commit. */
export function splitActs({ change, conversations, now, line, newId }: DeskParts) {
  return {
    splitTicket: async (
      conversationId: string,
      agent: ActingAgent,
      { clientId, ...wanted }: SplitRequest,
      ticket: Ticket,
    ): Promise<Changed<TicketLink>> => {
      const { lastSeq } = await knownConversation(conversations, conversationId);
      const afterSeq = Math.max(0, lastSeq - MOST_READ);
      const log = await conversations.messages(conversationId, { afterSeq, limit: MOST_READ });
      const once = { authorId: SYSTEM_AUTHOR.id, clientId: `split-${agent.id}-${clientId}` };
      const order = { ...wanted, id: newId(), ticket };
      return change<TicketLink>({
        conversationId,
        once,
        decide: (current) => {
          const { from, begun, chosen } = decideSplit(current, log, order, agent, now());
          const { ticketNumber: number = '' } = current;
          const { about } = order;
          const seqs = chosen.map(({ seq }) => seq).join(',');
          const values = { number, into: ticket.number, about, conversationId: begun.id, seqs };
          const away = line(current, 'splitAway', values);
          const here = line(begun, 'splitHere', { number, conversationId });
          const copies = chosen.map((one) => copyOf(one, conversationId, newId()));
          return {
            conversation: from,
            messages: [{ ...away, clientId: once.clientId }],
            begun: {
              conversation: begun,
              copies,
              messages: isOwed(copies) ? [here, ticketLine(line, begun)] : [here],
              letter: splitLetter(begun),
            },
            result: { conversationId: begun.id, number: ticket.number },
          };
        },
      });
    },
  };
}

/** The ticket that a split has begun, however often it was asked for. */
export function splitOff(changed: Changed<TicketLink>): TicketLink {
  if (changed.kind === 'changed') return changed.result;
  const { conversationId, into } = changed.message.content.value as { readonly conversationId: string; into: string };
  return { conversationId, number: into };
}

/** Whether an answer is still to come: the last word is the shopper's. */
function isOwed(copies: readonly MessageCopy[]): boolean {
  const last = (kind: NewMessage['author']['kind']) => copies.findLastIndex(({ author }) => author.kind === kind);
  return !isAnswered({
    lastShopperSeq: last('shopper') + 1,
    lastAgentSeq: last('agent') + 1,
    mergedSeq: undefined,
    splitSeq: undefined,
  });
}

/** The words, files and time of a message; the whole of a mail is kept where it came in. */
function copyOf({ author, content, createdAt, seq }: LoggedMessage, conversationId: string, id: string): MessageCopy {
  const { text, attachments, value } = content;
  const mail = typeof value === 'object' && value !== null && 'mail' in value ? { mail: value.mail } : {};
  return {
    id,
    author,
    clientId: undefined,
    content: { text, attachments, value: { ...mail, copied: { conversationId, seq } } },
    createdAt,
  };
}
