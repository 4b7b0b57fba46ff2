import { codeOf } from '../../browser/api.ts';
import type { KeptOutbox } from '../../browser/kept-outbox.ts';
import { openSocket, reviveAfterHangUp } from '../../browser/socket-link.ts';
import type { AgentPresence, PresenceState, QueueItem, Resolution } from '../../protocol/agent-events.ts';
import type { Message } from '../../protocol/conversation.ts';
import { type AgentSocket, ask, isSessionOver, type RequestOf, type Requests } from './agent-socket.ts';
import type { ChatEvent } from './events.ts';
import { keptOutbox } from './kept.ts';
import { Outbox } from './outbox.ts';
import { type Chat, lastSeq, type Pending, type SentFile } from './state.ts';
import type { Store } from './store.ts';

/** The other side may stop typing without saying so. */
const TYPING_LASTS_MS = 7000;
/** Lets a push that is under way arrive before the log is asked again. */
const CATCH_UP_DELAY_MS = 250;
const CATCH_UP_SLOWLY_MS = 3000;

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
  readonly #options: DeskLinkOptions;
  readonly #store: Store;
  readonly #socket: AgentSocket;
  readonly #outbox: Outbox;
  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #catchingUp = new Set<string>();
  readonly #kept = new Map<string, KeptOutbox<Pending>>();
  #unsubscribe: () => void = () => undefined;
  #stopReviving: () => void = () => undefined;
  /** What the agent chose here and the server has not confirmed. */
  #choosing: RequestOf<'presence:set'> | undefined;

  constructor(options: DeskLinkOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#socket = options.socket ?? openSocket('/agent');
    this.#outbox = new Outbox(this.#socket, options.store);
  }

  start(): void {
    const socket = this.#socket;
    this.#unsubscribe = this.#store.subscribe((_state, event) => {
      if (event.type === 'in-chat') this.#afterChatEvent(event.conversationId);
    });
    socket.on('connect', () => void this.#connected());
    socket.on('disconnect', () => this.#store.dispatch({ type: 'connection-changed', connection: 'reconnecting' }));
    this.#stopReviving = reviveAfterHangUp(socket);
    socket.on('connect_error', (error) => {
      if (isSessionOver(error)) this.#options.onSessionOver();
    });
    socket.on('queue:changed', (push) => {
      this.#clockRead(push.serverTime);
      this.#queueChanged(push.queue, push.mine);
    });
    socket.on('presence:changed', ({ agents }) => this.#agentsChanged(agents));
    socket.on('handoff:offered', (push) => {
      this.#store.dispatch({ type: 'offer-came', ...push });
      this.#options.onOffer(push.conversationId);
    });
    socket.on('message:new', ({ conversationId, message }) => {
      this.#inChat(conversationId, { type: 'message-came', message });
      if (message.author.kind === 'shopper') this.#options.onShopperMessage(conversationId, message);
    });
    socket.on('message:read', ({ conversationId, seq }) => this.#inChat(conversationId, { type: 'shopper-read', seq }));
    socket.on('typing:changed', ({ conversationId, typing }) => this.#shopperTyped(conversationId, typing));
    socket.on('note:added', ({ conversationId, note }) => this.#inChat(conversationId, { type: 'note-came', note }));
    socket.on('conversation:changed', ({ conversationId, owner }) =>
      this.#inChat(conversationId, { type: 'owner-changed', owner }),
    );
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
    const { queue, capacity: shown } = this.#store.state();
    this.#store.dispatch({ type: 'presence-chosen', presence, capacity });
    // Before the server has said how many chats the agent takes, the page knows only a number that the agent typed.
    const typed = capacity !== shown || this.#choosing?.capacity !== undefined;
    this.#choosing = { state: presence, ...(queue !== undefined || typed ? { capacity } : {}) };
    if (this.#socket.connected) void this.#sendChoice().catch((error) => this.#notice(codeOf(error)));
  }

  /** Sends what was chosen and not yet confirmed, such as without a connection. */
  async #sendChoice(): Promise<void> {
    const choice = this.#choosing;
    if (choice === undefined) return;
    await ask(this.#socket, 'presence:set', choice);
    if (this.#choosing === choice) this.#choosing = undefined;
  }

  /** The server knows what the agent chose, in this page or another; only a choice under way here goes before it. */
  #agentsChanged(agents: readonly AgentPresence[]): void {
    this.#store.dispatch({ type: 'agents-changed', agents });
    const me = agents.find(({ agentId }) => agentId === this.#options.agentId);
    if (me === undefined || this.#choosing !== undefined) return;
    this.#store.dispatch({ type: 'presence-chosen', presence: me.state, capacity: me.capacity });
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

  async open(conversationId: string): Promise<void> {
    const chat = this.#chat(conversationId);
    const afterSeq = chat === undefined ? 0 : lastSeq(chat);
    try {
      const request = afterSeq > 0 ? { conversationId, afterSeq } : { conversationId };
      const opened = await ask(this.#socket, 'conversation:open', request);
      this.#inChat(conversationId, { type: 'chat-opened', opened });
      await this.#outbox.flush(conversationId);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'assignment_lost' || code === 'conversation_not_found') {
        this.#inChat(conversationId, { type: 'assignment-lost', reason: 'lease' });
      } else this.#inChat(conversationId, { type: 'chat-failed', code });
    }
  }

  write(conversationId: string, kind: Pending['kind'], text: string, files: readonly SentFile[]): void {
    const createdAt = this.#options.now().toISOString();
    const pending: Pending = { kind, clientId: this.#options.newId(), text, files, createdAt, state: 'sending' };
    this.#inChat(conversationId, { type: 'written', pending });
    void this.#outbox.flush(conversationId);
  }

  retry(conversationId: string, clientId: string): void {
    this.#inChat(conversationId, { type: 'send-retried', clientId });
    void this.#outbox.flush(conversationId);
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
  transfer(conversationId: string, to: RequestOf<'handoff:transfer'>['to']): Promise<boolean> {
    return this.#finish('handoff:transfer', { conversationId, to });
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
      this.#add(conversationId, item);
      this.#inChat(conversationId, { type: 'chat-opened', opened });
      this.#store.dispatch({ type: 'focused', conversationId });
      this.#store.dispatch({ type: 'offer-gone', conversationId });
      void this.#outbox.flush(conversationId);
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
      await this.#sendChoice();
      const { queue, mine, agents, serverTime } = await ask(this.#socket, 'queue:watch', {});
      this.#store.dispatch({ type: 'connection-changed', connection: 'online' });
      this.#clockRead(serverTime);
      this.#agentsChanged(agents);
      const held = new Set(mine.map((item) => item.conversationId));
      const before = this.#store.state().chats.filter((chat) => chat.phase.is === 'open');
      this.#queueChanged(queue, mine);
      for (const chat of before) {
        if (held.has(chat.id)) void this.open(chat.id);
        else this.#inChat(chat.id, { type: 'assignment-lost', reason: 'lease' });
      }
    } catch (error) {
      if (codeOf(error) === 'login_required') this.#options.onSessionOver();
      else if (this.#socket.connected) setTimeout(() => this.#socket.connected && void this.#connected(), 2000);
    }
  }

  /** A chat that is ours and not on this desk came from another window, or from before a reload. */
  #queueChanged(queue: readonly QueueItem[], mine: readonly QueueItem[]): void {
    this.#store.dispatch({ type: 'queue-changed', queue, mine });
    for (const item of mine) {
      const known = this.#chat(item.conversationId);
      if (item.owner !== 'agent' || (known !== undefined && known.phase.is !== 'lost' && known.phase.is !== 'ended'))
        continue;
      this.#add(item.conversationId, item);
      void this.open(item.conversationId);
    }
  }

  #add(conversationId: string, item: QueueItem | undefined): void {
    const pending = this.#keptOf(conversationId).list();
    this.#store.dispatch({ type: 'chat-added', conversationId, item, pending });
  }

  #keptOf(conversationId: string): KeptOutbox<Pending> {
    const kept = this.#kept.get(conversationId) ?? keptOutbox(this.#options.agentId, conversationId);
    this.#kept.set(conversationId, kept);
    return kept;
  }

  #afterChatEvent(conversationId: string): void {
    const chat = this.#chat(conversationId);
    if (chat === undefined) return;
    this.#keptOf(conversationId).keep(chat.pending.filter(({ state }) => state !== 'acknowledged'));
    if (chat.behind) this.#catchUp(chat, CATCH_UP_DELAY_MS);
  }

  #catchUp(chat: Chat, delay: number): void {
    if (this.#catchingUp.has(chat.id)) return;
    this.#catchingUp.add(chat.id);
    setTimeout(async () => {
      if (this.#chat(chat.id)?.behind === true && this.#socket.connected) await this.open(chat.id);
      this.#catchingUp.delete(chat.id);
      const after = this.#chat(chat.id);
      // Without progress the server is asked more slowly; after a break the new connection asks anyway.
      if (after?.behind !== true || !this.#socket.connected) return;
      this.#catchUp(after, lastSeq(after) > lastSeq(chat) ? CATCH_UP_DELAY_MS : CATCH_UP_SLOWLY_MS);
    }, delay);
  }

  #chat(conversationId: string): Chat | undefined {
    return this.#store.state().chats.find((chat) => chat.id === conversationId);
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

  #notice(code: string): void {
    this.#store.dispatch({ type: 'noticed', notice: { id: this.#options.newId(), kind: 'error', code } });
  }
}
