import type { ConversationView, Message, Owner, Priority, Translation } from './conversation.ts';
import type { Locale } from './locale.ts';
import type { Acknowledge, DisputeChanged, Empty, OutgoingMessage, Sent } from './shopper-events.ts';
import type { SeenTicket, TicketAct, TicketAgent, TicketLink, TicketOutcome, TicketView } from './tickets.ts';

export type PresenceState = 'online' | 'away' | 'offline';

/** Why a person is wanted. */
export const HANDOFF_REASONS = [
  'requested',
  'low-confidence',
  'dispute',
  'rule',
  'safety',
  'error',
  'transfer',
  'agent-lost',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** A line of the queue, or of the agent's own chats. */
export interface QueueItem {
  readonly conversationId: string;
  readonly owner: Owner;
  readonly shopper: { readonly name: string; readonly verified: boolean };
  readonly locale: Locale;
  readonly reason: HandoffReason;
  readonly priority: Priority;
  /** ISO 8601; the shopper's wait counts from here: the request, or the return to the queue. */
  readonly waitingSince: string;
  /** Who is offered the chat, or has it. */
  readonly agentId?: string;
  readonly lastText?: string;
  readonly lastSeq: number;
}

/** All that an agent needs in order to go on without asking again. */
export interface HandoffPacket {
  readonly reason: HandoffReason;
  readonly priority: Priority;
  readonly locale: Locale;
  readonly waitingSince: string;
  readonly shopper: {
    readonly id: string;
    readonly name: string;
    readonly verified: boolean;
    readonly email?: string;
    /** Of a guest's address: whether its owner came by a letter to it, or wrote from it. */
    readonly emailProven?: boolean;
  };
  /** Articles that the bot showed, and what the shopper said of them. */
  readonly articles: readonly { readonly slug: string; readonly title: string; readonly helpful?: boolean }[];
  /** The shopper's words that the bot could not serve. */
  readonly question?: string;
  /** What a half-filled form of the bot holds already, in the shopper's language; the agent can finish it. */
  readonly form?: readonly FormEntry[];
  /** Conversations of this shopper before this one. */
  readonly earlierConversations: number;
}

/** One answer of a form, as the shopper saw it. */
export interface FormEntry {
  readonly label: string;
  readonly value: string;
}

export interface Note {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: string;
}

export interface AgentOpened {
  readonly conversation: ConversationView;
  readonly messages: readonly Message[];
  readonly packet: HandoffPacket;
  readonly notes: readonly Note[];
  readonly translation: {
    /** Whether this installation can translate. */
    readonly available: boolean;
    /** The agent's language, where it is turned on. */
    readonly into?: Locale;
  };
  /** Where the conversation is or was a ticket. */
  readonly ticket?: TicketView;
  /** Tickets that go on in this one. */
  readonly merged?: readonly TicketLink[];
  /** Tickets that were split off this one. */
  readonly split?: readonly TicketLink[];
}

export const RESOLUTIONS = ['solved', 'unsolved', 'dispute-opened', 'no-answer', 'spam'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export interface AgentPresence {
  readonly agentId: string;
  readonly name: string;
  readonly state: PresenceState;
  readonly capacity: number;
  readonly active: number;
}

/** Why a chat, or the offer of one, is gone: the lease ran out, somebody picked it, it was handed on, the shopper left, the offer expired. */
export type AssignmentLoss = 'lease' | 'picked' | 'transferred' | 'cancelled' | 'expired';

interface InConversation {
  readonly conversationId: string;
}

/** What an agent's page shows of the queue. */
export interface QueueShown {
  /** Who is served next first; then the tickets. */
  readonly queue: readonly QueueItem[];
  /** How many wait behind those of `queue`. */
  readonly more: number;
  readonly mine: readonly QueueItem[];
  /** ISO 8601, the server's; waits and offers are measured from it, as clocks of devices go wrong. */
  readonly serverTime: string;
}

/** Namespace `/agent`, client → server; needs the cookie session of a staff account. */
export interface AgentRequests {
  'presence:set': (
    request: { readonly state: PresenceState; readonly capacity?: number },
    acknowledge: Acknowledge<{ readonly presence: AgentPresence }>,
  ) => void;
  'queue:watch': (
    request: Empty,
    acknowledge: Acknowledge<QueueShown & { readonly agents: readonly AgentPresence[] }>,
  ) => void;
  'handoff:accept': (request: InConversation, acknowledge: Acknowledge<AgentOpened>) => void;
  'handoff:decline': (request: InConversation, acknowledge: Acknowledge<Empty>) => void;
  'handoff:pick': (request: InConversation, acknowledge: Acknowledge<AgentOpened>) => void;
  'handoff:transfer': (
    request: InConversation & {
      readonly to: { readonly agentId?: string; readonly skill?: string };
      /** To whoever takes it on; sent twice it is kept once. */
      readonly note?: { readonly clientId: string; readonly text: string };
    },
    acknowledge: Acknowledge<Empty>,
  ) => void;
  'conversation:open': (
    request: InConversation & { readonly afterSeq?: number },
    acknowledge: Acknowledge<AgentOpened>,
  ) => void;
  'conversation:return': (request: InConversation, acknowledge: Acknowledge<Empty>) => void;
  'conversation:close': (
    request: InConversation & { readonly resolution: Resolution },
    acknowledge: Acknowledge<Empty>,
  ) => void;
  /** One act on several tickets: each has its own outcome, in the order in which they were named. */
  'tickets:act': (
    request: { readonly tickets: readonly SeenTicket[]; readonly act: TicketAct },
    acknowledge: Acknowledge<{ readonly outcomes: readonly TicketOutcome[] }>,
  ) => void;
  /** While a ticket is in front of the agent, so that colleagues who look at it know; again within {@link READING_SECONDS}. */
  'ticket:reading': (request: InConversation, acknowledge: Acknowledge<Empty>) => void;
  /** The agent who has a ticket lets go of it: it is answered later, or waits for the shopper. */
  'ticket:put-back': (request: InConversation, acknowledge: Acknowledge<Empty>) => void;
  'message:send': (request: Omit<OutgoingMessage, 'value'>, acknowledge: Acknowledge<Sent>) => void;
  'message:read': (request: InConversation & { readonly seq: number }, acknowledge: Acknowledge<Empty>) => void;
  'typing:set': (request: InConversation & { readonly typing: boolean }, acknowledge: Acknowledge<Empty>) => void;
  /** Into the agent's own language, and back. */
  'translation:set': (
    request: InConversation & { readonly on: boolean },
    acknowledge: Acknowledge<{ readonly into?: Locale }>,
  ) => void;
  'note:add': (
    request: InConversation & { readonly clientId: string; readonly text: string },
    acknowledge: Acknowledge<{ readonly note: Note }>,
  ) => void;
}

/** Namespace `/agent`, server → client. */
export interface AgentPushes {
  'queue:changed': (push: QueueShown) => void;
  'handoff:offered': (push: InConversation & { readonly expiresAt: string; readonly packet: HandoffPacket }) => void;
  'message:new': (push: InConversation & { readonly message: Message }) => void;
  'message:translated': (push: InConversation & { readonly seq: number; readonly translation: Translation }) => void;
  'message:read': (push: InConversation & { readonly seq: number }) => void;
  'typing:changed': (push: InConversation & { readonly typing: boolean }) => void;
  'note:added': (push: InConversation & { readonly note: Note }) => void;
  /** `agentId`: who has it, or is offered it. */
  'conversation:changed': (push: InConversation & { readonly owner: Owner; readonly agentId?: string }) => void;
  'ticket:changed': (push: InConversation & { readonly ticket: TicketView }) => void;
  'ticket:read-by': (push: InConversation & { readonly agent: TicketAgent }) => void;
  'assignment:lost': (push: InConversation & { readonly reason: AssignmentLoss }) => void;
  /** To everybody who mediates. */
  'dispute:changed': (push: DisputeChanged) => void;
  /** Canned replies are to be read anew. */
  'replies:changed': (push: Empty) => void;
  'presence:changed': (push: { readonly agents: readonly AgentPresence[] }) => void;
}
