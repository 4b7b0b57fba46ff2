import { codeOf } from '../../browser/api.ts';
import type { Sender } from '../../browser/sender.ts';
import type { KeptOutbox } from '../../browser/stored-outbox.ts';
import type { QueueItem } from '../../protocol/agent-events.ts';
import { type AgentSocket, type AnswerOf, ask } from './agent-socket.ts';
import type { ChatEvent } from './events.ts';
import { keptOutbox } from './saved-texts.ts';
import { pendingSender } from './send-pending.ts';
import { type Chat, lastSeq, type Pending } from './state.ts';
import type { Store } from './store.ts';

/** Lets a push that is under way arrive before the log is asked again. */
const CATCH_UP_DELAY_MS = 250;
const CATCH_UP_SLOWLY_MS = 3000;

/** The chats on this desk: their logs without gaps, and what was written into them until the server has it. */
export class OpenChats {
  readonly #agentId: string;
  readonly #socket: AgentSocket;
  readonly #store: Store;
  readonly #catchingUp = new Set<string>();
  readonly #kept = new Map<string, KeptOutbox<Pending>>();
  readonly #senders = new Map<string, Sender>();

  constructor(agentId: string, socket: AgentSocket, store: Store) {
    this.#agentId = agentId;
    this.#socket = socket;
    this.#store = store;
  }

  /** Puts a chat on the desk, with what this device still has to send in it. */
  add(conversationId: string, item: QueueItem | undefined, looking = false): void {
    const pending = this.#keptOf(conversationId).list();
    this.#store.dispatch({ type: 'chat-added', conversationId, item, pending, looking });
  }

  /** Reads the chat's log, or what is new of it. */
  async open(conversationId: string): Promise<void> {
    const chat = this.find(conversationId);
    const afterSeq = chat === undefined ? 0 : lastSeq(chat);
    try {
      const request = afterSeq > 0 ? { conversationId, afterSeq } : { conversationId };
      this.opened(conversationId, await ask(this.#socket, 'conversation:open', request));
    } catch (error) {
      const code = codeOf(error);
      if (code === 'assignment_lost' || code === 'conversation_not_found') this.lost(conversationId);
      else this.#tell(conversationId, { type: 'chat-failed', code });
    }
  }

  /** The server has shown the chat; what was written meanwhile goes out. */
  opened(conversationId: string, opened: AnswerOf<'conversation:open'>): void {
    const holder = opened.ticket?.holder;
    const elsewhere = holder !== undefined && holder.id !== this.#agentId;
    this.#tell(conversationId, { type: 'chat-opened', opened, elsewhere });
    this.send(conversationId);
  }

  /** The chat is not this agent's any more, as the server said when it was asked. */
  lost(conversationId: string): void {
    this.#tell(conversationId, { type: 'assignment-lost', reason: 'lease' });
  }

  /** Sends what is written in the chat and not sent yet. */
  send(conversationId: string): void {
    const sender = this.#senders.get(conversationId) ?? pendingSender(this.#socket, this.#store, conversationId);
    this.#senders.set(conversationId, sender);
    sender.flush();
  }

  /** To be called after each event in a chat: keeps what is unsent, and fetches what is missing. */
  changed(conversationId: string): void {
    const chat = this.find(conversationId);
    if (chat === undefined) return;
    this.#keptOf(conversationId).keep(chat.pending.filter(({ state }) => state !== 'acknowledged'));
    if (chat.behind) this.#catchUp(chat, CATCH_UP_DELAY_MS);
  }

  find(conversationId: string): Chat | undefined {
    return this.#store.state().chats.find((chat) => chat.id === conversationId);
  }

  #catchUp(chat: Chat, delay: number): void {
    if (this.#catchingUp.has(chat.id)) return;
    this.#catchingUp.add(chat.id);
    setTimeout(async () => {
      if (this.find(chat.id)?.behind === true && this.#socket.connected) await this.open(chat.id);
      this.#catchingUp.delete(chat.id);
      const after = this.find(chat.id);
      // Without progress the server is asked more slowly; after a break the new connection asks anyway.
      if (after?.behind !== true || !this.#socket.connected) return;
      this.#catchUp(after, lastSeq(after) > lastSeq(chat) ? CATCH_UP_DELAY_MS : CATCH_UP_SLOWLY_MS);
    }, delay);
  }

  #keptOf(conversationId: string): KeptOutbox<Pending> {
    const kept = this.#kept.get(conversationId) ?? keptOutbox(this.#agentId, conversationId);
    this.#kept.set(conversationId, kept);
    return kept;
  }

  #tell(conversationId: string, event: ChatEvent): void {
    this.#store.dispatch({ type: 'in-chat', conversationId, event });
  }
}
