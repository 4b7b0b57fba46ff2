import type { TicketNews } from '../../protocol/inbox.ts';
import { formatMoment } from '../format-time.ts';
import type { State } from '../state.ts';
import type { MenuItem } from './menu.tsx';
import { useWidget } from './widget-context.ts';

/** What else the chat can show: the shopper's open tickets, and the newest chat. Nothing where there is no choice. */
export function useChats({ conversationId }: State): readonly MenuItem[] {
  const { say, session, inbox, locale, settings } = useWidget();
  const choices = inbox.choices();
  if (choices.every((one) => one.conversationId === conversationId)) return [];
  return choices.map(({ conversationId: id, ticket }) => {
    const { number = '', about, promisedAt, unread = 0 } = ticket ?? {};
    const time = promisedAt ? formatMoment(promisedAt, locale, settings?.timeZone ?? 'UTC') : '';
    const how = say(standingKey(ticket), { time });
    return {
      key: id ?? 'new',
      label: ticket ? (about ?? say('ticketLine', { number })) : say('newestChat'),
      detail: ticket && `${number} · ${how}`,
      fresh:
        unread > 0 && id !== conversationId
          ? { count: unread, words: say('inboxUnread', { count: unread }) }
          : undefined,
      role: 'menuitemradio',
      checked: id === conversationId,
      onSelect: () => session.show(id),
    };
  });
}

/** The key of what has become of a ticket. One that is shown stays in the menu after its end. */
export function standingKey(ticket: Pick<TicketNews, 'state' | 'promisedAt'> | undefined): string {
  if (ticket?.state === 'closed') return 'closedStatus';
  return ticket?.promisedAt ? 'ticketTime' : 'ticketAnswered';
}
