import { useLanguage } from '../../browser/language.tsx';
import { plural } from '../../locales/plural.ts';
import { ChatTicket, chatName } from './people.tsx';
import { atQueue, type DeskState, unreadCount } from './state.ts';

interface ChatTabsProps {
  readonly state: DeskState;
  readonly onFocus: (id: string | undefined) => void;
  readonly onTickets: () => void;
}

/** On narrow screens: the queue, the tickets and the chats, one at a time. */
export function ChatTabs({ state, onFocus, onTickets }: ChatTabsProps) {
  const { locale, words } = useLanguage();
  return (
    <nav class="tabs" aria-label={words.desk.queue.mine}>
      <button
        type="button"
        class="tab"
        aria-current={atQueue(state) ? 'page' : undefined}
        onClick={() => onFocus(undefined)}
      >
        {words.desk.queue.heading}{' '}
        <span class="count">{state.queue === undefined ? '–' : state.queue.length + state.behind}</span>
      </button>
      <button type="button" class="tab" aria-current={state.atTickets ? 'page' : undefined} onClick={onTickets}>
        {words.desk.tickets.heading}
      </button>
      {state.chats.map((chat) => {
        const unread = unreadCount(chat);
        return (
          <button
            key={chat.id}
            type="button"
            class="tab"
            aria-current={chat.id === state.focused ? 'page' : undefined}
            onClick={() => onFocus(chat.id)}
          >
            <span class="tab-name">
              {chatName(words, chat)}
              <ChatTicket chat={chat} />
            </span>
            {unread > 0 && (
              <span class="badge">
                <span aria-hidden="true">{unread}</span>
                <span class="visually-hidden">{plural(locale, words.desk.queue.unread, unread)}</span>
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}
