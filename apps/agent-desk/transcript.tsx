import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { MessageRow, NoteRow, PendingRow } from './bubble.tsx';
import { chatLocale } from './people.tsx';
import { type Chat, lastSeq } from './state.ts';
import { transcriptRows } from './transcript-rows.ts';

/** Nearer than this to the end (in pixels), the transcript follows new messages. */
const NEAR_END = 64;

interface TranscriptProps {
  readonly chat: Chat;
  readonly name: string;
  readonly myName: string;
  readonly focused: boolean;
  readonly onRead: (seq: number) => void;
  readonly onRetry: (clientId: string) => void;
  readonly onWithdraw: (clientId: string) => void;
}

/** Everything said in the conversation, the bot's part included, with notes among it. */
export function Transcript(props: TranscriptProps) {
  const { chat, name, myName, focused, onRead, onRetry, onWithdraw } = props;
  const { locale, words } = useLanguage();
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [away, setAway] = useState(false);
  const rows = transcriptRows(chat);
  const newest = lastSeq(chat);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });

  const toEnd = (): void => {
    const element = log.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (following.current) toEnd();
  }, [rows.length, chat.shopperTyping, newest]);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => following.current && toEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Read means: in the focused chat, at its end, on a visible page in front.
  const unread = newest > chat.readByMe && chat.phase.is === 'open';
  useEffect(() => {
    const see = (): void => {
      if (unread && focused && !away && document.visibilityState === 'visible' && document.hasFocus()) onRead(newest);
    };
    see();
    window.addEventListener('focus', see);
    document.addEventListener('visibilitychange', see);
    return () => {
      window.removeEventListener('focus', see);
      document.removeEventListener('visibilitychange', see);
    };
  }, [unread, focused, away, newest]);

  return (
    <div class="transcript-frame">
      <div
        ref={log}
        class="transcript"
        role="log"
        aria-live="polite"
        aria-label={words.desk.chat.transcript}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          following.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
          setAway(!following.current);
        }}
      >
        {rows.map((row) => {
          switch (row.kind) {
            case 'day':
              return (
                <p class="day" key={row.key}>
                  <span>{day.format(new Date(row.moment))}</span>
                </p>
              );
            case 'message':
              return (
                <MessageRow
                  key={row.key}
                  message={row.message}
                  grouped={row.grouped}
                  delivery={row.delivery}
                  shopperName={name}
                  myName={myName}
                  shopperLocale={chatLocale(chat)}
                />
              );
            case 'note':
              return <NoteRow key={row.key} note={row.note} myName={myName} />;
            default:
              return (
                <PendingRow
                  key={row.key}
                  pending={row.pending}
                  canRetry={chat.phase.is === 'open'}
                  onRetry={() => onRetry(row.pending.clientId)}
                  onWithdraw={() => onWithdraw(row.pending.clientId)}
                />
              );
          }
        })}
        {chat.phase.is === 'loading' && chat.messages.length === 0 && (
          <p class="transcript-state" aria-busy="true">
            {words.desk.chat.loading}
          </p>
        )}
      </div>
      {away && (
        <button
          type="button"
          class="button button-small to-newest"
          onClick={() => {
            following.current = true;
            toEnd();
          }}
        >
          <Icon name="down" size={16} /> {unread ? words.desk.chat.newMessages : words.desk.chat.toNewest}
        </button>
      )}
    </div>
  );
}
