import type { Owner } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { TicketLetterOrder } from '../letters/ticket-letters.ts';
import type { Conversation, LoggedMessage, NewMessage } from './conversation.ts';

/** A message that another log holds, with the time that it has there. */
export type MessageCopy = Omit<LoggedMessage, 'seq'>;

/** A conversation that begins with copies of what was said in another one. */
export interface Begun {
  readonly conversation: Conversation;
  readonly copies: readonly MessageCopy[];
  /** What is said in it now, after the copies. */
  readonly messages: readonly NewMessage[];
  /** It tells of the first of these. */
  readonly letter?: TicketLetterOrder | undefined;
}

/** What a decision makes of a conversation; committed whole, or not at all. */
export interface Change<T> {
  /** The row as it shall stand. The store sets `lastSeq`, `lastShopperSeq`, `lastAgentSeq` and `updatedAt` itself. */
  readonly conversation: Conversation;
  /** Appended to the log in this order. */
  readonly messages?: readonly NewMessage[];
  /** The bot's memory of this conversation, as JSON. */
  readonly botState?: string;
  /** Why the bot says these messages, as JSON. */
  readonly trace?: string;
  /** What also goes to the shopper by e-mail; it tells of the first of these messages. */
  readonly letter?: TicketLetterOrder | undefined;
  /** What becomes of the conversation that was asked for `with` this one; in the same commit. */
  readonly other?: Pick<Change<unknown>, 'conversation' | 'messages'>;
  /** One that begins with this change; in the same commit. */
  readonly begun?: Begun;
  readonly result: T;
}

/** Facts beside the row that a decision may need, read in the same transaction. */
export interface Facts {
  /** How many conversations `agentId` holds or is offered; 0 where none was named. */
  readonly agentLoad: number;
  /** The conversation that was asked for `with` this one; undefined where there is none. */
  readonly other?: Conversation | undefined;
}

/** Pure and synchronous; refuses by throwing a CodedError, and then nothing changes. */
export type Decide<T> = (current: Conversation, facts: Facts) => Change<T>;

export interface ChangeRequest<T> {
  readonly conversationId: string;
  /** A send that may come twice: where the log has it already, `decide` is not asked and nothing changes. */
  readonly once?: { readonly authorId: string; readonly clientId: string };
  /** The agent whose load the decision depends on; loads of one agent are decided one after the other. */
  readonly agentId?: string;
  /** Another conversation that the decision is about too; nobody else changes it meanwhile. */
  readonly with?: string;
  readonly decide: Decide<T>;
}

/** What a commit has made of one conversation. */
export interface ChangedConversation {
  readonly before: Conversation;
  readonly conversation: Conversation;
  readonly messages: readonly LoggedMessage[];
}

export type Changed<T> =
  | (ChangedConversation & {
      readonly kind: 'changed';
      readonly other?: ChangedConversation;
      /** Without the copies that it begins with. */
      readonly begun?: ChangedConversation;
      readonly result: T;
    })
  | { readonly kind: 'repeated'; readonly conversation: Conversation; readonly message: LoggedMessage };

export interface ConversationFilter {
  readonly ids?: readonly string[];
  readonly owners?: readonly Owner[];
  readonly agentId?: string;
  readonly visitorId?: string;
  /** Only those that go on in this conversation. */
  readonly mergedInto?: string;
  /** Only those that were split off this conversation. */
  readonly splitFrom?: string;
  /** Only those that hold a message of the shopper which the bot, who owns them, has not answered. */
  readonly unanswered?: boolean;
  /** Only those changed at or after this instant. */
  readonly changedSince?: Instant;
  /** With `changedSince`: only what follows this one, the last of the page before, in the order of the changes. */
  readonly after?: Pick<Conversation, 'updatedAt' | 'id'> | undefined;
  readonly limit?: number;
}

/** The log and the ownership of conversations. A resolved promise means: on disk. */
export interface ConversationStore {
  /** One that is there already stays as it is: of two tries at once, the second must not undo what came of the first. */
  create(conversation: Conversation): Promise<void>;
  find(id: string): Promise<Conversation | undefined>;
  /**
   * The one way to change a conversation. Decisions on one conversation are taken one after the other, each on the
   * outcome of the one before.
   * @throws CodedError `conversation_not_found`, what `decide` throws, `storage_unavailable`
   */
  change<T>(request: ChangeRequest<T>): Promise<Changed<T>>;
  /** Oldest first, from `afterSeq` on (exclusive). */
  messages(id: string, range: { readonly afterSeq: number; readonly limit: number }): Promise<LoggedMessage[]>;
  /** The bot's memory as JSON, and how far it had read when it was saved. */
  botState(id: string): Promise<string | undefined>;
  /**
   * Longest waiting first, then those who do not wait, oldest change first. With `changedSince` in the order of the
   * changes alone.
   */
  list(filter: ConversationFilter): Promise<Conversation[]>;
  /** Conversation → what is another text after each change of it: for whoever keeps what they have read. */
  versions(owners: readonly Owner[]): Promise<ReadonlyMap<string, string>>;
}
