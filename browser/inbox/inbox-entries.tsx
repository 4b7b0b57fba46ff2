import type { ComponentChildren } from 'preact';
import { format } from '../../locales/format.ts';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import type { TicketNews } from '../../protocol/inbox.ts';
import { momentText } from '../../protocol/time/moment-text.ts';
import type { InboxSpeech } from './inbox-speech.ts';
import { Unbroken } from './unbroken.tsx';

/** Where entries lead, and how times are drawn: the page and the widget each have their own way. */
export interface InboxPlaces {
  readonly caseAddress: (number: string) => string;
  /** The link to a case was pressed. */
  readonly followCase: (number: string, event: MouseEvent & { readonly currentTarget: HTMLAnchorElement }) => void;
  readonly openTicket: (ticket: TicketNews) => void;
  /** @param timeZone whose clock it is told by; the reader's own where it is left out */
  readonly moment: (at: string, timeZone?: string) => ComponentChildren;
  /** @param label what is due to this reader */
  readonly due: (deadline: NonNullable<NoticeView['deadline']>, label: string) => ComponentChildren;
}

interface EntryProps {
  readonly speech: InboxSpeech;
  readonly places: InboxPlaces;
}

interface CaseNewsProps extends EntryProps {
  readonly notice: NoticeView;
  /** How many times it was told in a row. */
  readonly count: number;
  readonly onOpen: () => void;
}

/** What has happened in a case, and what is due there now. */
export function CaseNews({ notice, count, speech, places, onOpen }: CaseNewsProps) {
  const { text, about, at, timeZone, disputeNumber, deadline, asked } = notice;
  const title = count === 1 ? notice.title : format(speech.several, { event: notice.title, count });
  return (
    <>
      <p class="inbox-head">
        {disputeNumber === undefined ? (
          <strong>{title}</strong>
        ) : (
          <a
            class="inbox-title"
            href={places.caseAddress(disputeNumber)}
            onClick={(event) => {
              onOpen();
              places.followCase(disputeNumber, event);
            }}
          >
            {title}
          </a>
        )}
        {asked === true && <span class="tag tag-asked">{speech.yourTurn}</span>}
      </p>
      {about !== undefined && <p class="small inbox-cut">{about}</p>}
      <p class="small muted">
        <Unbroken text={text} />
      </p>
      <p class="small muted">{places.moment(at, timeZone)}</p>
      {deadline !== undefined && places.due(deadline, speech.clockLabels[deadline.label] ?? deadline.label)}
    </>
  );
}

interface TicketEntryProps extends EntryProps {
  readonly ticket: TicketNews;
  readonly timeZone: string;
}

/** How a ticket stands, with the newest words of the team. */
export function TicketEntry({ ticket, timeZone, speech, places }: TicketEntryProps) {
  const { inbox: text, locale } = speech;
  const { number, state, about, promisedAt, goesOnIn, answer, unread, at } = ticket;
  const tag = { waiting: text.isWaiting, answered: text.isAnswered, closed: text.closed }[state];
  const promise =
    promisedAt === undefined ? undefined : momentText(Date.parse(promisedAt), { locale, timeZone, role: 'at' });
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
      {promise !== undefined && <p class="small">{format(text.waiting, { promisedAt: promise })}</p>}
      <p class="inbox-foot">
        <button
          type="button"
          class="button"
          aria-label={`${text.openChat}: ${format(text.ticket, { number })}`}
          onClick={() => places.openTicket(ticket)}
        >
          {text.openChat}
        </button>
        <span class="small muted">{places.moment(at, timeZone)}</span>
      </p>
    </>
  );
}
