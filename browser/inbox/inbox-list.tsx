import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { groupedNews } from './grouped-news.ts';
import { CaseNews, type InboxPlaces, TicketEntry } from './inbox-entries.tsx';
import type { InboxSpeech } from './inbox-speech.ts';
import type { InboxNews, News } from './use-inbox.ts';

interface InboxListProps {
  readonly inbox: InboxNews;
  readonly speech: InboxSpeech;
  readonly places: InboxPlaces;
  /** Above the words of an empty inbox. */
  readonly mark: ComponentChildren;
}

const SHOWN = ['all', 'onlyUnread'] as const;

/** All news, or what is unread of them: on the inbox's page and in the widget. */
export function InboxList({ inbox, speech, places, mark }: InboxListProps) {
  const { inbox: text } = speech;
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all');
  const { news, failure, more, markRead } = inbox;
  const visible = news?.filter((one) => shown === 'all' || one.unread) ?? [];
  const unread = news?.flatMap((one) => (one.is === 'case' && one.unread ? one.notice.id : [])) ?? [];
  return (
    <>
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
          {speech.explain(failure)}{' '}
          <button type="button" class="link-button" onClick={inbox.reload}>
            {speech.retry}
          </button>
        </p>
      )}
      {news === undefined && failure === undefined && (
        <div class="skeletons" aria-busy="true">
          <p class="visually-hidden">{speech.loading}</p>
          <div class="skeleton" />
          <div class="skeleton" />
        </div>
      )}
      {news !== undefined && visible.length === 0 && (
        <div class="empty">
          <span class="empty-mark" aria-hidden="true">
            {mark}
          </span>
          <h2>{news.length === 0 ? text.emptyHeading : text.nothingUnread}</h2>
          {news.length === 0 && <p class="muted">{text.emptyText}</p>}
        </div>
      )}
      {visible.length > 0 && (
        <ol class="inbox-list">
          {groupedNews(visible).map(({ newest: one, ids }) => (
            <li key={keyOf(one)} class={one.unread ? 'card inbox-entry inbox-new' : 'card inbox-entry'}>
              {one.is === 'case' ? (
                <CaseNews
                  notice={one.notice}
                  count={ids.length}
                  speech={speech}
                  places={places}
                  onOpen={() => one.unread && markRead(ids)}
                />
              ) : (
                <TicketEntry ticket={one.ticket} timeZone={one.timeZone} speech={speech} places={places} />
              )}
            </li>
          ))}
        </ol>
      )}
      {more && shown === 'all' && (
        <button type="button" class="button more" onClick={inbox.older}>
          {text.older}
        </button>
      )}
    </>
  );
}

const keyOf = (one: News): string => (one.is === 'case' ? one.notice.id : one.ticket.conversationId);
