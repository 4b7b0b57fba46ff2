import { format } from '../../../locales/format.ts';
import type { DisputeSummary } from '../../../protocol/disputes.ts';
import { moneyText } from '../../shared/case/amounts.ts';
import { Deadline } from '../../shared/case/deadline.tsx';
import { LIVE_STATES } from '../../shared/case/list-query.ts';
import { StateTag } from '../../shared/case/state-tag.tsx';
import type { CaseList } from '../../shared/case/use-list.ts';
import { word } from '../../shared/case/word.ts';
import { errorText } from '../../shared/error-text.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Filters, PROFILES, VIEW_NAMES, VIEWS, withView } from './queue-filters.ts';

interface QueueProps {
  readonly list: CaseList;
  readonly filters: Filters;
  readonly chosen: string | undefined;
  readonly onFilters: (filters: Filters) => void;
  readonly onChoose: (number: string) => void;
}

/** Cases by deadline, with filters. Arrow keys go through the list. */
export function Queue({ list, filters, chosen, onFilters, onChoose }: QueueProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const states: readonly string[] = VIEWS[filters.view].length === 0 ? [...LIVE_STATES, 'closed'] : VIEWS[filters.view];
  return (
    <section class="cases-queue" aria-labelledby="cases-queue">
      <div class="queue-head">
        <h2 id="cases-queue">{text.queue}</h2>
        <label class="select">
          <span class="visually-hidden">{text.view}</span>
          <select
            value={filters.view}
            onChange={(event) => {
              const view = VIEW_NAMES.find((each) => each === event.currentTarget.value);
              if (view !== undefined) onFilters(withView(filters, view));
            }}
          >
            {VIEW_NAMES.map((view) => (
              <option key={view} value={view}>
                {text.views[view]}
              </option>
            ))}
          </select>
        </label>
        <div class="queue-filters">
          <label class="select">
            <span class="visually-hidden">{text.state}</span>
            <select
              value={filters.state}
              onChange={(event) => onFilters({ ...filters, state: event.currentTarget.value })}
            >
              <option value="">{text.anyState}</option>
              {states.map((state) => (
                <option key={state} value={state}>
                  {word(words.disputes.states, state)}
                </option>
              ))}
            </select>
          </label>
          <label class="select">
            <span class="visually-hidden">{text.profile}</span>
            <select
              value={filters.profile}
              onChange={(event) => onFilters({ ...filters, profile: event.currentTarget.value })}
            >
              <option value="">{text.anyProfile}</option>
              {PROFILES.map((profile) => (
                <option key={profile} value={profile}>
                  {profile}
                </option>
              ))}
            </select>
          </label>
          <label class="select">
            <span class="visually-hidden">{text.order}</span>
            <select
              value={filters.order}
              onChange={(event) =>
                onFilters({ ...filters, order: event.currentTarget.value === 'newest' ? 'newest' : 'deadline' })
              }
            >
              <option value="deadline">{text.byDeadline}</option>
              <option value="newest">{text.byNewest}</option>
            </select>
          </label>
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
      {list.cases?.length === 0 && <p class="muted queue-empty">{text.empty}</p>}
      <ul class="queue-list" onKeyDown={moveFocus}>
        {list.cases?.map((each) => (
          <li key={each.number}>
            <QueueItem summary={each} chosen={each.number === chosen} onChoose={() => onChoose(each.number)} />
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

function QueueItem({ summary, chosen, onChoose }: { summary: DisputeSummary; chosen: boolean; onChoose: () => void }) {
  const { locale, words } = useLanguage();
  const { number, state, outcome, title, paid, reason, deadline, assignedTo } = summary;
  return (
    <button type="button" class="queue-item" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <span class="queue-item-top">
        <StateTag state={state} outcome={outcome} />
        <span class="small muted">{summary.profile}</span>
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
    </button>
  );
}
