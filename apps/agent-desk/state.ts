import type { SentFile } from '../../browser/upload-list.ts';
import type {
  AgentOpened,
  AgentPresence,
  AssignmentLoss,
  HandoffPacket,
  Note,
  PresenceState,
  QueueItem,
} from '../../protocol/agent-events.ts';
import type { ConversationView, Message, Owner } from '../../protocol/conversation.ts';
import type { SeenTicket, TicketAgent, TicketLink, TicketView } from '../../protocol/tickets.ts';

export type Connection = 'connecting' | 'online' | 'reconnecting';

/** A chat offered to this agent alone, until `expiresAt`. */
export interface Offer {
  readonly conversationId: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly packet: HandoffPacket;
  readonly answering: boolean;
}

/** Something written here that the server has not confirmed. Its `clientId` makes a repeated send harmless. */
export interface Pending {
  readonly kind: 'message' | 'note';
  readonly clientId: string;
  readonly text: string;
  readonly files: readonly SentFile[];
  /** ISO 8601, by this device's clock. */
  readonly createdAt: string;
  readonly state: 'sending' | 'acknowledged' | 'failed';
  /** Where it stands in the log, once acknowledged. */
  readonly seq?: number;
  readonly errorCode?: string;
}

export type ChatPhase =
  /** `looking`: at what is not this agent's. */
  | { readonly is: 'loading'; readonly looking?: boolean }
  | { readonly is: 'open' }
  | { readonly is: 'failed'; readonly code: string }
  | { readonly is: 'lost'; readonly reason: AssignmentLoss }
  /** Over, or not this agent's: in `owner`'s hands; `agent` is a colleague. */
  | { readonly is: 'ended'; readonly owner: Owner };

/** A colleague, and until when they are taken for looking: milliseconds, by the server's clock. */
export interface TicketReader extends TicketAgent {
  readonly until: number;
}

export interface Chat {
  readonly id: string;
  readonly phase: ChatPhase;
  readonly item: QueueItem | undefined;
  readonly conversation: ConversationView | undefined;
  readonly packet: HandoffPacket | undefined;
  /** Without gaps from seq 1. */
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  /** Undefined until the chat was opened. */
  readonly translation?: AgentOpened['translation'];
  /** Where it is or was a ticket. */
  readonly ticket?: TicketView | undefined;
  /** Tickets that go on in this one. */
  readonly merged?: readonly TicketLink[] | undefined;
  /** Tickets that were split off this one. */
  readonly split?: readonly TicketLink[] | undefined;
  /** Colleagues who look at it, too. */
  readonly readers?: readonly TicketReader[];
  readonly pending: readonly Pending[];
  /** How far the shopper has read. */
  readonly readByShopper: number;
  /** How far this agent has read. */
  readonly readByMe: number;
  readonly shopperTyping: boolean;
  /** The log holds more than `messages`: ask with `afterSeq`. */
  readonly behind: boolean;
}

/** Two tickets that have become one, at this desk. */
export interface MergedTickets {
  readonly from: SeenTicket & TicketLink;
  readonly into: TicketLink;
}

/** A ticket, and the one that this desk has just split off it. */
export interface SplitTickets {
  readonly from: TicketLink;
  readonly off: TicketLink;
}

/** What a notice offers to take back. */
export interface Undoable {
  readonly merged?: MergedTickets | undefined;
  readonly split?: SplitTickets | undefined;
}

export interface Notice extends Undoable {
  readonly id: string;
  readonly kind: 'error' | 'info';
  /** An error code, or the name of a text of the desk. */
  readonly code: string;
}

export interface DeskState {
  readonly connection: Connection;
  /** Undefined until the queue was read for the first time. */
  readonly queue: readonly QueueItem[] | undefined;
  /** How many wait behind those that are shown. */
  readonly behind: number;
  readonly agents: readonly AgentPresence[];
  /** Milliseconds by which this device's clock is before the server's; what the server says is compared without it. */
  readonly clockAhead: number;
  readonly presence: PresenceState;
  readonly capacity: number;
  readonly offers: readonly Offer[];
  /** In the order in which they came to this desk. */
  readonly chats: readonly Chat[];
  /** The chat that the keyboard works on; none is the queue. */
  readonly focused: string | undefined;
  /** Whether the list of tickets is shown in the place of the chats. */
  readonly atTickets: boolean;
  /** Whether what was searched for is. */
  readonly atSearch: boolean;
  readonly notices: readonly Notice[];
  /** Counts what was heard of changed canned replies. */
  readonly repliesRound: number;
}

/** Offline until the server says what this agent chose, here or elsewhere. */
export function startState(): DeskState {
  return {
    connection: 'connecting',
    queue: undefined,
    behind: 0,
    agents: [],
    clockAhead: 0,
    presence: 'offline',
    capacity: 1,
    offers: [],
    chats: [],
    focused: undefined,
    atTickets: false,
    atSearch: false,
    notices: [],
    repliesRound: 0,
  };
}

/** Neither a chat nor a list is shown. */
export function atQueue({ focused, atTickets, atSearch }: DeskState): boolean {
  return focused === undefined && !atTickets && !atSearch;
}

export function newChat(
  id: string,
  item: QueueItem | undefined,
  pending: readonly Pending[] = [],
  looking = false,
): Chat {
  return {
    id,
    phase: looking ? { is: 'loading', looking } : { is: 'loading' },
    item,
    conversation: undefined,
    packet: undefined,
    messages: [],
    notes: [],
    pending,
    readByShopper: 0,
    readByMe: 0,
    shopperTyping: false,
    behind: false,
  };
}

export function lastSeq(chat: Chat): number {
  return chat.messages.at(-1)?.seq ?? 0;
}

/** Messages of the shopper that this agent has not seen. */
export function unreadCount(chat: Chat): number {
  return chat.messages.filter((message) => message.author.kind === 'shopper' && message.seq > chat.readByMe).length;
}

/** Whether the agent may still write to the shopper. */
export function isMine(chat: Chat): boolean {
  return chat.phase.is === 'open' || (chat.phase.is === 'loading' && chat.phase.looking !== true);
}

/** Since when the shopper waits for a first reply; undefined once an agent has answered, or when it is over. */
export function awaitingFirstReply(chat: Chat): string | undefined {
  const since = chat.packet?.waitingSince ?? chat.item?.waitingSince;
  if (since === undefined || chat.phase.is !== 'open') return undefined;
  const answered = chat.messages.some((message) => message.author.kind === 'agent' && message.createdAt >= since);
  return answered ? undefined : since;
}
