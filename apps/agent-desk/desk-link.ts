import { codeOf } from '../../browser/api.ts';
import { openSocket, reviveAfterHangUp } from '../../browser/socket-link.ts';
import type { SentFile } from '../../browser/upload-list.ts';
import type { PresenceState, QueueShown, Resolution } from '../../protocol/agent-events.ts';
import type { Message } from '../../protocol/conversation.ts';
import { type AgentSocket, ask, isSessionOver, type RequestOf, type Requests } from './agent-socket.ts';
import type { ChatEvent } from './events.ts';
import { OpenChats } from './open-chats.ts';
import { PresenceChoice } from './presence-choice.ts';
import type { Pending, Undoable } from './state.ts';
import type { Store } from './store.ts';
import { type TicketRequests, ticketRequests } from './ticket-requests.ts';

/** The other side may stop typing without saying so. */
const TYPING_LASTS_MS = 7000;

type Transfer = RequestOf<'handoff:transfer'>;
type TransferTo = [to: Transfer['to'], note?: Transfer['note']];

interface DeskLinkOptions {
  readonly agentId: string;
  readonly store: Store;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly onSessionOver: () => void;
  /** In the place of this server's own. */
  readonly socket?: AgentSocket;
  readonly onOffer: (conversationId: string) => void;
  readonly onShopperMessage: (conversationId: string, message: Message) => void;
}

/** The desk's connection to the server: turns pushes into events, and what the agent does into requests. */
export class DeskLink {
  readonly tickets: TicketRequests;
  readonly #options: DeskLinkOptions;
  readonly #store: Store;
  readonly #socket: AgentSocket;
  readonly #chats: OpenChats;
  readonly #presence: PresenceChoice;
  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  #unsubscribe: () => void = () => undefined;
  #stopReviving: () => void = () => undefined;

