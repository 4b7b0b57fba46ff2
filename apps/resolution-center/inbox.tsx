import { useCallback, useEffect, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import type { Access } from '../case/access.ts';
import { Deadline } from '../case/deadline.tsx';
import { Moment } from '../case/moment.tsx';
import { type Changes, useReloading } from '../case/use-changes.ts';
import { word } from '../case/word-for-code.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './router.ts';

interface InboxProps {
  readonly access: Access;
  readonly go: (to: Place) => void;
  readonly changes: Changes | undefined;
}

interface InboxPage {
  readonly notices: readonly NoticeView[];
  readonly unread: number;
}

/** Of more notices than this the older ones are in their cases. */
const SHOWN = 10;

/** What has happened in the reader's cases, newest first, and what is due in each now. */
export function Inbox({ access, go, changes }: InboxProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.inbox;
  const [page, setPage] = useState<InboxPage>();
  const load = useCallback(
    // The list below says what is wrong where the server is away.
    () => access.get<InboxPage>(`/v1/notices?locale=${locale}`).then(setPage, () => undefined),
    [access, locale],
  );
  useEffect(() => void load(), [load]);
  useReloading(changes, undefined, () => void load());
  if (page === undefined || page.notices.length === 0) return null;
  const shown = page.notices.slice(0, SHOWN);
  const markRead = async (): Promise<void> => {
    const ids = page.notices.filter(({ read }) => !read).map(({ id }) => id);
    if (ids.length === 0) return;
    setPage({ ...page, unread: 0 });
    await access.post('/v1/notices/read', { ids }).catch(() => undefined);
  };
  return (
    <details class="card inbox" onToggle={(event) => event.currentTarget.open && void markRead()}>
      <summary>
        <Icon name="note" size={18} /> {text.heading}
        {page.unread > 0 && <span class="tag tag-asked">{format(text.unread, { count: page.unread })}</span>}
      </summary>
      <ol class="inbox-list">
        {shown.map((notice) => (
          <Entry key={notice.id} notice={notice} go={go} />
        ))}
      </ol>
    </details>
  );
}

function Entry({ notice, go }: { readonly notice: NoticeView; readonly go: (to: Place) => void }) {
  const { words } = useLanguage();
  const { title, text, at, read, disputeNumber, deadline, asked } = notice;
  return (
    <li class={read ? 'inbox-entry' : 'inbox-entry inbox-new'}>
      <p>
        {disputeNumber === undefined ? (
          <strong>{title}</strong>
        ) : (
          <PlaceLink to={{ is: 'case', number: disputeNumber }} go={go}>
            {title}
          </PlaceLink>
        )}
        {asked === true && <span class="tag tag-asked">{words.resolution.list.yourTurn}</span>}
      </p>
      <p class="small">{text}</p>
      <p class="small muted">
        <Moment at={at} />
      </p>
      {deadline !== undefined && (
        <Deadline {...deadline} label={word(words.disputes.clockLabels, deadline.label)} compact />
      )}
    </li>
  );
}
