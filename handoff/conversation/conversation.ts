import type { HandoffReason, Resolution } from '../../protocol/agent-events.ts';
import type { AuthorKind, Card, Owner, Priority, SuggestedAction } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';

/**
 * One shopper's conversation: the row that every change is checked against. `epoch` counts the changes of its owner:
 * whatever was decided under an older epoch (a bot's turn, an agent's acceptance) is refused.
 */
export interface Conversation {
  readonly id: string;
  readonly visitorId: string;
  readonly shopperName: string;
  /** Signed in by the marketplace. */
  readonly verified: boolean;
  readonly email: string | undefined;
  /** The address that its owner has proved theirs: by the link of a letter to it, or by a mail from it. */
  readonly provenEmail: string | undefined;
  /** With its country code; of a guest who left it instead of an address. */
  readonly phone: string | undefined;
  readonly locale: Locale;
  /** Set by hand: detection no longer changes it. */
  readonly localeChosen: boolean;
  readonly owner: Owner;
  readonly epoch: number;
  /** Newest message; the log is dense from 1. */
  readonly lastSeq: number;
  /** Newest message of the shopper. */
  readonly lastShopperSeq: number;
  /** Newest message of an agent. */
  readonly lastAgentSeq: number;
  /** How far the bot has answered; while a person is waited for, only what it has answered counts. */
  readonly botReadSeq: number;
  readonly shopperReadSeq: number;
  readonly agentReadSeq: number;
  /** Whom the chat is offered to (`offered`), or who has it (`agent`, `wrap-up`). */
  readonly agentId: string | undefined;
  readonly agentName: string | undefined;
  /** Who served the shopper last; preferred when free. */
  readonly lastAgentId: string | undefined;
  readonly offerExpiresAt: Instant | undefined;
  /** Agents who declined since the shopper asked; not asked again before the others were. */
  readonly declinedBy: readonly string[];
  readonly reason: HandoffReason | undefined;
  readonly priority: Priority;
  readonly skill: string | undefined;
  /** The words that the bot could not serve. */
  readonly question: string | undefined;
  /** What the rank in the queue counts from: the first request, or earlier for whoever had an agent already. */
  readonly waitingSince: Instant | undefined;
  /** Since when the shopper waits this time: the request, or the last return to the queue. */
  readonly queuedAt: Instant | undefined;
  /** When a person was asked for; the time to the first reply counts from here. */
  readonly requestedAt: Instant | undefined;
  readonly firstReplyAt: Instant | undefined;
  readonly ticketNumber: string | undefined;
  /** Until when it is answered: promised anew where the shopper writes after an answer. */
  readonly ticketPromisedAt: Instant | undefined;
  /** Whose ticket it is, in whoever's hands the conversation is. */
  readonly assigneeId: string | undefined;
  readonly assigneeName: string | undefined;
  /** Of a ticket: what it is about, in the agents' words. */
  readonly tags: readonly string[];
  /** Put aside until then, as long as the shopper writes nothing after `snoozedSeq`. */
  readonly snoozedUntil: Instant | undefined;
  readonly snoozedSeq: number | undefined;
  /** The line about the newest ticket that was merged into this one and still waited for its answer: it is to come from here. */
  readonly mergedSeq: number | undefined;
  /** Of a ticket that was merged away: the conversation that it goes on in, and the number of that ticket. */
  readonly mergedInto: string | undefined;
  readonly mergedNumber: string | undefined;
  /** The line about the newest split that took along all that waited for its answer: it comes from there. */
  readonly splitSeq: number | undefined;
  /** Of a ticket that was split off: the conversation that it began in, and the number of that ticket. */
  readonly splitFrom: string | undefined;
  readonly splitNumber: string | undefined;
  readonly resolution: Resolution | 'merged' | undefined;
  readonly score: number | undefined;
  readonly comment: string | undefined;
  /** How often it was ended. A shopper who writes after an end begins anew. */
  readonly endings: number;
  /** The agent's language, where they have turned the translation of this chat on. */
  readonly translatedInto: Locale | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A file of a message; its address is signed anew each time it is shown. */
export interface AttachmentReference {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Length of a film, where it says so. */
  readonly seconds?: number | undefined;
}

/** What a message says; authorship and order are the log's. */
export interface MessageContent {
  readonly text?: string | undefined;
  readonly value?: unknown;
  readonly attachments?: readonly AttachmentReference[] | undefined;
  readonly suggestedActions?: readonly SuggestedAction[] | undefined;
  readonly card?: Card | undefined;
}

export interface Author {
  readonly kind: AuthorKind;
  readonly id: string;
  readonly name: string;
}

export interface NewMessage {
  readonly id: string;
  readonly author: Author;
  readonly clientId: string | undefined;
  readonly content: MessageContent;
}

/** A message as it stands in the log. */
export interface LoggedMessage extends NewMessage {
  readonly seq: number;
  readonly createdAt: Instant;
}

/** In the queue, offered to an agent, or left as a ticket: a person will come, and is not there yet. */
export function waitsForPerson({ owner }: Pick<Conversation, 'owner'>): boolean {
  return owner === 'queued' || owner === 'offered' || owner === 'ticket';
}

export const BOT_AUTHOR: Author = { kind: 'bot', id: 'bot', name: 'Kaunter' };
export const SYSTEM_AUTHOR: Author = { kind: 'system', id: 'system', name: '' };

/** What is no ticket yet, a new matter too; what is kept of one goes with it. */
export const NO_TICKET = {
  ticketNumber: undefined,
  ticketPromisedAt: undefined,
  assigneeId: undefined,
  assigneeName: undefined,
  tags: [],
  snoozedUntil: undefined,
  snoozedSeq: undefined,
  mergedSeq: undefined,
  splitSeq: undefined,
} as const satisfies Partial<Conversation>;

export function newConversation(given: {
  id: string;
  visitorId: string;
  shopperName: string;
  verified: boolean;
  email: string | undefined;
  locale: Locale;
  localeChosen: boolean;
  at: Instant;
}): Conversation {
  const { at, ...identity } = given;
  return {
    ...identity,
    provenEmail: undefined,
    phone: undefined,
    owner: 'bot',
    epoch: 1,
    lastSeq: 0,
    lastShopperSeq: 0,
    lastAgentSeq: 0,
    botReadSeq: 0,
    shopperReadSeq: 0,
    agentReadSeq: 0,
    agentId: undefined,
    agentName: undefined,
    lastAgentId: undefined,
    offerExpiresAt: undefined,
    declinedBy: [],
    reason: undefined,
    priority: 'other',
    skill: undefined,
    question: undefined,
    waitingSince: undefined,
    queuedAt: undefined,
    requestedAt: undefined,
    firstReplyAt: undefined,
    ...NO_TICKET,
    mergedInto: undefined,
    mergedNumber: undefined,
    splitFrom: undefined,
    splitNumber: undefined,
    resolution: undefined,
    score: undefined,
    comment: undefined,
    endings: 0,
    translatedInto: undefined,
    createdAt: at,
    updatedAt: at,
  };
}
