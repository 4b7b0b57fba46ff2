import type { DueLetter, LetterOutbox } from '../../notices/ports.ts';
import type { Conversation } from '../conversation/conversation.ts';

/**
 * `answer`: an agent has answered. `split`: there are two tickets now. `noted`: the ticket's number and its promise, to an address that was left. `care`: whom to call first,
 * to who has written of danger by mail.
 */
export type TicketLetterKind = 'answer' | 'noted' | 'split' | 'care';

/** A letter that a change of a conversation orders, committed with it. */
export interface TicketLetterOrder {
  readonly kind: TicketLetterKind;
  /** What is ordered twice under one name is one letter; without one it goes by the message that it tells of. */
  readonly once?: string;
}

/** A letter of a ticket that is to be sent. */
export interface DueTicketLetter extends DueLetter {
  readonly conversationId: string;
  /** Of the message that it tells of. */
  readonly seq: number;
  readonly kind: TicketLetterKind;
}

export interface TicketLetterOutbox extends LetterOutbox<DueTicketLetter> {
  /** Whether a text message that tells of something after this message has left already. Mails to an address that is lost are none. */
  textedAfter(conversationId: string, seq: number): Promise<boolean>;
}

/**
 * Whether what an agent writes now also goes by e-mail: the conversation is or was a ticket. Whether the shopper has read it in the
 * chat is looked at when the letter is due.
 */
export function answersTicket({ ticketNumber }: Pick<Conversation, 'ticketNumber'>): boolean {
  return ticketNumber !== undefined;
}

/** The number of a ticket that begins and its promise: once, however often the change that begins it is tried. */
export function notedLetter({ ticketNumber = '' }: Pick<Conversation, 'ticketNumber'>): TicketLetterOrder {
  return { kind: 'noted', once: `noted/${ticketNumber}` };
}

/** The same where a change has begun a ticket of somebody whom a letter reaches; guests are asked for an address first. */
export function letterOfNewTicket(before: Conversation, after: Conversation): TicketLetterOrder | undefined {
  const began = after.ticketNumber !== undefined && after.ticketNumber !== before.ticketNumber;
  return began && (after.verified || after.email !== undefined) ? notedLetter(after) : undefined;
}

/** That a second ticket was made of a part of the first, and which is which; none where no letter reaches the shopper. */
export function splitLetter(begun: Conversation): TicketLetterOrder | undefined {
  return begun.verified || begun.email !== undefined || begun.phone !== undefined
    ? { kind: 'split', once: `split/${begun.ticketNumber}` }
    : undefined;
}
