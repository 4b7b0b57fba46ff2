import type { AgentPresence, PresenceState } from '../../protocol/agent-events.ts';
import { type AgentSocket, ask, type RequestOf } from './agent-socket.ts';
import type { Store } from './store.ts';

/** Whether the agent takes chats, and how many: as chosen on this page, and as the server has it. */
export class PresenceChoice {
  readonly #agentId: string;
  readonly #socket: AgentSocket;
  readonly #store: Store;
  /** What the agent chose here and the server has not confirmed. */
  #choosing: RequestOf<'presence:set'> | undefined;

  constructor(agentId: string, socket: AgentSocket, store: Store) {
    this.#agentId = agentId;
    this.#socket = socket;
    this.#store = store;
  }

  async choose(presence: PresenceState, capacity: number): Promise<void> {
    const { queue, capacity: shown } = this.#store.state();
    this.#store.dispatch({ type: 'presence-chosen', presence, capacity });
    // Before the server has said how many chats the agent takes, the page knows only a number that the agent typed.
    const typed = capacity !== shown || this.#choosing?.capacity !== undefined;
    this.#choosing = { state: presence, ...(queue !== undefined || typed ? { capacity } : {}) };
    if (this.#socket.connected) await this.send();
  }

  /** Sends what was chosen and not yet confirmed, such as without a connection. */
  async send(): Promise<void> {
    const choice = this.#choosing;
    if (choice === undefined) return;
    await ask(this.#socket, 'presence:set', choice);
    if (this.#choosing === choice) this.#choosing = undefined;
  }

  /** The server knows what the agent chose, in this page or another; only a choice under way here goes before it. */
  heard(agents: readonly AgentPresence[]): void {
    this.#store.dispatch({ type: 'agents-changed', agents });
    const me = agents.find(({ agentId }) => agentId === this.#agentId);
    if (me === undefined || this.#choosing !== undefined) return;
    this.#store.dispatch({ type: 'presence-chosen', presence: me.state, capacity: me.capacity });
  }
}
