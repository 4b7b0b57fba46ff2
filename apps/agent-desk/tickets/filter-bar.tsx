import { useLanguage } from '../../../browser/language.tsx';
import { SHOWN_STATUSES, type TicketFilters, WHOSE } from './ticket-filters.ts';

interface FilterBarProps {
  readonly filters: TicketFilters;
  /** Those that the list knows of. */
  readonly tags: readonly string[];
  readonly onFilters: (filters: TicketFilters) => void;
}

/** Which tickets the list shows. */
export function FilterBar({ filters, tags, onFilters }: FilterBarProps) {
  const { words } = useLanguage();
  const text = words.desk.tickets;
  return (
    <div class="tickets-filters">
      <fieldset class="tickets-chips">
        <legend class="visually-hidden">{text.filter}</legend>
        {SHOWN_STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            class="chip"
            aria-pressed={filters.status === status}
            onClick={() => onFilters({ ...filters, status })}
          >
            {text.statuses[status]}
          </button>
        ))}
      </fieldset>
      <label class="select tickets-pick">
        <span class="small muted">{text.assignee}</span>
        <select
          value={filters.whose}
          onChange={({ currentTarget: { value } }) =>
            onFilters({ ...filters, whose: WHOSE.find((one) => one === value) ?? 'anyone' })
          }
        >
          {WHOSE.map((one) => (
            <option key={one} value={one}>
              {text[one]}
            </option>
          ))}
        </select>
      </label>
      {(tags.length > 0 || filters.tag !== '') && (
        <label class="select tickets-pick">
          <span class="small muted">{text.tag}</span>
          <select
            value={filters.tag}
            onChange={({ currentTarget: { value } }) => onFilters({ ...filters, tag: value })}
          >
            <option value="">{text.anyTag}</option>
            {[...new Set([...tags, ...(filters.tag === '' ? [] : [filters.tag])])].sort().map((tag) => (
              <option key={tag} value={tag}>
                {tag}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
