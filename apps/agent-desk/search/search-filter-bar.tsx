import { useLanguage } from '../../../browser/language.tsx';
import type { AgentPresence } from '../../../protocol/agent-events.ts';
import { OWNERS } from '../../../protocol/conversation.ts';
import { FOUND_KINDS } from '../../../protocol/find.ts';
import { LOCALE_NAMES, LOCALES } from '../../../protocol/locale.ts';
import { NO_FILTERS, narrowing, type SearchFilters } from './search-filters.ts';

interface SearchFilterBarProps {
  readonly filters: SearchFilters;
  readonly agents: readonly AgentPresence[];
  /** Those that the list knows of. */
  readonly tags: readonly string[];
  readonly opensCases: boolean;
  readonly onFilters: (filters: SearchFilters) => void;
}

/** What is looked for: kinds at once, all else behind a button. */
export function SearchFilterBar({ filters, agents, tags, opensCases, onFilters }: SearchFilterBarProps) {
  const { words } = useLanguage();
  const text = words.desk.search;
  const set = (change: Partial<SearchFilters>) => onFilters({ ...filters, ...change });
  const kinds = ['' as const, ...FOUND_KINDS.filter((kind) => kind !== 'case' || opensCases)];
  const count = narrowing(filters);
  const states =
    filters.kind === 'case' ? Object.entries(words.disputes.states) : OWNERS.map((one) => [one, text.states[one]]);
  return (
    <div class="tickets-filters">
      <fieldset class="tickets-chips">
        <legend class="visually-hidden">{text.kind}</legend>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class="chip"
            aria-pressed={filters.kind === kind}
            // A case has other states than a chat.
            onClick={() => set({ kind, state: '' })}
          >
            {text.kinds[kind === '' ? 'all' : kind]}
          </button>
        ))}
      </fieldset>
      <details class="search-more">
        <summary class="chip">{count === 0 ? text.filters : `${text.filters} (${count})`}</summary>
        <div class="search-choices">
          <Choice label={text.state} any={text.anyState} value={filters.state} onValue={(state) => set({ state })}>
            {states.map(([value = '', name = '']) => [value, name])}
          </Choice>
          <Choice
            label={words.desk.common.language}
            any={text.anyLanguage}
            value={filters.language}
            onValue={(language) => set({ language })}
          >
            {LOCALES.map((one) => [one, LOCALE_NAMES[one]])}
          </Choice>
          <Choice
            label={text.agent}
            any={words.desk.tickets.anyone}
            value={filters.agent}
            onValue={(agent) => set({ agent })}
          >
            {agents.map(({ agentId, name }) => [agentId, name])}
          </Choice>
          <Choice
            label={words.desk.tickets.tag}
            any={words.desk.tickets.anyTag}
            value={filters.tag}
            onValue={(tag) => set({ tag })}
          >
            {[...new Set([...tags, ...(filters.tag === '' ? [] : [filters.tag])])].sort().map((tag) => [tag, tag])}
          </Choice>
          <Day label={text.from} value={filters.from} onValue={(from) => set({ from })} />
          <Day label={text.to} value={filters.to} onValue={(to) => set({ to })} />
          {count > 0 && (
            <button
              type="button"
              class="button button-small"
              onClick={() => onFilters({ ...NO_FILTERS, kind: filters.kind })}
            >
              {text.clear}
            </button>
          )}
        </div>
      </details>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly children: readonly (readonly [value: string, name: string])[];
}

function Choice({ label, any, value, onValue, children }: ChoiceProps) {
  return (
    <label class="select search-choice">
      <span class="small muted">{label}</span>
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{any}</option>
        {children.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day({ label, value, onValue }: Pick<ChoiceProps, 'label' | 'value' | 'onValue'>) {
  return (
    <label class="search-choice">
      <span class="small muted">{label}</span>
      <input type="date" value={value} onChange={(event) => onValue(event.currentTarget.value)} />
    </label>
  );
}
