import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { plural } from '../../locales/plural.ts';
import type { QueueItem } from '../../protocol/agent-events.ts';
import { FirstReplyClock } from './clock.tsx';
import { ChatTicket, chatName, Initial, LanguageTag, shownName } from './people.tsx';
import { awaitingFirstReply, type Chat, type DeskState, unreadCount } from './state.ts';

interface SidePanelProps {
  readonly state: DeskState;
  readonly myId: string;
  readonly now: number;
  readonly onPick: (conversationId: string) => void;
  readonly onFocus: (conversationId: string) => void;
  readonly onTickets: () => void;
}

/** Who waits, and the agent's own chats. */
export function SidePanel({ state, myId, now, onPick, onFocus, onTickets }: SidePanelProps) {
  const { words } = useLanguage();
  const text = words.desk.queue;
  const queue = state.queue;
  return (
    <nav class="side" aria-label={text.heading} id="queue" tabIndex={-1}>
      <button
        type="button"
        class="side-item side-tickets"
        aria-current={state.atTickets ? 'page' : undefined}
        onClick={onTickets}
      >
        <Icon name="file" />
        <span class="side-item-name">{words.desk.tickets.heading}</span>
      </button>
      <section aria-labelledby="mine-heading">
        <h2 id="mine-heading" class="side-heading">
          {text.mine} <span class="count">{state.chats.length}</span>
        </h2>
        {state.chats.length === 0 ? (
          <p class="side-empty">{text.mineEmpty}</p>
        ) : (
          <ul class="side-list">
            {state.chats.map((chat) => (
              <MyChat key={chat.id} chat={chat} now={now} current={chat.id === state.focused} onFocus={onFocus} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="queue-heading">
        <h2 id="queue-heading" class="side-heading">
          {text.heading} <span class="count">{queue === undefined ? '–' : queue.length + state.behind}</span>
        </h2>
        {queue === undefined && <p class="side-empty">{words.desk.common.loading}</p>}
        {queue?.length === 0 && (
          <div class="side-empty">
            <p>{text.empty}</p>
            <p class="small">{text.emptyHint}</p>
          </div>
        )}
        <ul class="side-list">
          {queue?.map((item) => (
            <Waiting key={item.conversationId} item={item} state={state} myId={myId} now={now} onPick={onPick} />
          ))}
        </ul>
        {state.behind > 0 && <p class="side-empty">{format(text.behind, { count: String(state.behind) })}</p>}
      </section>
    </nav>
  );
}

function MyChat(props: { chat: Chat; now: number; current: boolean; onFocus: (id: string) => void }) {
  const { chat, now, current, onFocus } = props;
  const { locale, words } = useLanguage();
  const name = chatName(words, chat);
  const unread = unreadCount(chat);
  const since = awaitingFirstReply(chat);
  const last = chat.messages.at(-1)?.text ?? chat.item?.lastText;
  return (
    <li>
      <button
        type="button"
        class="side-item"
        aria-current={current ? 'true' : undefined}
        onClick={() => onFocus(chat.id)}
      >
        <Initial name={name} />
        <span class="side-item-text">
          <span class="side-item-name">
            {name}
            <ChatTicket chat={chat} />
          </span>
          {since !== undefined ? (
            <FirstReplyClock since={since} now={now} />
          ) : (
            <span class="side-item-last">{chat.shopperTyping ? format(words.desk.chat.typing, { name }) : last}</span>
          )}
        </span>
        {unread > 0 && (
          <span class="badge">
            <span aria-hidden="true">{unread}</span>
            <span class="visually-hidden">{plural(locale, words.desk.queue.unread, unread)}</span>
          </span>
        )}
      </button>
    </li>
  );
}

function Waiting(props: {
  item: QueueItem;
  state: DeskState;
  myId: string;
  now: number;
  onPick: (id: string) => void;
}) {
  const { item, state, myId, now, onPick } = props;
  const { words } = useLanguage();
  const text = words.desk.queue;
  const name = shownName(words, item.shopper.name, item.conversationId);
  const holder = item.owner === 'offered' ? state.agents.find((agent) => agent.agentId === item.agentId) : undefined;
  const urgent = item.priority !== 'other';
  return (
    <li class="waiting">
      <div class="waiting-head">
        <span class="side-item-name">{name}</span>
        <LanguageTag locale={item.locale} />
      </div>
      {item.lastText !== undefined && <p class="waiting-text">{item.lastText}</p>}
      <p class="waiting-facts">
        {urgent && <span class="tag tag-warm">{words.desk.priority[item.priority]}</span>}
        <span>{words.desk.reason[item.reason]}</span>
      </p>
      <div class="waiting-foot">
        {item.owner === 'ticket' ? (
          <span class="tag">{text.ticket}</span>
        ) : (
          <FirstReplyClock since={item.waitingSince} now={now} />
        )}
        {item.owner === 'offered' && item.agentId !== myId ? (
          <span class="small muted">
            {holder === undefined ? text.offeredSomebody : format(text.offered, { name: holder.name })}
          </span>
        ) : (
          <button
            type="button"
            class="button button-small"
            aria-label={format(text.pickLabel, { name })}
            onClick={() => onPick(item.conversationId)}
          >
            {text.pick}
          </button>
        )}
      </div>
    </li>
  );
}
