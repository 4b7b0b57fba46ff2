import { ApiError, codeOf } from '../../browser/api.ts';
import { type AgentSocket, ask } from './agent-socket.ts';
import type { ChatEvent } from './events.ts';
import type { Pending } from './state.ts';
import type { Store } from './store.ts';

/** Failures that another try may cure by itself: the entry waits for the next connection. */
const PASSING = new Set(['unreachable', 'timeout']);

/**
 * Sends what was written, one after the other in each chat, until the server has confirmed it. A break in between
 * is no matter: the same `clientId` goes out again and the log holds it once.
 */
export class Outbox {
  readonly #socket: AgentSocket;
  readonly #store: Store;
  readonly #running = new Set<string>();

  constructor(socket: AgentSocket, store: Store) {
    this.#socket = socket;
    this.#store = store;
  }

  async flush(conversationId: string): Promise<void> {
    if (this.#running.has(conversationId)) return;
    this.#running.add(conversationId);
    try {
      let entry = this.#next(conversationId);
      while (entry !== undefined && this.#socket.connected) {
        if (!(await this.#send(conversationId, entry))) return;
        entry = this.#next(conversationId);
      }
    } finally {
      this.#running.delete(conversationId);
    }
  }

  #next(conversationId: string): Pending | undefined {
    const chat = this.#store.state().chats.find((candidate) => candidate.id === conversationId);
    return chat?.phase.is === 'open' ? chat.pending.find((entry) => entry.state === 'sending') : undefined;
  }

  /** Whether the next entry may follow. */
  async #send(conversationId: string, entry: Pending): Promise<boolean> {
    const tell = (event: ChatEvent): void => this.#store.dispatch({ type: 'in-chat', conversationId, event });
    const { clientId, text } = entry;
    try {
      if (entry.kind === 'note') {
        const { note } = await ask(this.#socket, 'note:add', { conversationId, clientId, text });
        tell({ type: 'note-came', note, clientId });
      } else {
        const attachmentIds = entry.files.map((file) => file.id);
        const { seq } = await ask(this.#socket, 'message:send', {
          conversationId,
          clientId,
          ...(text === '' ? {} : { text }),
          ...(attachmentIds.length === 0 ? {} : { attachmentIds }),
        });
        tell({ type: 'acknowledged', clientId, seq });
      }
      return true;
    } catch (error) {
      const code = codeOf(error);
      // Silence on a living connection is told to the agent; on a dead one the entry just waits.
      if (error instanceof ApiError && PASSING.has(code) && !this.#socket.connected) return false;
      tell({ type: 'send-failed', clientId, code });
      if (code === 'assignment_lost') tell({ type: 'assignment-lost', reason: 'lease' });
      return code !== 'assignment_lost';
    }
  }
}
