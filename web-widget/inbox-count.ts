import type { BrowserStorage } from '../browser/browser-storage.ts';
import type { TicketInbox } from '../protocol/inbox.ts';
import type { LiveState } from './live-state.ts';
import { readCredentials } from './tokens.ts';

/** How much is unread in the inbox of who is signed in; a guest has none. */
export interface InboxCount {
  unread(): number;
  /** Asks the server, at most once a minute. */
  look(): void;
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

/** Looks when the link comes up, and whenever it is told to. */
export function createInboxCount({ server, live, storage, fetch, now, onChange }: Needs): InboxCount {
  let unread = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function read(token: string): Promise<void> {
    const get = async <T>(path: string): Promise<Partial<T>> => {
      const response = await fetch(server + path, {
        credentials: 'omit',
        headers: { authorization: `Bearer ${token}` },
      });
      return response.ok ? ((await response.json()) as T) : {};
    };
    const { person } = live.get();
    const [{ unread: ofCases = 0 }, { tickets = [] }] = await Promise.all([
      get<{ unread: number }>('/v1/notices/unread'),
      get<TicketInbox>('/v1/inbox/tickets'),
    ]);
    const { conversationId, person: readerNow } = live.get();
    if (readerNow !== person) return;
    // What is new in this chat is in sight here.
    const elsewhere = tickets.filter((ticket) => ticket.unread > 0 && ticket.conversationId !== conversationId);
    unread = ofCases + elsewhere.length;
    onChange();
  }

  function look(): void {
    const credentials = readCredentials(storage);
    if (credentials?.subject === undefined || now() < lookedAt + OFTEN_MS) return;
    lookedAt = now();
    // Without an answer the number before stands.
    read(credentials.token).catch(() => undefined);
  }

  live.subscribe((state, before) => {
    if (state.person !== before.person) {
      unread = 0;
      lookedAt = Number.NEGATIVE_INFINITY;
    }
    if (state.link === 'online' && before.link !== 'online') look();
  });
  return { unread: () => unread, look };
}
