import { useEffect, useRef } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { asksElse } from './action-name.ts';
import type { Case } from './use-case.ts';
import { word } from './word-for-code.ts';

const isParty = (role: DisputeView['role']) => role === 'buyer' || role === 'seller';

/** For how long at least somebody can read what they did, though the case has moved on. */
const READ_MS = 6_000;

/** What the reader should know about the page itself: what they did, that the case moved on, that it may be old. */
export function CaseNotes({ kept, view }: { kept: Case; view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.page;
  return (
    <div aria-live="polite" class="notes">
      {kept.done !== undefined && <Done key={kept.done.action} kept={kept} done={kept.done} view={view} />}
      {kept.moved && (
        <div class="callout callout-caution note-row">
          <p>{format(text.moved, { state: word(words.disputes.states, view.state) })}</p>
          <button type="button" class="button button-small" onClick={kept.dismiss}>
            {text.understood}
          </button>
        </div>
      )}
      {view.degraded === true && (
        <p class="callout callout-caution">
          <Icon name="warning" size={16} /> {errorText(words, 'profile_missing')}
        </p>
      )}
      {view.untold
        .filter(({ party, state }) => party !== view.role && (state === 'unreachable' || !isParty(view.role)))
        .map(({ party, state }) => (
          <p key={party} class="callout callout-caution">
            <Icon name="warning" size={16} />{' '}
            {format(words.disputes.reach[state], { who: word(words.disputes.roles, party) })}
          </p>
        ))}
      {kept.failure !== undefined && (
        <p class="callout callout-caution">
          {errorText(words, kept.failure)} {text.maybeOld}
        </p>
      )}
    </div>
  );
}

interface DoneProps {
  readonly kept: Case;
  readonly done: NonNullable<Case['done']>;
  readonly view: DisputeView;
}

/** What the reader did, until the case has gone on from there. */
function Done({ kept, done, view }: DoneProps) {
  const { words } = useLanguage();
  const note = useRef<HTMLDivElement>(null);
  // The button that was pressed may be gone: the focus goes to the answer instead of nowhere.
  useEffect(() => note.current?.focus(), [done]);
  const over = view.state !== done.state;
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => {
      if (note.current?.contains(document.activeElement) === true)
        document.querySelector<HTMLElement>('.case-head :is(h1, h2), .case-desk-head h2')?.focus();
      kept.dismiss();
    }, READ_MS);
    return () => clearTimeout(timer);
  }, [over, done]);
  return (
    <div class="callout callout-good note-row" ref={note} tabIndex={-1}>
      <p>
        <Icon name="check" size={16} />{' '}
        {word(words.disputes.done, asksElse(view, done.action) ? 'ask-else' : done.action)}
      </p>
      <button type="button" class="icon-button" aria-label={words.desk.common.dismiss} onClick={kept.dismiss}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
