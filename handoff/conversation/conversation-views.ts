import { addressesOf } from '../../files/attachment-links.ts';
import type { ConversationView, HandoffView, Message, Translation } from '../../protocol/conversation.ts';
import { isAnswered } from '../tickets/ticket-status.ts';
import type { Conversation, LoggedMessage } from './conversation.ts';

export type SignLink = (attachmentId: string) => string;

/** A logged message as browsers see it. */
export function toWireMessage(
  message: LoggedMessage,
  sign: SignLink,
  translation: Translation | undefined = undefined,
): Message {
  const { attachments, text, suggestedActions, value, card } = message.content;
  return {
    seq: message.seq,
    id: message.id,
    author: { kind: message.author.kind, name: message.author.name },
    createdAt: new Date(message.createdAt).toISOString(),
    ...(message.clientId === undefined ? {} : { clientId: message.clientId }),
    ...(text === undefined ? {} : { text }),
    ...(attachments === undefined || attachments.length === 0
      ? {}
      : { attachments: attachments.map((file) => ({ ...file, ...addressesOf(sign, file) })) }),
    ...(suggestedActions === undefined ? {} : { suggestedActions }),
    ...(value === undefined ? {} : { value }),
    ...(card === undefined ? {} : { card }),
    ...(translation === undefined ? {} : { translation }),
  };
}

/** A shopper reads what agents write in translation; what they wrote themselves is theirs. */
export function shownToShopper({ author }: LoggedMessage, translation: Translation | undefined) {
  return author.kind === 'agent' ? translation : undefined;
}

/** Place in the queue and expected wait. */
export interface Place {
  readonly position: number;
  /** Undefined where it is not known. */
  readonly waitSeconds: number | undefined;
  readonly agentsOnline: number;
}

export function toHandoffView(conversation: Conversation, place: Place | undefined): HandoffView {
  const { owner, agentName, ticketNumber, ticketPromisedAt } = conversation;
  const waiting = owner === 'queued' || owner === 'offered';
  return {
    state: owner,
    ...(waiting && place !== undefined ? place : {}),
    ...(owner === 'agent' && agentName !== undefined ? { agent: { name: agentName } } : {}),
    ...(owner === 'ticket' && ticketNumber !== undefined && ticketPromisedAt !== undefined
      ? {
          ticket: {
            number: ticketNumber,
            ...(isAnswered(conversation) ? {} : { promisedAt: new Date(ticketPromisedAt).toISOString() }),
          },
        }
      : {}),
  };
}

/** What is spoken, and whether it was chosen. */
export function languageOf({
  locale,
  localeChosen,
}: Pick<Conversation, 'locale' | 'localeChosen'>): Pick<ConversationView, 'locale' | 'localeChosen'> {
  return { locale, ...(localeChosen ? { localeChosen } : {}) };
}

/** @param reader whose view: the other side's reading position is shown */
export function toConversationView(
  conversation: Conversation,
  place: Place | undefined,
  reader: 'shopper' | 'agent',
): ConversationView {
  return {
    id: conversation.id,
    owner: conversation.owner,
    ...languageOf(conversation),
    lastSeq: conversation.lastSeq,
    readSeq: reader === 'shopper' ? conversation.agentReadSeq : conversation.shopperReadSeq,
    handoff: toHandoffView(conversation, place),
    createdAt: new Date(conversation.createdAt).toISOString(),
  };
}
