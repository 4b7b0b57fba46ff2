import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { MessageBubble, NoteBubble, PendingBubble } from './bubble.tsx';
import { chatLocale } from './people.tsx';
import { type Chat, lastSeq } from './state.ts';
import { type TranscriptEntry, transcriptEntries } from './transcript-entries.ts';

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
  const { chat, focused, onRead } = props;
  const { words } = useLanguage();
  const log = useRef<HTMLDivElement>(null);
  const entries = transcriptEntries(chat);
  const newest = lastSeq(chat);
  const { away, toEnd, onScroll } = useFollowing(log, [entries.length, chat.shopperTyping, newest]);
  const unread = newest > chat.readByMe && chat.phase.is === 'open';
  useReading(unread && focused && !away, newest, onRead);
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
        onScroll={onScroll}
      >
        {entries.map((entry) => (
          <Entry {...props} key={entry.key} entry={entry} />
        ))}
        {chat.phase.is === 'loading' && chat.messages.length === 0 && (
          <p class="transcript-state" aria-busy="true">
            {words.desk.chat.loading}
          </p>
        )}
      </div>
      {away && (
        <button type="button" class="button button-small to-newest" onClick={toEnd}>
          <Icon name="down" size={16} /> {unread ? words.desk.chat.newMessages : words.desk.chat.toNewest}
        </button>
      )}
    </div>
  );
}

function Entry({
  entry,
  chat,
  name,
  myName,
  onRetry,
  onWithdraw,
}: TranscriptProps & { readonly entry: TranscriptEntry }) {
  const { locale } = useLanguage();
  switch (entry.kind) {
    case 'day': {
      const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
      return (
        <p class="day">
          <span>{day.format(new Date(entry.moment))}</span>
        </p>
      );
    }
    case 'message':
      return (
        <MessageBubble
          conversationId={chat.id}
          greeting={entry.message.seq === 1}
          message={entry.message}
          grouped={entry.grouped}
          delivery={entry.delivery}
          shopperName={name}
          myName={myName}
          shopperLocale={chatLocale(chat)}
        />
      );
    case 'note':
      return <NoteBubble note={entry.note} myName={myName} />;
    case 'pending':
      return (
        <PendingBubble
          pending={entry.pending}
          canRetry={chat.phase.is === 'open'}
          onRetry={() => onRetry(entry.pending.clientId)}
          onWithdraw={() => onWithdraw(entry.pending.clientId)}
        />
      );
  }
}

/** Keeps the log at its end, unless the agent reads further up. */
function useFollowing(log: RefObject<HTMLDivElement | null>, grown: readonly unknown[]) {
  const following = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = (): void => {
    const element = log.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (following.current) toEnd();
  }, grown);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => following.current && toEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return {
    away,
    toEnd: () => {
      following.current = true;
      toEnd();
    },
    onScroll: () => {
      const element = log.current;
      if (element === null) return;
      following.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
      setAway(!following.current);
    },
  };
}

/** Read means: what is shown at the end of the focused chat, on a visible page in front. */
function useReading(shown: boolean, newest: number, onRead: (seq: number) => void): void {
  useEffect(() => {
    const see = (): void => {
      if (shown && document.visibilityState === 'visible' && document.hasFocus()) onRead(newest);
    };
    see();
    window.addEventListener('focus', see);
    document.addEventListener('visibilitychange', see);
    return () => {
      window.removeEventListener('focus', see);
      document.removeEventListener('visibilitychange', see);
    };
  }, [shown, newest]);
}
