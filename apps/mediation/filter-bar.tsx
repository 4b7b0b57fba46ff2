import { useLanguage } from '../../browser/language.tsx';
import { LIVE_STATES } from '../../protocol/dispute-states.ts';
import { word } from '../case/word-for-code.ts';
import { DUE_NAMES, type Filters, type ProfileName, VIEW_NAMES, VIEWS, withView } from './queue-filters.ts';

interface FilterBarProps {
  readonly filters: Filters;
  readonly profiles: readonly ProfileName[];
  readonly onFilters: (filters: Filters) => void;
}

/** Which cases the queue shows, and in which order. */
export function FilterBar({ filters, profiles, onFilters }: FilterBarProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const states: readonly string[] = VIEWS[filters.view].length === 0 ? [...LIVE_STATES, 'closed'] : VIEWS[filters.view];
  return (
    <>
      <Pick
        label={text.view}
        value={filters.view}
        options={VIEW_NAMES.map((view) => [view, text.views[view]] as const)}
        onPick={(picked) => onFilters(withView(filters, VIEW_NAMES.find((view) => view === picked) ?? filters.view))}
      />
      {/* These are seldom needed, and leave their room to the cases. */}
      <details class="queue-more-filters">
        <summary class="small">{text.moreFilters}</summary>
        <div class="queue-filters">
          <Pick
            label={text.state}
            value={filters.state}
            options={[
              ['', text.anyState],
              ...states.map((state) => [state, word(words.disputes.states, state)] as const),
            ]}
            onPick={(state) => onFilters({ ...filters, state })}
          />
          <Pick
            label={text.due}
            value={filters.due}
            options={[['', text.anyDue], ...DUE_NAMES.map((due) => [due, text.dues[due]] as const)]}
            onPick={(picked) => onFilters({ ...filters, due: DUE_NAMES.find((due) => due === picked) ?? '' })}
          />
          <Pick
            label={text.profile}
            value={filters.profile}
            options={[['', text.anyProfile], ...profiles.map(({ id, name }) => [id, name] as const)]}
            onPick={(profile) => onFilters({ ...filters, profile })}
          />
          <Pick
            label={text.order}
            value={filters.order}
            options={[
              ['deadline', text.byDeadline],
              ['newest', text.byNewest],
            ]}
            onPick={(order) => onFilters({ ...filters, order: order === 'newest' ? 'newest' : 'deadline' })}
          />
        </div>
      </details>
    </>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <label class="select">
      <span class="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
