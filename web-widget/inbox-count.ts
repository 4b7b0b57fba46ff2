import type { BrowserStorage } from '../browser/browser-storage.ts';
import type { TicketInbox, TicketNews } from '../protocol/inbox.ts';
import type { LiveState } from './live-state.ts';
import { readCredentials } from './tokens.ts';

/** How much is unread in the inbox of who is signed in, as a guest has none; and what can be shown in the chat. */
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
  readonly onChange: () => void;
}

const OFTEN_MS = 60_000;
/** Where something has come: a busy case brings several pushes. */
const NEWS_MS = 5_000;

/** Looks when the link comes up, and whenever it is told to. */
export function createInboxCount({ server, live, storage, fetch, now, onChange }: Needs): InboxCount {
  let unread = 0;
  let choices: readonly ChatChoice[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function read(token: string, signedIn: boolean): Promise<void> {
    const get = async <T>(path: string): Promise<Partial<T>> => {
      const response = await fetch(server + path, {
        credentials: 'omit',
        headers: { authorization: `Bearer ${token}` },
      });
      return response.ok ? ((await response.json()) as T) : {};
    };
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
    if (credentials === undefined || now() < lookedAt + OFTEN_MS) return;
    lookedAt = now();
    // Without an answer the number before stands.
    read(credentials.token, credentials.subject !== undefined).catch(() => undefined);
  }

  live.subscribe((state, before) => {
    if (state.person !== before.person) {
      unread = 0;
      choices = [];
      lookedAt = Number.NEGATIVE_INFINITY;
    }
    // A line of the desk may tell of another ticket.
    if (state.log !== before.log && state.log.messages.at(-1)?.author.kind === 'system')
      lookedAt = Number.NEGATIVE_INFINITY;
    if (state.news !== before.news) lookedAt = Math.min(lookedAt, now() - OFTEN_MS + NEWS_MS);
    const isUp = state.link === 'online' && before.link !== 'online';
    if ((isUp || state.news !== before.news) && readCredentials(storage)?.subject !== undefined) look();
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
