import type {
  AgentOpened,
  AgentPresence,
  AssignmentLoss,
  HandoffPacket,
  Note,
  PresenceState,
  QueueItem,
} from '../../protocol/agent-events.ts';
import type { Message, Owner, Translation } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { TicketView } from '../../protocol/tickets.ts';
import type { Connection, Notice, Pending, TicketReader } from './state.ts';

/** Something that happened inside one chat. */
export type ChatEvent =
  /** `elsewhere`: a colleague has it. */
  | { readonly type: 'chat-opened'; readonly opened: AgentOpened; readonly elsewhere?: boolean }
  | { readonly type: 'chat-failed'; readonly code: string }
  | { readonly type: 'message-came'; readonly message: Message }
  | { readonly type: 'message-translated'; readonly seq: number; readonly translation: Translation }
  | { readonly type: 'translation-set'; readonly into: Locale | undefined }
  | { readonly type: 'shopper-read'; readonly seq: number }
  | { readonly type: 'agent-read'; readonly seq: number }
  | { readonly type: 'shopper-typed'; readonly typing: boolean }
  | { readonly type: 'note-came'; readonly note: Note; readonly clientId?: string }
  | { readonly type: 'owner-changed'; readonly owner: Owner; readonly elsewhere?: boolean }
  | { readonly type: 'ticket-changed'; readonly ticket: TicketView }
  | { readonly type: 'read-by'; readonly reader: TicketReader }
  | { readonly type: 'assignment-lost'; readonly reason: AssignmentLoss }
  | { readonly type: 'written'; readonly pending: Pending }
  | { readonly type: 'acknowledged'; readonly clientId: string; readonly seq: number }
  | { readonly type: 'send-failed'; readonly clientId: string; readonly code: string }
  | { readonly type: 'send-retried'; readonly clientId: string }
  | { readonly type: 'withdrawn'; readonly clientId: string };

/** Everything that changes the desk. The reducer is the only place that reads these. */
export type DeskEvent =
  | { readonly type: 'connection-changed'; readonly connection: Connection }
  | {
      readonly type: 'queue-changed';
      readonly queue: readonly QueueItem[];
      readonly more: number;
      readonly mine: readonly QueueItem[];
    }
  | { readonly type: 'clock-read'; readonly ahead: number }
  | { readonly type: 'agents-changed'; readonly agents: readonly AgentPresence[] }
  | { readonly type: 'presence-chosen'; readonly presence: PresenceState; readonly capacity: number }
  | {
      readonly type: 'offer-came';
      readonly conversationId: string;
      readonly expiresAt: string;
      readonly packet: HandoffPacket;
    }
  | { readonly type: 'offer-answered'; readonly conversationId: string }
  | { readonly type: 'offer-failed'; readonly conversationId: string }
  | { readonly type: 'offer-gone'; readonly conversationId: string }
  | {
      readonly type: 'chat-added';
      readonly conversationId: string;
      readonly item: QueueItem | undefined;
      readonly pending: readonly Pending[];
      /** At what is not this agent's. */
      readonly looking?: boolean;
    }
  | { readonly type: 'chat-removed'; readonly conversationId: string }
  | { readonly type: 'focused'; readonly conversationId: string | undefined }
  | { readonly type: 'tickets-shown' }
  | { readonly type: 'replies-changed' }
  | { readonly type: 'search-shown' }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'notice-dismissed'; readonly id: string }
  | { readonly type: 'in-chat'; readonly conversationId: string; readonly event: ChatEvent };
