import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import type { NoticeView } from '../../../protocol/dispute-access.ts';
import type { TicketNews } from '../../../protocol/inbox.ts';
import { Deadline } from '../../case/deadline.tsx';
import { Moment } from '../../case/moment.tsx';
import { exactTime } from '../../case/remaining.ts';
import { word } from '../../case/word-for-code.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Place } from '../router.ts';
import { Unbroken } from '../unbroken.tsx';

interface CaseNewsProps {
  readonly notice: NoticeView;
  /** How many times it was told in a row. */
  readonly count: number;
  readonly go: (to: Place) => void;
  readonly onOpen: () => void;
}

/** What has happened in a case, and what is due there now. */
export function CaseNews({ notice, count, go, onOpen }: CaseNewsProps) {
  const { words } = useLanguage();
  const { text, about, at, disputeNumber, deadline, asked } = notice;
  const title = count === 1 ? notice.title : format(words.resolution.timeline.several, { event: notice.title, count });
  const opening = (to: Place): void => {
    onOpen();
    go(to);
  };
  return (
    <>
      <p class="inbox-head">
        {disputeNumber === undefined ? (
          <strong>{title}</strong>
        ) : (
          <PlaceLink to={{ is: 'case', number: disputeNumber }} go={opening} class="inbox-title">
            {title}
          </PlaceLink>
        )}
        {asked === true && <span class="tag tag-asked">{words.resolution.list.yourTurn}</span>}
      </p>
      {about !== undefined && <p class="small inbox-cut">{about}</p>}
      <p class="small muted">
        <Unbroken text={text} />
      </p>
      <p class="small muted">
        <Moment at={at} />
      </p>
      {deadline !== undefined && (
        <Deadline {...deadline} label={word(words.disputes.clockLabels, deadline.label)} compact />
      )}
    </>
  );
}

interface TicketEntryProps {
  readonly ticket: TicketNews;
  readonly timeZone: string;
  readonly token: () => string;
}

/** How a ticket stands, with the newest words of the team. */
export function TicketEntry({ ticket, timeZone, token }: TicketEntryProps) {
  const { words, locale } = useLanguage();
  const text = words.resolution.inbox;
  const { number, state, about, promisedAt, goesOnIn, answer, unread, at } = ticket;
  const tag = { waiting: text.isWaiting, answered: text.isAnswered, closed: text.closed }[state];
  const open = (): void => {
    // The chat is on the help pages; the key stands where no server and no log sees it.
    location.assign(`/help/${locale}/#chat=${token()}&in=${ticket.openIn ?? ticket.conversationId}`);
  };
  return (
    <>
      <p class="inbox-head">
        <strong>{format(text.ticket, { number })}</strong>
        <span class={state === 'answered' ? 'tag tag-asked' : 'tag'}>{tag}</span>
        {unread > 0 && <span class="small inbox-unread">{format(text.unread, { count: unread })}</span>}
      </p>
      {about !== undefined && <p class="small muted inbox-cut">{about}</p>}
      {answer !== undefined && <p class="inbox-cut">{format(text.answered, { name: answer.by, text: answer.text })}</p>}
      {goesOnIn !== undefined && <p class="small">{format(text.goesOn, { number: goesOnIn })}</p>}
      {promisedAt !== undefined && (
        <p class="small">{format(text.waiting, { promisedAt: exactTime(locale, promisedAt, timeZone) })}</p>
      )}
      <p class="inbox-foot">
        <button type="button" class="button" onClick={open}>
          {text.openChat}
        </button>
        <span class="small muted">
          <Moment at={at} />
        </span>
      </p>
    </>
  );
}
