import type { BrowserStorage } from '../browser/browser-storage.ts';
import type { TicketInbox, TicketNews } from '../protocol/inbox.ts';
import type { LiveState } from './live-state.ts';
import { readCredentials } from './tokens.ts';

/** How much is unread in the inbox of who is signed in, as a guest has none; and what can be shown in the chat, new answers with it. */
export interface InboxCount {
  unread(): number;
  /** What the chat can show, as far as it is known; without an id, a conversation that begins anew. */
  choices(): readonly ChatChoice[];
  /** Asks the server, at most once a minute. */
  look(): void;
  /** The inbox is in sight and shows so many. */
  tell(count: number): void;
}

export interface ChatChoice {
  readonly conversationId: string | undefined;
  /** Undefined of one that is no ticket. */
  readonly ticket: TicketNews | undefined;
}

interface Needs {
  readonly server: string;
  readonly live: LiveState;
  readonly storage: BrowserStorage;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => void;
  readonly onChange: () => void;
}

const OFTEN_MS = 60_000;
/** Where something has come: a busy case brings several pushes. */
const NEWS_MS = 5_000;

/** Looks when the link comes up, and whenever it is told to. */
export function createInboxCount({ server, live, storage, fetch, now, later, onChange }: Needs): InboxCount {
  let unread = 0;
  let choices: readonly ChatChoice[] = [];
  let dueAt = 0;
  /** The same, where something has come. */
  let soonAt = 0;
  let waits = false;

  async function read(token: string, signedIn: boolean): Promise<void> {
    const get = <T>(path: string) => ask<T>(fetch, server + path, token);
    const { person } = live.get();
    const [{ unread: ofCases = 0 }, { tickets = [], newest }] = await Promise.all([
      signedIn ? get<{ unread: number }>('/v1/notices/unread') : { unread: 0 },
      get<TicketInbox>('/v1/inbox/tickets'),
    ]);
    const { conversationId, person: readerNow } = live.get();
    if (readerNow !== person) return;
    // What is new in this chat is in sight here.
    const elsewhere = tickets.filter((ticket) => ticket.unread > 0 && ticket.conversationId !== conversationId);
    unread = signedIn ? ofCases + elsewhere.length : 0;
    choices = choicesOf(tickets, newest, conversationId);
    onChange();
  }

  function look(): void {
    const credentials = readCredentials(storage);
    if (credentials === undefined || now() < dueAt) return;
    dueAt = now() + OFTEN_MS;
    soonAt = now() + NEWS_MS;
    // Without an answer the number before stands.
    read(credentials.token, credentials.subject !== undefined).catch(() => undefined);
  }

  /** Of guests, only those who have something that the chat does not show. */
  function lookSoon(): void {
    if (readCredentials(storage)?.subject === undefined && choices.length < 2) return;
    const wait = dueAt - now();
    // What came right after a look is in the next one.
    if (wait > 0 && wait <= NEWS_MS && !waits) {
      waits = true;
      later(() => {
        waits = false;
        look();
      }, wait);
    }
    look();
  }

  live.subscribe((state, before) => {
    if (state.person !== before.person) {
      unread = 0;
      choices = [];
      dueAt = 0;
    }
    // A line of the desk may tell of another ticket.
    if (state.log !== before.log && state.log.messages.at(-1)?.author.kind === 'system') dueAt = 0;
    if (state.news !== before.news) dueAt = Math.min(dueAt, soonAt);
    const isUp = state.link === 'online' && before.link !== 'online';
    if (isUp || state.news !== before.news) lookSoon();
  });
  return {
    unread: () => unread,
    choices: () => choices,
    look,
    tell(count) {
      unread = count;
      onChange();
    },
  };
}

async function ask<T>(fetch: Needs['fetch'], address: string, token: string): Promise<Partial<T>> {
  const response = await fetch(address, { credentials: 'omit', headers: { authorization: `Bearer ${token}` } });
  // Refused now is not nothing there: what is known stands. Whoever came by the link of one order has no tickets.
  if (!response.ok && response.status !== 403) throw response;
  return (await response.json()) as Partial<T>;
}

/** The tickets that have not ended, what is shown now, and the newest chat. */
function choicesOf(
  tickets: readonly TicketNews[],
  newest: string | undefined,
  shown: string | undefined,
): readonly ChatChoice[] {
  const open = tickets.filter(({ state, conversationId }) => state !== 'closed' || conversationId === shown);
  const known = open.map((ticket) => ({ conversationId: ticket.conversationId, ticket }));
  return known.some(({ conversationId }) => conversationId === newest)
    ? known
    : [...known, { conversationId: newest, ticket: undefined }];
}
