import { z } from 'zod';
import type { NoticeWords } from '../../notices/letter-words.ts';
import type { InboxPage, NoticeInbox, StoredNotice } from '../../notices/ports.ts';
import { preferredLocale } from '../../people/visitors/visitor-routes.ts';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../../protocol/locale.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { Account, Visitor } from '../../transport/who-calls.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { DisputeStore } from '../cases/ports.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import type { Actor } from '../domain/roles.ts';
import { BOTH } from '../domain/step.ts';
import { caseTitle } from '../views/case-title.ts';
import type { Readers } from '../views/readers.ts';
import { MEDIATION } from '../views/staff-seats.ts';
import { partySummary } from '../views/standing/party-summary.ts';

type Due = Pick<NoticeView, 'deadline' | 'asked'>;

const PAGE = 50;
const readSchema = z.strictObject({ ids: z.array(z.string().max(200)).max(200) });

export interface NoticeRoutePorts {
  readonly notices: NoticeInbox;
  readonly words: NoticeWords;
  readonly records: Pick<DisputeStore, 'list' | 'findAll'>;
  readonly profiles: Pick<ProfileBook, 'find'>;
  readonly readers: Pick<Readers, 'ownOf'>;
  /** A party has seen that there is this case. */
  readonly seen: (row: DisputeCase, who: Pick<Actor, 'role' | 'id'>) => Promise<unknown>;
  readonly now: () => number;
}

/** The inbox of a party or of the mediators' desk. */
export function noticeRoutes({ notices, words, records, profiles, readers, seen, now }: NoticeRoutePorts): Route[] {
  const { mayRead, unreadIn } = readableNotices(records);

  /** What the desk is told is not for a member of staff whose own case it is about. */
  async function notOwn(shown: readonly StoredNotice[], account: Account): Promise<readonly StoredNotice[]> {
    const rows = await records.findAll([...new Set(shown.map((notice) => notice.caseId))]);
    const own = await readers.ownOf(account, rows.values());
    return shown.filter((notice) => !own.has(notice.caseId));
  }

  /** What somebody finds new in their inbox they have been told of. */
  async function seenIn(shown: readonly StoredNotice[], id: string): Promise<void> {
    const fresh = shown.filter((notice) => notice.readAt === undefined);
    const rows = await records.findAll([...new Set(fresh.map((notice) => notice.caseId))]);
    for (const row of rows.values())
      for (const role of BOTH) if (row.order[role].id === id) await coded(seen(row, { role, id }));
  }

  /** What the cases of these notices are about, and by whose clock their times are told. */
  async function aboutIn(
    shown: readonly StoredNotice[],
    locale: Locale,
  ): Promise<ReadonlyMap<string, Pick<NoticeView, 'about' | 'timeZone'>>> {
    const rows = await records.findAll([...new Set(shown.map((notice) => notice.caseId))]);
    return new Map(
      [...rows].map(([caseId, row]) => {
        const timeZone = profiles.find(row.profile.id, row.profile.version)?.calendar.timeZone;
        return [caseId, { about: caseTitle(row, locale), ...(timeZone === undefined ? {} : { timeZone }) }];
      }),
    );
  }

  /** What is due now in the cases of these notices, by the key of each one's newest. */
  async function dueIn(shown: readonly StoredNotice[], id: string): Promise<ReadonlyMap<string, Due>> {
    const newest = new Map([...shown].reverse().map((notice) => [notice.caseId, notice.key]));
    const rows = await records.findAll([...newest.keys()]);
    const due = new Map<string, Due>();
    for (const [caseId, key] of newest) {
      const row = rows.get(caseId);
      const profile = row === undefined ? undefined : profiles.find(row.profile.id, row.profile.version);
      const party = BOTH.find((role) => row?.order[role].id === id);
      if (row === undefined || profile === undefined || party === undefined) continue;
      const { asked, standing } = partySummary({ row, party, profile, at: now() });
      if (standing.deadline !== undefined) due.set(key, { asked, deadline: standing.deadline });
    }
    return due;
  }

  return [
    {
      method: 'GET',
      path: '/v1/notices',
      permission: 'sender',
      limited: true,
      async handle({ query, visitor, account, request }) {
        const after = query.get('after');
        const page = await notices.inbox(ownerOf(visitor, account), {
          limit: PAGE,
          ...(after === null ? {} : { after }),
        });
        const may = await mayRead(visitor);
        const readable = page.notices.filter((notice) => may(notice.key));
        const shown = account === undefined ? readable : await notOwn(readable, account);
        if (visitor !== undefined) await seenIn(shown, visitor.visitorId);
        // Further down there are no newest ones.
        const due = visitor === undefined || after !== null ? undefined : await dueIn(shown, visitor.visitorId);
        const asked = query.get('locale');
        const fallback = account?.locale ?? visitor?.locale ?? preferredLocale(request.headers['accept-language']);
        const locale: Locale = isLocale(asked) ? asked : (fallback ?? DEFAULT_LOCALE);
        const about = visitor === undefined ? undefined : await aboutIn(shown, locale);
        const views: NoticeView[] = shown.map((notice) => ({
          id: notice.key,
          at: new Date(notice.at).toISOString(),
          ...words(notice, locale),
          disputeNumber: notice.caseNumber,
          ...about?.get(notice.caseId),
          read: notice.readAt !== undefined,
          ...due?.get(notice.key),
        }));
        return { status: 200, body: { notices: views, unread: await unreadIn(page, visitor) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/notices/read',
      permission: 'sender',
      limited: true,
      async handle({ request, visitor, account }) {
        const { ids } = await readJson(request, readSchema);
        const may = await mayRead(visitor);
        await notices.read(ownerOf(visitor, account), ids.filter(may), now());
        return { status: 200, body: {} };
      },
    },
  ];
}

/** How many of a shopper's notices are unread. Whoever is shown a number has not been told of what is behind it: nobody is `seen`. */
export function unreadRoute({ notices, records }: Pick<NoticeRoutePorts, 'notices' | 'records'>): Route {
  const { unreadIn } = readableNotices(records);
  return {
    method: 'GET',
    path: '/v1/notices/unread',
    permission: 'shopper',
    limited: true,
    async handle({ visitor }) {
      const page = await notices.inbox(ownerOf(visitor, undefined), { limit: visitor?.order === undefined ? 1 : PAGE });
      return { status: 200, body: { unread: await unreadIn(page, visitor) } };
    },
  };
}

/** What somebody may see whose token is for one order: the notices of its cases; their keys begin with the case's id. */
function readableNotices(records: Pick<DisputeStore, 'list'>) {
  async function mayRead(visitor: Visitor | undefined): Promise<(key: string) => boolean> {
    if (visitor?.order === undefined) return () => true;
    const party = { role: visitor.role ?? 'buyer', id: visitor.visitorId };
    const { cases } = await records.list({ party, orderId: visitor.order, order: 'newest', limit: 100 });
    return (key) => cases.some((row) => key.startsWith(`${row.id}/`));
  }
  return {
    mayRead,
    async unreadIn({ notices, unread }: InboxPage, visitor: Visitor | undefined): Promise<number> {
      if (visitor?.order === undefined) return unread;
      const may = await mayRead(visitor);
      return notices.filter(({ key, readAt }) => readAt === undefined && may(key)).length;
    },
  };
}

/** Staff share the inbox of their desk. */
function ownerOf(visitor: Visitor | undefined, account: Account | undefined): string {
  if (visitor !== undefined) return visitor.visitorId;
  if (account === undefined || !MEDIATION.some((role) => account.roles.includes(role)))
    throw new CodedError('permission_denied');
  return 'mediators';
}
