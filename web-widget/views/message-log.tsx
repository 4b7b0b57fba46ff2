import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { firstToRead, restingPlace } from '../follow.ts';
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

/** The conversation. Follows its end unless the shopper reads further up, or a reply is too long to be seen whole. */
export function MessageLog({ state }: { state: State }) {
  const { say, session, locale } = useWidget();
  const [limit, setLimit] = useState(PAGE);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  /** Up to here the shopper has gone to the end by themselves. */
  const seen = useRef(0);
  const sending = useRef(0);
  const [below, setBelow] = useState(false);
  const rows = layOut(state, limit);
  const { lastSeq, messages } = state.log;
  const rating = ratingDue(state);

  function toEnd(): void {
    atEnd.current = true;
    seen.current = lastSeq;
    setBelow(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }

  function follow(): void {
    const log = box.current;
    if (!log) return;
    const seq = firstToRead(messages, seen.current);
    const first = seq === undefined ? undefined : log.querySelector(`[data-seq="${seq}"]`);
    const top = first ? first.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop : undefined;
    const place = restingPlace({ height: log.scrollHeight, view: log.clientHeight, top });
    atEnd.current = log.scrollHeight - log.clientHeight - place < NEAR;
    setBelow(!atEnd.current);
    log.scrollTo({ top: atEnd.current ? log.scrollHeight : place });
  }

  const latest = useRef(follow);
  latest.current = follow;

  function read(): void {
    const seen = state.open && atEnd.current && document.visibilityState === 'visible' && document.hasFocus();
    if (seen) session.markRead();
  }

  useLayoutEffect(() => {
    if (state.open) toEnd();
  }, [state.open, state.loaded]);
  useLayoutEffect(() => {
    // What the shopper sends is seen; that it was delivered moves nothing.
    if (state.open && state.outbox.length > sending.current) toEnd();
    sending.current = state.outbox.length;
  }, [state.outbox.length]);
  useLayoutEffect(() => {
    if (atEnd.current) follow();
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
    const observer = new ResizeObserver((entries) => {
      if (!atEnd.current) return;
      if (entries.some(({ target }) => target === box.current))
        box.current?.scrollTo({ top: box.current.scrollHeight });
      else latest.current();
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
          const was = atEnd.current;
          atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
          if (atEnd.current && !was) seen.current = lastSeq;
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
