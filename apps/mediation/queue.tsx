import { moveFocus } from '../../browser/arrow-keys.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { ListFailure } from '../../browser/list-failure.tsx';
import { format } from '../../locales/format.ts';
import { itemsText } from '../../locales/items-text.ts';
import type { OpinionsWaiting } from '../../protocol/dispute-colleagues.ts';
import type { DisputeSummary } from '../../protocol/dispute-list.ts';
import { moneyText } from '../case/amounts.ts';
import { StateTag } from '../case/state-tag.tsx';
import { SummaryFoot } from '../case/summary-foot.tsx';
import type { CaseList } from '../case/use-list.ts';
import { word } from '../case/word-for-code.ts';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, type ProfileName, withView } from './queue-filters.ts';

interface QueueProps {
  readonly list: CaseList;
  readonly filters: Filters;
  readonly profiles: readonly ProfileName[];
  readonly chosen: string | undefined;
  readonly onFilters: (filters: Filters) => void;
  readonly onChoose: (number: string) => void;
  readonly opinions: OpinionsWaiting;
  readonly onReasons: () => void;
}

/** Cases by deadline, with filters. Arrow keys go through the list. */
export function Queue({ list, filters, profiles, chosen, onFilters, onChoose, opinions, onReasons }: QueueProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  return (
    <section class="side cases-queue" aria-labelledby="cases-queue">
      <div class="queue-head">
        <div class="queue-head-top">
          <h2 id="cases-queue">{text.queue}</h2>
          <button type="button" class="link-button small" onClick={onReasons}>
            {text.prepared.legend}
          </button>
        </div>
        <OpinionsToRead opinions={opinions} onShow={() => onFilters(withView(filters, 'opinions'))} />
        <PostageToDecide count={list.postageWaiting} onShow={() => onFilters(withView(filters, 'postage'))} />
        <FilterBar filters={filters} profiles={profiles} onFilters={onFilters} />
      </div>
      <ListFailure list={list} />
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
      <ul class="side-list" onKeyDown={moveFocus}>
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

/** That colleagues asked or answered, with the way to these cases. */
function OpinionsToRead({ opinions: { asked, answered }, onShow }: { opinions: OpinionsWaiting; onShow: () => void }) {
  const { words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  return (
    <div role="status">
      {asked + answered > 0 && (
        <button type="button" class="button button-small opinions-waiting" onClick={onShow}>
          <Icon name="replies" size={16} />
          <span>
            {[
              ...(asked === 0 ? [] : [format(text.waitingAsked, { n: asked })]),
              ...(answered === 0 ? [] : [format(text.waitingAnswered, { n: answered })]),
            ].join(' · ')}
          </span>
        </button>
      )}
    </div>
  );
}

/** That return postage waits for a decision, with the way to these cases: no state of a case says it. */
function PostageToDecide({ count, onShow }: { count: number; onShow: () => void }) {
  const { words } = useLanguage();
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" class="button button-small opinions-waiting" onClick={onShow}>
          <Icon name="eye" size={16} />
          <span>{format(words.resolution.desk.postageWaiting, { n: count })}</span>
        </button>
      )}
    </div>
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
  const { number, state, outcome, paid, reason, assignedTo } = summary;
  return (
    <button type="button" class="side-item queue-item" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <span class="queue-item-top">
        <StateTag state={state} outcome={outcome} />
        {summary.secondPerson === true && (
          <span class="tag tag-caution">
            <Icon name="eye" size={14} /> {words.resolution.desk.pending}
          </span>
        )}
        {summary.opinion !== undefined && (
          <span class="tag tag-caution">
            {words.resolution.desk.colleagues[summary.opinion === 'asked' ? 'tagAsked' : 'tagAnswered']}
          </span>
        )}
        {summary.reported === true && <span class="tag tag-caution">{words.resolution.desk.reportedTag}</span>}
        {summary.postageWaits === true && <span class="tag tag-caution">{words.resolution.desk.views.postage}</span>}
        <span class="small muted">{policy}</span>
      </span>
      <span class="queue-item-title">{itemsText(summary, words.disputes, locale)}</span>
      <span class="small muted">
        {word(words.disputes.reasons, reason)} · {moneyText(locale, paid)}
      </span>
      <span class="small muted mono">{number}</span>
      {assignedTo !== undefined && assignedTo !== '' && (
        <span class="small">{format(words.resolution.desk.with, { who: assignedTo })}</span>
      )}
      <SummaryFoot summary={summary} />
    </button>
  );
}
