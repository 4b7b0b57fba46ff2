import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { spanText } from '../../protocol/time/span-text.ts';
import { lockedActions, type OpenAction } from './action-list.ts';
import { hintFor, toldBefore } from './hint-for.ts';
import { beat, deadlineText } from './remaining.ts';
import type { CaseActing } from './use-case-acting.tsx';
import { useNow } from './use-now.ts';
import { word } from './word-for-code.ts';

interface ActionsProps {
  readonly view: DisputeView;
  readonly acting: CaseActing;
}

interface ActionPanelProps extends ActionsProps {
  /** The main action stands elsewhere on the page. */
  readonly others?: boolean;
  readonly onUnlock: () => void;
}

/** Exactly what the reader may do now, and when the rest unlocks. */
export function ActionPanel({ view, acting, others = false, onUnlock }: ActionPanelProps) {
  const { words } = useLanguage();
  const text = words.resolution.actions;
  const { main } = acting;
  const shown = main === undefined || others ? acting.others : [main, ...acting.others];
  const locked = lockedActions(view.actions);
  const nothing = shown.length === 0 && locked.length === 0;
  // A party has read in the first card whose turn it is; files and messages can always be added.
  if (nothing && (view.state === 'closed' || main !== undefined || view.standing !== undefined)) return null;
  const heading = view.readOnly === true ? text.theirs : main !== undefined && others ? text.others : text.heading;
  return (
    <section class="card actions-card" aria-labelledby="actions">
      <h2 id="actions">{heading}</h2>
      {nothing && <p class="muted">{text.nothing}</p>}
      <ul class="actions">
        {shown.map((each) => (
          <li key={`${each.action}.${each.version ?? ''}`}>
            <ActionButton action={each} view={view} acting={acting} />
          </li>
        ))}
        {locked.map((each) => (
          <Locked key={each.action} {...each} timeZone={view.timeZone} onUnlock={onUnlock} />
        ))}
      </ul>
    </section>
  );
}

/** The next step, where something is to be done. */
export function MainAction({ view, acting }: ActionsProps) {
  if (acting.main === undefined) return null;
  return (
    <div class="actions main-action">
      <ActionButton action={acting.main} view={view} acting={acting} />
    </div>
  );
}

function ActionButton({ action, view, acting }: ActionsProps & { readonly action: OpenAction }) {
  const { locale, words } = useLanguage();
  const before = toldBefore(
    action.action,
    acting.others.map((each) => each.action),
  );
  const weight = action === acting.main ? ' button-main' : action.weight === 'danger' ? ' button-quiet-danger' : '';
  return (
    <>
      <button type="button" disabled={view.readOnly} class={`button${weight}`} onClick={() => acting.begin(action)}>
        {acting.label(action)}
      </button>
      {before && (
        <span class="small muted action-hint">{word(words.disputes.hints, hintFor(view, action.action))}</span>
      )}
      {action.closesAt !== undefined && action.closesAt !== view.standing?.deadline?.dueAt && (
        <span class="small muted">
          {format(words.resolution.actions.closes, { at: deadlineText(locale, action.closesAt, view.timeZone) })}
        </span>
      )}
    </>
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
