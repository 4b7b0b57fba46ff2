import { useRef, useState } from 'preact/hooks';
import type { Locale } from '../../protocol/locale.ts';
import { formatDay } from '../format-time.ts';
import { type LogEntry, layOut } from '../log-entries.ts';
import { ratingDue, type State } from '../state.ts';
import { Avatar } from './avatar.tsx';
import { Bubble } from './bubble.tsx';
import { Icon } from './icons.tsx';
import { RatingCard } from './rating-card.tsx';
import { SuggestedActions } from './suggested-actions.tsx';
import { useFollowing } from './use-following.ts';
import { useWidget } from './widget-context.ts';

/** As many messages are drawn at first, and added by "earlier". */
const PAGE = 100;

/** The conversation. */
export function MessageLog({ state }: { state: State }) {
  const { say, session, locale } = useWidget();
  const [limit, setLimit] = useState(PAGE);
  const box = useRef<HTMLDivElement>(null);
  const entries = layOut(state, limit);
  const rating = ratingDue(state);
  const { below, toEnd, onScroll } = useFollowing(box, state, session.markRead);
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
        onScroll={onScroll}
      >
        <div class="log-lines">
          {state.log.messages.length > limit && (
            <button type="button" class="pill earlier" onClick={() => setLimit(limit + PAGE)}>
              {say('earlier')}
            </button>
          )}
          {entries.length === 0 && (state.loaded ? <Empty /> : <Loading />)}
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} state={state} locale={locale} />
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

function Entry({ entry, state, locale }: { entry: LogEntry; state: State; locale: Locale }) {
  if (entry.kind === 'day') return <p class="day">{formatDay(entry.date, new Date(), locale)}</p>;
  if (entry.kind === 'system') return entry.message.text ? <p class="system">{entry.message.text}</p> : null;
  const newest = state.log.messages.findLast(({ author }) => author.kind !== 'system');
  const live = entry.message.id === newest?.id && state.outbox.length === 0;
  return <Bubble entry={entry} helped={state.ratedAnswers[entry.message.id]} live={live} />;
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
