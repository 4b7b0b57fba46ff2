import { useState } from 'preact/hooks';
import { errorText } from '../../../browser/error-text.ts';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import type { Access } from '../../case/access.ts';
import { CaseZone } from '../../case/moment.tsx';
import type { Place } from '../router.ts';
import { groupedNews } from './grouped-news.ts';
import { CaseNews, TicketEntry } from './inbox-entries.tsx';
import { PushSwitch } from './push-switch.tsx';
import { ToldCard } from './told-card.tsx';
import type { InboxNews, News } from './use-inbox.ts';

interface InboxPageProps {
  readonly inbox: InboxNews;
  /** With the reader's token, which leads into the chat. */
  readonly access: Access & { token(): string };
  readonly go: (to: Place) => void;
}

const SHOWN = ['all', 'onlyUnread'] as const;

/** Everything that was told to the reader: answers to their tickets, and what happens in their cases. */
export function InboxPage({ inbox, access, go }: InboxPageProps) {
  const { words, locale } = useLanguage();
  const text = words.resolution.inbox;
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all');
  const { news, failure, more, markRead } = inbox;
  const visible = news?.filter((one) => shown === 'all' || one.unread) ?? [];
  const unread = news?.flatMap((one) => (one.is === 'case' && one.unread ? one.notice.id : [])) ?? [];
  return (
    <main class="center center-narrow">
      <div class="center-head">
        <div>
          <h1 tabIndex={-1}>{text.title}</h1>
          <p class="muted">{text.lead}</p>
        </div>
        <a class="button" href={`/help/${locale}/contact`}>
          {text.write}
        </a>
      </div>
      <div class="inbox-tools">
        <fieldset class="chips">
          <legend class="visually-hidden">{text.filter}</legend>
          {SHOWN.map((each) => (
            <label key={each} class="chip">
              <input type="radio" name="inbox-shown" checked={shown === each} onChange={() => setShown(each)} />
              <span>{text[each]}</span>
            </label>
          ))}
        </fieldset>
        {unread.length > 0 && (
          <button type="button" class="link-button" onClick={() => markRead(unread)}>
            {text.markAll}
          </button>
        )}
      </div>
      {failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, failure)}{' '}
          <button type="button" class="link-button" onClick={inbox.reload}>
            {words.desk.common.retry}
          </button>
        </p>
      )}
      {news === undefined && failure === undefined && (
        <div class="skeletons" aria-busy="true">
          <p class="visually-hidden">{words.desk.common.loading}</p>
          <div class="skeleton" />
          <div class="skeleton" />
        </div>
      )}
      {news !== undefined && visible.length === 0 && (
        <div class="empty">
          <span class="empty-mark" aria-hidden="true">
            <Icon name="inbox" size={36} />
          </span>
          <h2>{news.length === 0 ? text.emptyHeading : text.nothingUnread}</h2>
          {news.length === 0 && <p class="muted">{text.emptyText}</p>}
        </div>
      )}
      {visible.length > 0 && (
        <ol class="inbox-list">
          {groupedNews(visible).map(({ newest: one, ids }) => (
            <li key={keyOf(one)} class={one.unread ? 'card inbox-entry inbox-new' : 'card inbox-entry'}>
              <CaseZone value={one.is === 'case' ? one.notice.timeZone : one.timeZone}>
                {one.is === 'case' ? (
                  <CaseNews notice={one.notice} count={ids.length} go={go} onOpen={() => one.unread && markRead(ids)} />
                ) : (
                  <TicketEntry ticket={one.ticket} timeZone={one.timeZone} token={access.token} />
                )}
              </CaseZone>
            </li>
          ))}
        </ol>
      )}
      {more && shown === 'all' && (
        <button type="button" class="button more" onClick={inbox.older}>
          {text.older}
        </button>
      )}
      {news !== undefined && (
        <>
          <PushSwitch access={access} />
          <ToldCard access={access} />
        </>
      )}
    </main>
  );
}

const keyOf = (one: News): string => (one.is === 'case' ? one.notice.id : one.ticket.conversationId);
