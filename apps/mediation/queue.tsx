import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeSummary } from '../../protocol/disputes.ts';
import { moneyText } from '../case/amounts.ts';
import { Deadline } from '../case/deadline.tsx';
import { LIVE_STATES } from '../case/list-query.ts';
import { StateTag } from '../case/state-tag.tsx';
import type { CaseList } from '../case/use-list.ts';
import { word } from '../case/word.ts';
import { DUE_NAMES, type Filters, type ProfileName, VIEW_NAMES, VIEWS, withView } from './queue-filters.ts';

interface QueueProps {
  readonly list: CaseList;
  readonly filters: Filters;
  readonly profiles: readonly ProfileName[];
  readonly chosen: string | undefined;
  readonly onFilters: (filters: Filters) => void;
  readonly onChoose: (number: string) => void;
}

/** Cases by deadline, with filters. Arrow keys go through the list. */
export function Queue({ list, filters, profiles, chosen, onFilters, onChoose }: QueueProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const states: readonly string[] = VIEWS[filters.view].length === 0 ? [...LIVE_STATES, 'closed'] : VIEWS[filters.view];
  return (
    <section class="cases-queue" aria-labelledby="cases-queue">
      <div class="queue-head">
        <h2 id="cases-queue">{text.queue}</h2>
        <Pick
          label={text.view}
          value={filters.view}
          options={VIEW_NAMES.map((view) => [view, text.views[view]] as const)}
          onPick={(picked) => onFilters(withView(filters, VIEW_NAMES.find((view) => view === picked) ?? filters.view))}
        />
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
      </div>
      {list.failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, list.failure)}{' '}
          <button type="button" class="link-button" onClick={list.reload}>
            {words.desk.common.retry}
          </button>
        </p>
      )}
      {list.cases === undefined && list.failure === undefined && (
        <p class="muted queue-empty" role="status">
          {text.loading}
        </p>
      )}
      {list.cases?.length === 0 && (
        <p class="muted queue-empty">
          {text.empty}
          <br />
          <span class="small">{text.emptyHint}</span>
        </p>
      )}
      <ul class="queue-list" onKeyDown={moveFocus}>
        {list.cases?.map((each) => (
          <li key={each.number}>
            <QueueItem
              summary={each}
              policy={profiles.find(({ id }) => id === each.profile)?.name ?? each.profile}
              chosen={each.number === chosen}
              onChoose={() => onChoose(each.number)}
            />
          </li>
        ))}
      </ul>
      {list.more && (
        <button type="button" class="button button-small queue-more" aria-disabled={list.loading} onClick={list.next}>
          {words.resolution.list.more}
        </button>
      )}
    </section>
  );
}

function moveFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const item = event.target instanceof HTMLElement ? event.target.closest('li') : null;
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
  const button = next?.querySelector<HTMLElement>('button');
  if (button === null || button === undefined) return;
  event.preventDefault();
  button.focus();
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

interface QueueItemProps {
  readonly summary: DisputeSummary;
  readonly policy: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function QueueItem({ summary, policy, chosen, onChoose }: QueueItemProps) {
  const { locale, words } = useLanguage();
  const { number, state, outcome, title, paid, reason, deadline, assignedTo } = summary;
  return (
    <button type="button" class="queue-item" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <span class="queue-item-top">
        <StateTag state={state} outcome={outcome} />
        <span class="small muted">{policy}</span>
      </span>
      <span class="queue-item-title">{title}</span>
      <span class="small muted">
        {word(words.disputes.reasons, reason)} · {moneyText(locale, paid)}
      </span>
      <span class="small muted mono">{number}</span>
      {assignedTo !== undefined && assignedTo !== '' && (
        <span class="small">{format(words.resolution.desk.with, { who: assignedTo })}</span>
      )}
      {deadline !== undefined && <Deadline {...deadline} compact />}
      {summary.degraded === true && <span class="small muted">{errorText(words, 'profile_missing')}</span>}
    </button>
  );
}
