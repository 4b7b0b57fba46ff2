import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import type { TicketInbox, TicketNews } from '../../protocol/inbox.ts';
import type { Locale } from '../../protocol/locale.ts';
import { codeOf } from '../api.ts';

/** How the list speaks to the server, as its reader. */
export interface InboxCalls {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** Something new: in a case, or of a ticket. */
export type News =
  | { readonly is: 'case'; readonly at: string; readonly unread: boolean; readonly notice: NoticeView }
  | {
      readonly is: 'ticket';
      readonly at: string;
      readonly unread: boolean;
      readonly ticket: TicketNews;
      readonly timeZone: string;
    };

export interface InboxNews {
  /** Newest first; undefined while they are not here yet. */
  readonly news: readonly News[] | undefined;
  readonly unread: number;
  readonly failure: string | undefined;
  /** Whether there are older ones of cases. */
  readonly more: boolean;
  readonly older: () => void;
  /** Notices are read by a press; a ticket's answers by reading them in the chat. */
  readonly markRead: (ids: readonly string[]) => void;
  readonly reload: () => void;
}

interface NoticePage {
  readonly notices: readonly NoticeView[];
  readonly unread: number;
}

/** What `GET /v1/notices` gives at once. */
const PAGE = 50;
const POLL_MS = 60_000;
const NO_TICKETS: TicketInbox = { tickets: [], timeZone: 'UTC' };

/**
 * What the reader finds in their inbox, of cases and of tickets.
 * @param changes another value whenever something may be new; undefined before anything was
 */
export function useInbox(access: InboxCalls | undefined, locale: Locale, changes: unknown): InboxNews {
  const [page, setPage] = useState<NoticePage>();
  const [tickets, setTickets] = useState<TicketInbox>(NO_TICKETS);
  const [failure, setFailure] = useState<string>();
  const [more, setMore] = useState(false);
  const isLong = useRef(false);

  const load = useCallback(async (): Promise<void> => {
    if (access === undefined) return;
    try {
      const [notices, own] = await Promise.all([noticesOf(access, locale), ticketsOf(access)]);
      isLong.current = false;
      setPage(notices);
      setMore(notices.notices.length === PAGE);
      setTickets(own);
      setFailure(undefined);
    } catch (error) {
      setFailure(codeOf(error));
    }
  }, [access, locale]);
  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      // What the reader has opened further down is not taken away.
      if (document.visibilityState === 'visible' && !isLong.current) void load();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [load]);
  useEffect(() => {
    if (changes !== undefined) void load();
  }, [changes]);

  const older = async (): Promise<void> => {
    const last = page?.notices.at(-1);
    if (access === undefined || page === undefined || last === undefined) return;
    try {
      const next = await noticesOf(access, locale, last.id);
      isLong.current = true;
      setPage({ ...page, notices: [...page.notices, ...next.notices] });
      setMore(next.notices.length === PAGE);
    } catch (error) {
      setFailure(codeOf(error));
    }
  };
  const markRead = (ids: readonly string[]): void => {
    if (access === undefined || page === undefined || ids.length === 0) return;
    const now = new Set(ids);
    const fresh = page.notices.filter(({ id, read }) => !read && now.has(id));
    const notices = page.notices.map((one) => (now.has(one.id) ? { ...one, read: true } : one));
    setPage({ notices, unread: Math.max(0, page.unread - fresh.length) });
    access.post('/v1/notices/read', { ids }).catch(() => undefined);
  };
  const answers = tickets.tickets.filter(({ unread }) => unread > 0).length;
  return {
    news: page === undefined ? undefined : newestFirst(page.notices, tickets),
    unread: (page?.unread ?? 0) + answers,
    ...{ failure, more, markRead },
    older: () => void older(),
    reload: () => void load(),
  };
}

function noticesOf(access: InboxCalls, locale: Locale, after?: string): Promise<NoticePage> {
  const from = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
  return access.get<NoticePage>(`/v1/notices?locale=${locale}${from}`);
}

/** Whoever came by the link of one order has no conversations to see. */
async function ticketsOf(access: InboxCalls): Promise<TicketInbox> {
  try {
    return await access.get<TicketInbox>('/v1/inbox/tickets');
  } catch (error) {
    if (codeOf(error) === 'permission_denied') return NO_TICKETS;
    throw error;
  }
}

function newestFirst(notices: readonly NoticeView[], { tickets, timeZone }: TicketInbox): News[] {
  const ofCases = notices.map((notice) => ({ is: 'case', at: notice.at, unread: !notice.read, notice }) as const);
  const ofTickets = tickets.map((ticket) => {
    const { at, unread } = ticket;
    return { is: 'ticket', at, unread: unread > 0, ticket, timeZone } as const;
  });
  return [...ofCases, ...ofTickets].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
