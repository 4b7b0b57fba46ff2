import { useState } from 'preact/hooks';
import { call } from '../../../browser/api.ts';
import { moveFocus } from '../../../browser/arrow-keys.ts';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { ListFailure } from '../../../browser/list-failure.tsx';
import { usePages } from '../../../browser/use-pages.ts';
import { plural } from '../../../locales/plural.ts';
import type { ListedTicket, SeenTicket, TicketAct, TicketOutcome, TicketPage } from '../../../protocol/tickets.ts';
import { BulkResult, type Done } from './bulk-result.tsx';
import { FilterBar } from './filter-bar.tsx';
import { TicketActs } from './ticket-acts.tsx';
import { type TicketFilters, ticketsPath } from './ticket-filters.ts';
import { TicketRow } from './ticket-row.tsx';

interface TicketsPaneProps {
  readonly myId: string;
  /** By the server's clock. */
  readonly now: number;
  /** Another one whenever something at the desk has changed. */
  readonly news: unknown;
  readonly onAct: (tickets: readonly SeenTicket[], act: TicketAct) => Promise<readonly TicketOutcome[] | undefined>;
  readonly onOpen: (conversationId: string) => void;
}

/** What is snoozed wakes by time alone. */
const POLL_MS = 30_000;

/** The list of tickets, by the time they are due, and what is done with several of them at once. */
export function TicketsPane({ myId, now, news, onAct, onOpen }: TicketsPaneProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.tickets;
  const [filters, setFilters] = useState<TicketFilters>({ status: 'live', whose: 'anyone', tag: '' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Done>();
  const list = usePages<ListedTicket>(
    async (after) => {
      const { tickets, next } = await call<TicketPage>('GET', ticketsPath(filters, myId, after));
      return { items: tickets, next };
    },
    [ticketsPath(filters, myId, undefined)],
    { pollMs: POLL_MS, news },
  );
  const shown = list.items ?? [];
  const chosen = shown.filter(({ conversationId }) => selected.has(conversationId));
  const select = (id: string, on: boolean): void =>
    setSelected((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));

  async function act(tickets: readonly ListedTicket[], given: TicketAct): Promise<void> {
    const outcomes = await onAct(
      tickets.map(({ conversationId, shopperSeq }) => ({ conversationId, shopperSeq })),
      given,
    );
    if (outcomes === undefined) return;
    const now = new Map(outcomes.flatMap((one) => (one.ok ? [[one.conversationId, one.ticket] as const] : [])));
    const changed = tickets.map((one) => ({ ...one, ...now.get(one.conversationId) }));
    list.change((known) => known.map((one) => changed.find((it) => it.conversationId === one.conversationId) ?? one));
    setDone({ act: given, outcomes, tickets: changed });
    // What was refused stays selected, to be looked at.
    setSelected(new Set(outcomes.flatMap((one) => (one.ok ? [] : [one.conversationId]))));
  }

  return (
    <section
      class="tickets"
      aria-labelledby="tickets"
      onKeyDown={(event) => {
        // A menu that is open is closed by it, and no more.
        const inMenu = event.target instanceof HTMLElement && event.target.closest('details[open]') !== null;
        if (event.key === 'Escape' && !inMenu) setSelected(new Set());
      }}
    >
      <div class="tickets-head">
        <h2 id="tickets" tabIndex={-1}>
          {text.heading}
        </h2>
        <FilterBar
          filters={filters}
          tags={shown.flatMap(({ tags }) => tags)}
          onFilters={(next) => {
            setSelected(new Set());
            setDone(undefined);
            setFilters(next);
          }}
        />
      </div>
      <div class="tickets-rows">
        <ListFailure list={list} />
        {list.items === undefined && list.failure === undefined && (
          <p class="tickets-state muted" role="status">
            {text.loading}
          </p>
        )}
        {list.items?.length === 0 && (
          <p class="tickets-state muted">
            {text.empty}
            <br />
            <span class="small">{text.emptyHint}</span>
          </p>
        )}
        {shown.length > 1 && (
          <label class="check tickets-all">
            <input
              type="checkbox"
              checked={chosen.length === shown.length}
              onChange={({ currentTarget: { checked } }) =>
                setSelected(new Set(checked ? shown.map(({ conversationId }) => conversationId) : []))
              }
            />
            <span>{text.selectAll}</span>
          </label>
        )}
        <ul class="tickets-list" onKeyDown={moveFocus}>
          {shown.map((ticket) => (
            <TicketRow
              key={ticket.conversationId}
              ticket={ticket}
              now={now}
              myId={myId}
              selected={selected.has(ticket.conversationId)}
              onSelect={(on) => select(ticket.conversationId, on)}
              onOpen={() => onOpen(ticket.conversationId)}
            />
          ))}
        </ul>
        {list.more && (
          <button type="button" class="button tickets-more" aria-disabled={list.loading} onClick={list.next}>
            {text.more}
          </button>
        )}
      </div>
      <BulkResult done={done} onUndo={(tickets, undoing) => void act(tickets, undoing)} />
      {chosen.length > 0 && (
        <div class="tickets-bulk" role="toolbar" aria-label={text.acts}>
          <strong>{plural(locale, text.selected, chosen.length)}</strong>
          <TicketActs tickets={chosen} myId={myId} now={now} onAct={(given) => void act(chosen, given)} />
          <button
            type="button"
            class="icon-button"
            aria-label={text.clear}
            title={text.clear}
            onClick={() => setSelected(new Set())}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </section>
  );
}
