import { useRef, useState } from 'preact/hooks';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { Menu } from '../../../browser/menu.tsx';
import { LONGEST_TAG, type TicketAct, type TicketView } from '../../../protocol/tickets.ts';
import { SNOOZES, snoozeUntil } from './snooze-times.ts';

interface TicketActsProps {
  /** What the acts are for: one, or all that are selected. */
  readonly tickets: readonly TicketView[];
  readonly myId: string;
  /** By the server's clock. */
  readonly now: number;
  readonly onAct: (act: TicketAct) => void;
  /** Asks what this one is merged into; undefined where it is not one that can be. */
  readonly onMerge?: (() => void) | undefined;
  /** Asks what of this one becomes a ticket of its own. */
  readonly onSplit?: (() => void) | undefined;
  /** Of one that was split off: it goes on where it came from. */
  readonly onRejoin?: (() => void) | undefined;
}

/** What can be done with tickets: with those of the list, and with the one that is open. */
export function TicketActs(props: TicketActsProps) {
  return (
    <>
      <SeldomActs {...props} />
      <SolveAct {...props} />
    </>
  );
}

/** In one line, as a phone has room for: the last act stays in sight, the others are in a menu. */
export function FoldedActs(props: TicketActsProps) {
  const { words } = useLanguage();
  const menu = useRef<HTMLDivElement>(null);
  const close = (): void => {
    // The button that was pressed may be gone with the act: the focus goes to what holds it.
    const within = menu.current?.querySelector<HTMLElement>('.menu-panel');
    if (within != null) closeMenu(within);
  };
  const { onAct, onMerge, onSplit, onRejoin } = props;
  const thenClosed = (act: (() => void) | undefined) =>
    act &&
    (() => {
      close();
      act();
    });
  const closing = {
    onAct(given: TicketAct) {
      close();
      onAct(given);
    },
    onMerge: thenClosed(onMerge),
    onSplit: thenClosed(onSplit),
    onRejoin: thenClosed(onRejoin),
  };
  return (
    <>
      <SolveAct {...props} />
      <div ref={menu} class="ticket-more">
        <Menu class="ticket-menu" label={words.desk.tickets.moreActs} summary={<Icon name="menu" />}>
          <SeldomActs {...props} {...closing} />
        </Menu>
      </div>
    </>
  );
}

function isLive({ tickets }: TicketActsProps): boolean {
  return tickets.some(({ status }) => status !== 'solved');
}

function SolveAct(props: TicketActsProps) {
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const live = isLive(props);
  const again = props.tickets.every(({ mergedInto }) => mergedInto !== undefined) ? text.unmerge : text.reopen;
  return (
    <button
      type="button"
      class="button button-small"
      onClick={() => props.onAct(live ? { do: 'solve' } : { do: 'reopen' })}
    >
      {live ? text.solve : again}
    </button>
  );
}

function SeldomActs(props: TicketActsProps) {
  const { tickets, myId, now, onAct } = props;
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const some = (holds: (ticket: TicketView) => boolean) => tickets.some(holds);
  const live = isLive(props);
  return (
    <>
      {live && some(({ assignee }) => assignee?.id !== myId) && (
        <button type="button" class="button button-small" onClick={() => onAct({ do: 'assign', to: 'me' })}>
          {text.assignMe}
        </button>
      )}
      {live && (
        <Menu class="ticket-menu" summary={<Opens name={text.snooze} />}>
          <div class="ticket-choices">
            {SNOOZES.map((each) => (
              <button
                key={each}
                type="button"
                class="button"
                onClick={(event) => {
                  closeMenu(event.currentTarget);
                  onAct({ do: 'snooze', until: snoozeUntil(each, now) });
                }}
              >
                {text.until[each]}
              </button>
            ))}
          </div>
        </Menu>
      )}
      {some(({ status }) => status === 'snoozed') && (
        <button type="button" class="button button-small" onClick={() => onAct({ do: 'wake' })}>
          {text.wake}
        </button>
      )}
      <Menu class="ticket-menu" summary={<Opens name={text.addTag} />}>
        <TagForm onTag={(tag) => onAct({ do: 'tag', tag })} />
      </Menu>
      {some(({ assignee, holder }) => assignee !== undefined && holder?.id !== assignee.id) && (
        <button type="button" class="button button-small" onClick={() => onAct({ do: 'assign', to: 'nobody' })}>
          {text.unassign}
        </button>
      )}
      <BesideAnother {...props} />
    </>
  );
}

/** What makes one ticket of two, and two of one. */
function BesideAnother({ onMerge, onSplit, onRejoin }: TicketActsProps) {
  const { words } = useLanguage();
  const { merge, split, unsplit } = words.desk.tickets;
  const acts = [
    [merge, onMerge],
    [split, onSplit],
    [unsplit, onRejoin],
  ] as const;
  return (
    <>
      {acts.map(
        ([name, act]) =>
          act !== undefined && (
            <button key={name} type="button" class="button button-small" onClick={act}>
              {name}
            </button>
          ),
      )}
    </>
  );
}

function Opens({ name }: { name: string }) {
  return (
    <>
      {name} <Icon name="down" size={16} />
    </>
  );
}

/** Gives the focus back to what the menu was opened with. */
function closeMenu(inside: HTMLElement): void {
  const menu = inside.closest('details');
  if (menu === null) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function TagForm({ onTag }: { onTag: (tag: string) => void }) {
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const [tag, setTag] = useState('');
  return (
    <form
      class="ticket-tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (tag.trim() === '') return;
        closeMenu(event.currentTarget);
        onTag(tag);
        setTag('');
      }}
    >
      <label class="field">
        <span>{text.newTag}</span>
        <input
          value={tag}
          maxLength={LONGEST_TAG}
          autocomplete="off"
          onInput={(event) => setTag(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        {text.add}
      </button>
    </form>
  );
}
