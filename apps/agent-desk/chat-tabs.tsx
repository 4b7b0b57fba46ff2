import { useLanguage } from '../../browser/language.tsx';
import { plural } from '../../locales/plural.ts';
import { chatName } from './people.tsx';
import { type DeskState, unreadCount } from './state.ts';

/** On narrow screens: the queue and the chats, one at a time. */
export function ChatTabs({ state, onFocus }: { state: DeskState; onFocus: (id: string | undefined) => void }) {
  const { locale, words } = useLanguage();
  const atQueue = state.focused === undefined;
  return (
    <nav class="tabs" aria-label={words.desk.queue.mine}>
      <button type="button" class="tab" aria-current={atQueue ? 'page' : undefined} onClick={() => onFocus(undefined)}>
        {words.desk.queue.heading} <span class="count">{state.queue?.length ?? '–'}</span>
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
            {chatName(words, chat)}
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
