import { useEffect, useState } from 'preact/hooks';
import { call } from '../../../browser/api.ts';
import { moveFocus } from '../../../browser/arrow-keys.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { ListFailure } from '../../../browser/list-failure.tsx';
import { usePages } from '../../../browser/use-pages.ts';
import { plural } from '../../../locales/plural.ts';
import type { AgentPresence } from '../../../protocol/agent-events.ts';
import type { Found, FoundPage } from '../../../protocol/find.ts';
import { FoundRow } from './found-row.tsx';
import { SearchFilterBar } from './search-filter-bar.tsx';
import { NO_FILTERS, type SearchFilters, searchPath } from './search-filters.ts';

interface SearchPaneProps {
  /** As they are typed. */
  readonly typed: string;
  readonly agents: readonly AgentPresence[];
  readonly opensCases: boolean;
  readonly onOpen: (conversationId: string) => void;
}

const TYPING_MS = 250;
/** What was said meanwhile may be found now. */
const POLL_MS = 30_000;

/** What is found at the desk: chats, tickets and cases, also those that are over. */
export function SearchPane({ typed, agents, opensCases, onOpen }: SearchPaneProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.search;
  const [filters, setFilters] = useState<SearchFilters>(NO_FILTERS);
  const [unread, setUnread] = useState(0);
  const asked = useSettled(typed, TYPING_MS);
  const list = usePages<Found>(
    async (cursor) => {
      const page = await call<FoundPage>('GET', searchPath(asked, filters, cursor));
      setUnread(page.unread ?? 0);
      return { items: page.found, next: page.next };
    },
    [searchPath(asked, filters, undefined)],
    { pollMs: POLL_MS },
  );
  const found = list.items ?? [];
  return (
    <section class="tickets" aria-labelledby="search-heading">
      <div class="tickets-head">
        <h2 id="search-heading" tabIndex={-1}>
          {text.heading}
        </h2>
        <SearchFilterBar
          filters={filters}
          agents={agents}
          tags={found.flatMap(({ tags }) => tags)}
          opensCases={opensCases}
          onFilters={setFilters}
        />
      </div>
      <div class="tickets-rows">
        <ListFailure list={list} />
        {unread > FEW && <p class="callout">{plural(locale, text.unread, unread)}</p>}
        <p class={found.length > 0 ? 'visually-hidden' : 'tickets-state muted'} role="status">
          {list.items === undefined && list.failure === undefined && text.loading}
          {list.items?.length === 0 && (
            <>
              {text.empty}
              <br />
              <span class="small">{text.emptyHint}</span>
            </>
          )}
          {found.length > 0 && plural(locale, text.shown, found.length)}
        </p>
        <ul class="tickets-list" onKeyDown={moveFocus}>
          {found.map((one) => (
            <FoundRow key={`${one.kind} ${one.id}`} found={one} onOpen={() => onOpen(one.id)} />
          ))}
        </ul>
        {list.more && (
          <button type="button" class="button tickets-more" aria-disabled={list.loading} onClick={list.next}>
            {words.desk.tickets.more}
          </button>
        )}
      </div>
    </section>
  );
}

/** So many changes are taken up in a moment: nobody needs to hear of them. */
const FEW = 200;

/** What was typed, once nothing more is typed for a moment. */
function useSettled(typed: string, ms: number): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), ms);
    return () => clearTimeout(timer);
  }, [typed, ms]);
  return settled;
}
