import type { ConversationView, HandoffView, Message, Translation } from './conversation.ts';
import type { WireError } from './error-codes.ts';
import type { Locale } from './locale.ts';

/** Every client event is acknowledged with this. */
export type Acknowledgement<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: WireError };
export type Acknowledge<T> = (answer: Acknowledgement<T>) => void;

export type Empty = Readonly<Record<never, never>>;

export interface Opened {
  readonly conversation: ConversationView;
  /** Those after `afterSeq` (all, without it), oldest first, at most 200; ask again from the last one for more. */
  readonly messages: readonly Message[];
}

export interface Sent {
  readonly seq: number;
  readonly id: string;
  readonly createdAt: string;
}

export interface OutgoingMessage {
  readonly conversationId: string;
  /** Chosen by the sender, unique per sender and conversation; a repeated send gets the first one's answer. */
  readonly clientId: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly attachmentIds?: readonly string[];
}

interface InConversation {
  readonly conversationId: string;
}

/** Namespace `/shopper`, client → server. The handshake's `auth` is `{token}`. */
export interface ShopperRequests {
  /** `locale` is that of the page: a conversation follows the page opened last, unless its shopper chose a language. */
  'conversation:open': (
    request: { readonly conversationId?: string; readonly afterSeq?: number; readonly locale?: Locale },
    acknowledge: Acknowledge<Opened>,
  ) => void;
  'message:send': (request: OutgoingMessage, acknowledge: Acknowledge<Sent>) => void;
  'message:read': (request: InConversation & { readonly seq: number }, acknowledge: Acknowledge<Empty>) => void;
  'typing:set': (request: InConversation & { readonly typing: boolean }, acknowledge: Acknowledge<Empty>) => void;
  /** `of: 'page'`: the page is in another language now; else the shopper chose it. The answer is the language that holds. */
  'locale:set': (
    request: InConversation & { readonly locale: Locale; readonly of?: 'page' },
    acknowledge: Acknowledge<{ readonly locale: Locale }>,
  ) => void;
  'handoff:request': (
    request: InConversation & { readonly reason?: string },
    acknowledge: Acknowledge<{ readonly handoff: HandoffView }>,
  ) => void;
  'handoff:cancel': (request: InConversation, acknowledge: Acknowledge<{ readonly handoff: HandoffView }>) => void;
  /** Who waits in line would rather be answered later: the request becomes a ticket. */
  'handoff:ticket': (request: InConversation, acknowledge: Acknowledge<{ readonly handoff: HandoffView }>) => void;
  'answer:rate': (
    request: InConversation & { readonly messageId: string; readonly helpful: boolean },
    acknowledge: Acknowledge<Empty>,
  ) => void;
  'conversation:rate': (
    request: InConversation & { readonly score: 1 | 2 | 3 | 4 | 5; readonly comment?: string },
    acknowledge: Acknowledge<Empty>,
  ) => void;
  'conversation:end': (request: InConversation, acknowledge: Acknowledge<Empty>) => void;
}

/** A case has moved on; what it is now, its page asks for. */
export interface DisputeChanged {
  readonly caseNumber: string;
  readonly state: string;
  readonly revision: number;
}

/** Namespace `/shopper`, server → client. Delivered at most once: catch up with `afterSeq` after a reconnect or a gap. */
export interface ShopperPushes {
  'message:new': (push: InConversation & { readonly message: Message }) => void;
  'message:translated': (push: InConversation & { readonly seq: number; readonly translation: Translation }) => void;
  'handoff:changed': (push: InConversation & HandoffView) => void;
  'typing:changed': (push: InConversation & { readonly typing: boolean; readonly name?: string }) => void;
  'message:read': (push: InConversation & { readonly seq: number }) => void;
  'locale:changed': (push: InConversation & { readonly locale: Locale; readonly localeChosen?: true }) => void;
  /** To all pages of both parties, in a conversation or not. */
  'dispute:changed': (push: DisputeChanged) => void;
  /** To all pages of a shopper: somebody has answered in one of their conversations, or a ticket of theirs stands otherwise. */
  'inbox:changed': (push: Record<string, never>) => void;
  'conversation:closed': (push: InConversation) => void;
}
