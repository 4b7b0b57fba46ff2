import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { layOut, type Row } from '../rows.ts';
import { ratingDue, type State } from '../state.ts';
import { formatDay } from '../words.ts';
import { Avatar } from './avatar.tsx';
import { Bubble } from './bubble.tsx';
import { Icon } from './icons.tsx';
import { RatingCard } from './rating-card.tsx';
import { SuggestedActions } from './suggested-actions.tsx';
import { useWidget } from './widget-context.ts';

/** As many messages are drawn at first, and added by "earlier". */
const PAGE = 100;
/** So near to the end counts as "at the end", pixels. */
const NEAR = 48;

/** The conversation. Follows its end unless the shopper reads further up. */
export function MessageLog({ state }: { state: State }) {
  const { say, session, locale } = useWidget();
  const [limit, setLimit] = useState(PAGE);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const rows = layOut(state, limit);
  const { lastSeq, messages } = state.log;
  const rating = ratingDue(state);

  function toEnd(): void {
    atEnd.current = true;
    setBelow(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }

  function read(): void {
    const seen = state.open && atEnd.current && document.visibilityState === 'visible' && document.hasFocus();
    if (seen) session.markRead();
  }

  useLayoutEffect(() => {
    if (state.open) toEnd();
  }, [state.open, state.loaded, state.outbox.length]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [lastSeq, state.typing, rating, state.ratedSeq, state.ratedAnswers]);
  useEffect(() => {
    read();
    window.addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      window.removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  });
  useEffect(() => {
    // Pictures arrive and the panel changes its size after the drawing: stay where the shopper was.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
    });
    if (box.current) observer.observe(box.current);
    if (box.current?.firstElementChild) observer.observe(box.current.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="log-place">
      <div
        class="log"
        ref={box}
        role="log"
        aria-label={say('log')}
        aria-live={state.loaded ? 'polite' : 'off'}
        aria-busy={!state.loaded}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={() => {
          const element = box.current;
          if (!element) return;
          atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
          if (atEnd.current) {
            setBelow(false);
            read();
          }
        }}
      >
        <div class="log-lines">
          {messages.length > limit && (
            <button type="button" class="pill earlier" onClick={() => setLimit(limit + PAGE)}>
              {say('earlier')}
            </button>
          )}
          {rows.length === 0 && (state.loaded ? <Empty /> : <Loading />)}
          {rows.map((row) => (
            <Line key={row.key} row={row} state={state} locale={locale} />
          ))}
          {rating !== undefined && (
            <RatingCard key={`rating-${rating}`} seq={rating} rated={state.ratedSeq >= rating} />
          )}
          {state.typing && <Typing name={state.typing.name} bot={state.handoff.state === 'bot'} />}
          <SuggestedActions state={state} />
        </div>
      </div>
      {below && (
        <button type="button" class="pill strong jump" onClick={toEnd}>
          <Icon name="down" />
          {say('newMessages')}
        </button>
      )}
    </div>
  );
}

function Line({ row, state, locale }: { row: Row; state: State; locale: Parameters<typeof formatDay>[2] }) {
  if (row.kind === 'day') return <p class="day">{formatDay(row.date, new Date(), locale)}</p>;
  if (row.kind === 'system') return row.message.text ? <p class="system">{row.message.text}</p> : null;
  return <Bubble row={row} helped={state.ratedAnswers[row.message.id]} />;
}

function Typing({ name, bot }: { name: string | undefined; bot: boolean }) {
  const { say } = useWidget();
  return (
    <div class="typing">
      <Avatar kind={bot ? 'bot' : 'agent'} name={name ?? ''} />
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span class="hidden-words">{name ? say('typing', { name }) : say('typingPlain')}</span>
    </div>
  );
}

function Empty() {
  const { say } = useWidget();
  return (
    <div class="empty">
      <Avatar kind="bot" name="" />
      <h3>{say('emptyTitle')}</h3>
      <p>{say('emptyText')}</p>
    </div>
  );
}

function Loading() {
  const { say } = useWidget();
  return (
    <div class="loading">
      <span class="hidden-words" role="status">
        {say('loading')}
      </span>
      <i />
      <i />
      <i />
    </div>
  );
}
