import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import type { ListedTicket } from '../../../protocol/tickets.ts';
import { shortTime } from '../../case/remaining.ts';
import { LanguageTag, shownName } from '../people.tsx';
import { Due, StatusTag } from './ticket-facts.tsx';

interface TicketRowProps {
  readonly ticket: ListedTicket;
  readonly now: number;
  readonly myId: string;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly onOpen: () => void;
}

/** A ticket of the list: a box to select it, and all else opens it. */
export function TicketRow({ ticket, now, myId, selected, onSelect, onOpen }: TicketRowProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.tickets;
  const { number, shopper, conversationId, status, priority, assignee, holder, tags, since, mergedInto } = ticket;
  const name = shopper.name.trim() === '' && shopper.email !== undefined ? shopper.email : shopper.name;
  return (
    <li class={selected ? 'ticket ticket-selected' : 'ticket'}>
      <label class="ticket-select">
        <span class="visually-hidden">{format(text.select, { number })}</span>
        <input type="checkbox" checked={selected} onChange={(event) => onSelect(event.currentTarget.checked)} />
      </label>
      <button type="button" class="ticket-open" onClick={onOpen}>
        <span class="ticket-facts">
          <span class="side-item-name">{shownName(words, name, conversationId)}</span>
          <StatusTag status={status} />
          {priority !== 'other' && <span class="tag tag-danger">{words.desk.priority[priority]}</span>}
          <Due ticket={ticket} now={now} />
        </span>
        {ticket.text !== undefined && (
          <span class="ticket-text" lang={ticket.locale}>
            {ticket.text}
          </span>
        )}
        <span class="ticket-facts small muted">
          <span class="mono">{number}</span>
          <time dateTime={since}>{shortTime(locale, since)}</time>
          <LanguageTag locale={ticket.locale} />
          {mergedInto !== undefined && <span>{format(text.goesOn, { number: mergedInto.number })}</span>}
          {assignee !== undefined && <span>{format(text.assignedTo, { name: assignee.name })}</span>}
          {holder !== undefined && holder.id !== myId && (
            <span class="tag tag-caution">{format(text.answering, { name: holder.name })}</span>
          )}
          {tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}
