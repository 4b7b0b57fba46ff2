import { useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { spanText } from '../../protocol/time/span-text.ts';
import type { Access } from './access.ts';
import { ActionDialog } from './action-dialog.tsx';
import { lockedActions, mainAction, type OpenAction, openActions } from './action-list.ts';
import { beat, deadlineText } from './remaining.ts';
import { termsText } from './terms-text.ts';
import type { SendAction } from './use-action-form.ts';
import { useNow } from './use-now.ts';
import { word } from './word.ts';

interface ActionPanelProps {
  readonly view: DisputeView;
  readonly access: Access;
  readonly onSend: SendAction;
  readonly onUnlock: () => void;
}

/** Exactly what the reader may do now, and when the rest unlocks. */
export function ActionPanel({ view, access, onSend, onUnlock }: ActionPanelProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.actions;
  const [chosen, setChosen] = useState<OpenAction>();
  const open = openActions(view);
  const main = mainAction(open, view);
  const locked = lockedActions(view.actions);
  const label = ({ action, version }: OpenAction): string => {
    // Beside a counter-offer or a refusal, the other side's terms would read as one's own; only several need telling apart.
    const alone = open.filter((each) => each.action === action).length === 1;
    const name = word(
      words.disputes.actions,
      action === 'legal-hold' && view.flags.legalHold ? 'legal-release' : action,
    );
    const terms = view.offers.find((offer) => offer.version === version)?.terms;
    const plain = terms === undefined || (alone && action !== 'approve' && action !== 'accept-offer');
    return plain ? name : format(text.onTerms, { action: name, terms: termsText(words, locale, terms) });
  };
  // A form in somebody's hands stays, with what was typed, even when the case ends under it.
  if (view.state === 'closed' && open.length === 0 && chosen === undefined) return null;
  return (
    <section class="card actions-card" aria-labelledby="actions">
      <h2 id="actions">{view.readOnly === true ? text.theirs : text.heading}</h2>
      {open.length === 0 && <p class="muted">{text.nothing}</p>}
      <ul class="actions">
        {open.map((each, index) => (
          <li key={`${each.action}.${each.version ?? ''}`}>
            <button
              type="button"
              disabled={view.readOnly}
              class={`button${index === main ? ' button-main' : ''}${each.weight === 'danger' ? ' button-quiet-danger' : ''}`}
              onClick={() => setChosen(each)}
            >
              {label(each)}
            </button>
            {each.closesAt !== undefined && (
              <span class="small muted">
                {format(text.closes, { at: deadlineText(locale, each.closesAt, view.timeZone) })}
              </span>
            )}
          </li>
        ))}
        {locked.map((each) => (
          <Locked key={each.action} {...each} timeZone={view.timeZone} onUnlock={onUnlock} />
        ))}
      </ul>
      {chosen !== undefined && (
        <ActionDialog
          key={`${chosen.action}.${chosen.version ?? ''}`}
          view={view}
          access={access}
          action={chosen.action}
          {...(chosen.version === undefined ? {} : { version: chosen.version })}
          onSend={onSend}
          onClose={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}

interface LockedProps {
  readonly action: string;
  readonly opensAt?: string;
  readonly because: string;
  readonly timeZone: string;
  readonly onUnlock: () => void;
}

function Locked({ action, opensAt, because, timeZone, onUnlock }: LockedProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.actions;
  const opens = opensAt == null ? undefined : opensAt;
  const now = useNow(opens === undefined ? 60_000 : beat(Date.parse(opens) - Date.now()));
  const left = opens === undefined ? undefined : Date.parse(opens) - now;
  const due = left !== undefined && left <= 0;
  return (
    <li class="locked">
      <span class="locked-name">
        <Icon name="clock" size={16} />
        {word(words.disputes.actions, action)}
      </span>
      <span class="small">{word(words.disputes.locks, because)}</span>
      {left !== undefined && left > 0 && (
        <time class="small locked-left" dateTime={opens}>
          {format(text.unlocks, {
            span: spanText(locale, left),
            at: deadlineText(locale, opens ?? '', timeZone, 'from'),
          })}
        </time>
      )}
      {due && (
        <button type="button" class="link-button" onClick={onUnlock}>
          {text.unlocked}
        </button>
      )}
    </li>
  );
}
