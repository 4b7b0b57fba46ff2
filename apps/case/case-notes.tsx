import { useEffect, useRef } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Case } from './use-case.ts';
import { word } from './word.ts';

const isParty = (role: DisputeView['role']) => role === 'buyer' || role === 'seller';

/** What the reader should know about the page itself: what they did, that the case moved on, that it may be old. */
export function CaseNotes({ kept, view }: { kept: Case; view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.page;
  const done = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone by now; the focus goes to the answer instead of nowhere.
  useEffect(() => {
    if (kept.done !== undefined) done.current?.focus();
  }, [kept.done]);
  return (
    <div aria-live="polite" class="notes">
      {kept.done !== undefined && (
        <div class="callout callout-good note-row" ref={done} tabIndex={-1}>
          <p>
            <Icon name="check" size={16} />{' '}
            {format(text.done, { action: word(words.disputes.actions, kept.done.action) })}
          </p>
          <button type="button" class="button button-small" onClick={kept.dismiss}>
            {text.understood}
          </button>
        </div>
      )}
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