  constructor(options: DeskLinkOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#socket = options.socket ?? openSocket('/agent');
    this.#chats = new OpenChats(options.agentId, this.#socket, this.#store);
    this.tickets = ticketRequests({
      ...{ agentId: options.agentId, now: options.now, socket: this.#socket, store: this.#store, chats: this.#chats },
      notice: (code, undo) => this.#notice(code, undo),
    });
    this.#presence = new PresenceChoice(options.agentId, this.#socket, this.#store);
  }

  start(): void {
    const socket = this.#socket;
    this.#unsubscribe = this.#store.subscribe((_state, event) => {
      if (event.type === 'in-chat') this.#chats.changed(event.conversationId);
    });
    socket.on('connect', () => void this.#connected());
    socket.on('disconnect', () => this.#store.dispatch({ type: 'connection-changed', connection: 'reconnecting' }));
    this.#stopReviving = reviveAfterHangUp(socket);
    socket.on('connect_error', (error) => {
      if (isSessionOver(error)) this.#options.onSessionOver();
    });
    socket.on('queue:changed', (push) => {
      this.#clockRead(push.serverTime);
      this.#queueChanged(push);
    });
    socket.on('presence:changed', ({ agents }) => this.#presence.heard(agents));
    socket.on('handoff:offered', (push) => {
      this.#store.dispatch({ type: 'offer-came', ...push });
      this.#options.onOffer(push.conversationId);
    });
    socket.on('message:new', ({ conversationId, message }) => {
      this.#inChat(conversationId, { type: 'message-came', message });
      if (message.author.kind === 'shopper') this.#options.onShopperMessage(conversationId, message);
    });
    socket.on('message:translated', ({ conversationId, seq, translation }) =>
      this.#inChat(conversationId, { type: 'message-translated', seq, translation }),
    );
    socket.on('message:read', ({ conversationId, seq }) => this.#inChat(conversationId, { type: 'shopper-read', seq }));
    socket.on('typing:changed', ({ conversationId, typing }) => this.#shopperTyped(conversationId, typing));
    socket.on('note:added', ({ conversationId, note }) => this.#inChat(conversationId, { type: 'note-came', note }));
    socket.on('conversation:changed', ({ conversationId, owner, agentId }) => {
      const elsewhere = agentId !== undefined && agentId !== this.#options.agentId;
      this.#inChat(conversationId, { type: 'owner-changed', owner, elsewhere });
    });
    socket.on('replies:changed', () => this.#store.dispatch({ type: 'replies-changed' }));
    this.tickets.listen();
    socket.on('assignment:lost', ({ conversationId, reason }) => {
      this.#offerGone(conversationId);
      this.#inChat(conversationId, { type: 'assignment-lost', reason });
    });
    socket.connect();
  }

  stop(): void {
    this.#unsubscribe();
    for (const timer of this.#typingTimers.values()) clearTimeout(timer);
    // Else a desk that was left would come back by itself, with whoever is signed in by then.
    this.#stopReviving();
    this.#socket.off();
    this.#socket.disconnect();
  }

  /** Tries at once instead of waiting for the next scheduled attempt, such as when the network is back. */
  wake(): void {
    if (!this.#socket.connected) this.#socket.connect();
  }

  choosePresence(presence: PresenceState, capacity: number): void {
    void this.#presence.choose(presence, capacity).catch((error) => this.#notice(codeOf(error)));
  }

  #clockRead(serverTime: string): void {
    this.#store.dispatch({ type: 'clock-read', ahead: this.#options.now().getTime() - Date.parse(serverTime) });
  }

  /** Whether the chat is this agent's now. */
  accept(conversationId: string): Promise<boolean> {
    this.#store.dispatch({ type: 'offer-answered', conversationId });
    return this.#take('handoff:accept', conversationId);
  }

  pick(conversationId: string): Promise<boolean> {
    return this.#take('handoff:pick', conversationId);
  }

  async decline(conversationId: string): Promise<void> {
    this.#store.dispatch({ type: 'offer-gone', conversationId });
    await this.#try('handoff:decline', { conversationId });
  }

  /** An offer that ended without this agent's doing is said, as its card goes away under the pointer. */
  #offerGone(conversationId: string): void {
    const offered = this.#store.state().offers.some((offer) => offer.conversationId === conversationId);
    if (!offered) return;
    this.#store.dispatch({ type: 'offer-gone', conversationId });
    this.#store.dispatch({
      type: 'noticed',
      notice: { id: this.#options.newId(), kind: 'info', code: 'offer_expired' },
    });
  }

  /** To be called when the offer's time is over by this device's clock. */
  offerExpired(conversationId: string): void {
    this.#offerGone(conversationId);
  }

  /** Reads the chat's log again after that has failed. */
  reopen(conversationId: string): void {
    void this.#chats.open(conversationId);
  }

  write(conversationId: string, kind: Pending['kind'], text: string, files: readonly SentFile[]): void {
    const createdAt = this.#options.now().toISOString();
    const pending: Pending = { kind, clientId: this.#options.newId(), text, files, createdAt, state: 'sending' };
    this.#inChat(conversationId, { type: 'written', pending });
    this.#chats.send(conversationId);
  }

  /** Into this agent's own language, and back. */
  async translate(conversationId: string, on: boolean): Promise<void> {
    try {
      const { into } = await ask(this.#socket, 'translation:set', { conversationId, on });
      this.#inChat(conversationId, { type: 'translation-set', into });
    } catch (error) {
      this.#notice(codeOf(error));
    }
  }

  retry(conversationId: string, clientId: string): void {
    this.#inChat(conversationId, { type: 'send-retried', clientId });
    this.#chats.send(conversationId);
  }

  /** Takes back what did not get through; the page puts its text into the box again. */
  withdraw(conversationId: string, clientId: string): void {
    this.#inChat(conversationId, { type: 'withdrawn', clientId });
  }

  typing(conversationId: string, typing: boolean): void {
    void ask(this.#socket, 'typing:set', { conversationId, typing }).catch(() => undefined);
  }

  read(conversationId: string, seq: number): void {
    this.#inChat(conversationId, { type: 'agent-read', seq });
    void ask(this.#socket, 'message:read', { conversationId, seq }).catch(() => undefined);
  }

  /** These end the agent's part; `true` when the server has agreed. */
  transfer(conversationId: string, ...[to, note]: TransferTo): Promise<boolean> {
    return this.#finish('handoff:transfer', { conversationId, to, ...(note === undefined ? {} : { note }) });
  }

  async putBack(conversationId: string): Promise<void> {
    if (await this.#finish('ticket:put-back', { conversationId })) this.#store.dispatch({ type: 'tickets-shown' });
  }

  returnToBot(conversationId: string): Promise<boolean> {
    return this.#finish('conversation:return', { conversationId });
  }

  close(conversationId: string, resolution: Resolution): Promise<boolean> {
    return this.#finish('conversation:close', { conversationId, resolution });
  }

  async #finish<E extends Requests>(
    event: E,
    request: RequestOf<E> & { readonly conversationId: string },
  ): Promise<boolean> {
    const done = await this.#try(event, request);
    if (done) this.#store.dispatch({ type: 'chat-removed', conversationId: request.conversationId });
    return done;
  }

  async #take(event: 'handoff:accept' | 'handoff:pick', conversationId: string): Promise<boolean> {
    const item = this.#store.state().queue?.find((candidate) => candidate.conversationId === conversationId);
    try {
      const opened = await ask(this.#socket, event, { conversationId });
      this.#chats.add(conversationId, item);
      this.#chats.opened(conversationId, opened);
      this.#store.dispatch({ type: 'focused', conversationId });
      this.#store.dispatch({ type: 'offer-gone', conversationId });
      return true;
    } catch (error) {
      const passing = codeOf(error) === 'unreachable' || codeOf(error) === 'timeout';
      this.#store.dispatch({ type: passing ? 'offer-failed' : 'offer-gone', conversationId });
      this.#notice(codeOf(error));
      return false;
    }
  }

  async #connected(): Promise<void> {
    try {
      await this.#presence.send();
      const { agents, serverTime, ...queue } = await ask(this.#socket, 'queue:watch', {});
      this.#store.dispatch({ type: 'connection-changed', connection: 'online' });
      // What changed meanwhile was told to nobody here.
      this.#store.dispatch({ type: 'replies-changed' });
      this.#clockRead(serverTime);
      this.#presence.heard(agents);
      const held = new Set(queue.mine.map((item) => item.conversationId));
      const { chats } = this.#store.state();
      const before = chats.filter((chat) => chat.phase.is === 'open');
      this.#queueChanged(queue);
      for (const chat of before) {
        if (held.has(chat.id)) void this.#chats.open(chat.id);
        else this.#chats.lost(chat.id);
      }
      for (const { id, phase, ticket } of chats)
        if (phase.is === 'ended' && ticket !== undefined && !held.has(id)) void this.#chats.open(id);
    } catch (error) {
      if (codeOf(error) === 'login_required') this.#options.onSessionOver();
      else if (this.#socket.connected) setTimeout(() => this.#socket.connected && void this.#connected(), 2000);
    }
  }

  /** A chat that is ours and not on this desk came from another window, or from before a reload. */
  #queueChanged({ queue, more, mine }: Pick<QueueShown, 'queue' | 'more' | 'mine'>): void {
    this.#store.dispatch({ type: 'queue-changed', queue, more, mine });
    for (const item of mine) {
      const known = this.#chats.find(item.conversationId);
      if (item.owner !== 'agent' || (known !== undefined && known.phase.is !== 'lost' && known.phase.is !== 'ended'))
        continue;
      this.#chats.add(item.conversationId, item);
      void this.#chats.open(item.conversationId);
    }
  }

  #shopperTyped(conversationId: string, typing: boolean): void {
    clearTimeout(this.#typingTimers.get(conversationId));
    this.#inChat(conversationId, { type: 'shopper-typed', typing });
    if (!typing) return;
    const stop = (): void => this.#inChat(conversationId, { type: 'shopper-typed', typing: false });
    this.#typingTimers.set(conversationId, setTimeout(stop, TYPING_LASTS_MS));
  }

  async #try<E extends Requests>(event: E, request: RequestOf<E>): Promise<boolean> {
    try {
      await ask(this.#socket, event, request);
      return true;
    } catch (error) {
      this.#notice(codeOf(error));
      return false;
    }
  }

  #inChat(conversationId: string, event: ChatEvent): void {
    this.#store.dispatch({ type: 'in-chat', conversationId, event });
  }

  #notice(code: string, undo?: Undoable): void {
    const kind = undo === undefined ? 'error' : 'info';
    this.#store.dispatch({ type: 'noticed', notice: { id: this.#options.newId(), kind, code, ...undo } });
  }
}
