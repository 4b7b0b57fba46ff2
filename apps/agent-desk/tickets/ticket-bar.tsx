import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import type { TicketAct, TicketLink, TicketView } from '../../../protocol/tickets.ts';
import type { TicketReader } from '../state.ts';
import { useNarrow } from '../use-narrow.ts';
import { FoldedActs, TicketActs } from './ticket-acts.tsx';
import type { TicketDialog } from './ticket-dialogs.tsx';
import { Due, StatusTag } from './ticket-facts.tsx';

interface TicketBarProps {
  readonly ticket: TicketView;
  readonly myId: string;
  readonly now: number;
  readonly readers: readonly TicketReader[];
  /** Tickets that go on in this one. */
  readonly merged: readonly TicketLink[];
  readonly onAct: (act: TicketAct) => void;
  /** Tickets that were split off this one. */
  readonly split: readonly TicketLink[];
  readonly onDialog: (dialog: TicketDialog) => void;
  /** Where it was split off and can go on there again. */
  readonly onRejoin: ((from: TicketLink) => void) | undefined;
  readonly onLook: (conversationId: string) => void;
  /** Undefined where it is not in this agent's hands. */
  readonly onPutBack: (() => void) | undefined;
}

/** Under the head of a chat that is a ticket: how it stands, and what can be done with it. */
export function TicketBar(props: TicketBarProps) {
  const { ticket, myId, now, readers, onAct, onDialog, onRejoin, onPutBack } = props;
  const { splitFrom } = ticket;
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const Acts = useNarrow() ? FoldedActs : TicketActs;
  // Who answers it is said elsewhere.
  const looking = readers.filter(({ id, until }) => until > now && id !== ticket.holder?.id);
  return (
    <div class="ticket-bar">
      <p class="ticket-facts">
        <span class="mono small">{ticket.number}</span>
        <StatusTag status={ticket.status} />
        <Due ticket={ticket} now={now} />
        {ticket.assignee !== undefined && (
          <span class="small">{format(text.assignedTo, { name: ticket.assignee.name })}</span>
        )}
        {ticket.tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
            <button
              type="button"
              class="tag-off"
              aria-label={format(text.removeTag, { tag })}
              onClick={() => onAct({ do: 'untag', tag })}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        ))}
      </p>
      <Links {...props} />
      <p class="ticket-readers small" role="status">
        {looking.map(({ name }) => format(text.reading, { name })).join(' ')}
      </p>
      <div class="ticket-acts" role="toolbar" aria-label={text.acts}>
        {onPutBack !== undefined && (
          <button type="button" class="button button-small" onClick={onPutBack}>
            {text.putBack}
          </button>
        )}
        <Acts
          tickets={[ticket]}
          myId={myId}
          now={now}
          onAct={onAct}
          onMerge={ticket.status === 'solved' ? undefined : () => onDialog('merge')}
          onSplit={ticket.status === 'solved' ? undefined : () => onDialog('split')}
          onRejoin={splitFrom === undefined || onRejoin === undefined ? undefined : () => onRejoin(splitFrom)}
        />
      </div>
    </div>
  );
}

/** The tickets that it was one with, and those that it is one with now. */
function Links({ ticket, merged, split, onLook }: TicketBarProps) {
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const { mergedInto, splitFrom } = ticket;
  const lists = [
    [text.mergedHere, merged],
    [text.splitHere, split],
  ] as const;
  return (
    <>
      {(mergedInto ?? splitFrom) !== undefined && (
        <p class="ticket-facts small">
          {mergedInto !== undefined && <LinkButton to={mergedInto} text={text.goesOn} onLook={onLook} />}
          {splitFrom !== undefined && <LinkButton to={splitFrom} text={text.splitFrom} onLook={onLook} />}
        </p>
      )}
      {lists.map(
        ([heading, links]) =>
          links.length > 0 && (
            <p key={heading} class="ticket-facts small">
              <span>{heading}</span>
              {links.map((one) => (
                <LinkButton key={one.conversationId} to={one} text="{number}" onLook={onLook} />
              ))}
            </p>
          ),
      )}
    </>
  );
}

interface LinkButtonProps {
  readonly to: TicketLink;
  readonly text: string;
  readonly onLook: (conversationId: string) => void;
}

function LinkButton({ to, text, onLook }: LinkButtonProps) {
  return (
    <button type="button" class="link-button" onClick={() => onLook(to.conversationId)}>
      {format(text, { number: to.number })}
    </button>
  );
}
