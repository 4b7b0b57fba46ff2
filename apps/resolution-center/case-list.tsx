import { useEffect, useMemo, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { ListFailure } from '../../browser/list-failure.tsx';
import { format } from '../../locales/format.ts';
import { itemsText } from '../../locales/items-text.ts';
import type { DisputeSummary } from '../../protocol/dispute-list.ts';
import type { DisputeFormRules } from '../../protocol/dispute-opening.ts';
import type { Access } from '../case/access.ts';
import { moneyText } from '../case/amounts.ts';
import { queryFor, SHOWN, type Shown } from '../case/list-query.ts';
import { shortTime } from '../case/remaining.ts';
import { StateTag } from '../case/state-tag.tsx';
import { SummaryFoot } from '../case/summary-foot.tsx';
import { type Changes, useReloading } from '../case/use-changes.ts';
import { useList } from '../case/use-list.ts';
import { word } from '../case/word-for-code.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './router.ts';

interface CaseListProps {
  readonly access: Access;
  readonly go: (to: Place) => void;
  readonly changes: Changes | undefined;
}

/** The reader's own disputes. */
export function CaseList({ access, go, changes }: CaseListProps) {
  const { words } = useLanguage();
  const text = words.resolution.list;
  const [shown, setShown] = useState<Shown>('open');
  const query = useMemo(() => queryFor(shown), [shown]);
  const list = useList(access, query, 30_000);
  useReloading(changes, undefined, list.reload);
  const mayOpen = useMayOpen(access);
  return (
    <main class="center">
      <div class="center-head">
        <div>
          <h1 tabIndex={-1}>{text.heading}</h1>
          <p class="muted">{text.lead}</p>
        </div>
        {mayOpen && (
          <PlaceLink to={{ is: 'new' }} go={go} class="button button-main">
            <Icon name="plus" />
            {text.open}
          </PlaceLink>
        )}
      </div>
      <fieldset class="chips">
        <legend class="visually-hidden">{text.filter}</legend>
        {SHOWN.map((each) => (
          <label key={each} class="chip">
            <input type="radio" name="shown" checked={shown === each} onChange={() => setShown(each)} />
            <span>{text.shown[each]}</span>
          </label>
        ))}
      </fieldset>
      <ListFailure list={list} />
      {list.cases === undefined && list.failure === undefined && (
        <div class="skeletons" aria-busy="true">
          <p class="visually-hidden">{words.desk.common.loading}</p>
          <div class="skeleton" />
          <div class="skeleton" />
        </div>
      )}
      {list.cases?.length === 0 && (
        <div class="empty">
          <span class="empty-mark" aria-hidden="true">
            <Icon name="shield" size={36} />
          </span>
          <h2>{text.emptyHeading}</h2>
          <p class="muted">{mayOpen ? text.emptyText : text.sellerEmpty}</p>
        </div>
      )}
      <ul class="cases">
        {list.cases?.map((each) => (
          <li key={each.number}>
            <CaseCard summary={each} go={go} />
          </li>
        ))}
      </ul>
      {list.more && (
        <button type="button" class="button more" aria-disabled={list.loading} onClick={list.next}>
          {text.more}
        </button>
      )}
    </main>
  );
}

/** Whether the policy lets this reader open a dispute at all: on some marketplaces only buyers do. */
function useMayOpen(access: Access): boolean {
  const [may, setMay] = useState(false);
  useEffect(() => {
    access.get<DisputeFormRules>('/v1/dispute-profile').then(
      ({ reasons }) => setMay(reasons.length > 0),
      () => undefined,
    );
  }, [access]);
  return may;
}

function CaseCard({ summary, go }: { summary: DisputeSummary; go: (to: Place) => void }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.list;
  const { number, orderId, state, outcome, reason, paid, openedAt, timeZone } = summary;
  return (
    <article class="card case-card">
      <div class="case-card-main">
        <p class="case-card-top">
          <StateTag state={state} outcome={outcome} />
          {summary.asked === true && (
            <span class="tag tag-asked">
              <Icon name="warning" size={14} />
              {text.yourTurn}
            </span>
          )}
          <span class="small muted mono">{number}</span>
        </p>
        <h2>
          <PlaceLink to={{ is: 'case', number }} go={go} class="case-card-link">
            {itemsText(summary, words.disputes, locale)}
          </PlaceLink>
        </h2>
        <p class="small muted">
          {word(words.disputes.reasons, reason)} · {format(text.order, { order: orderId })} · {moneyText(locale, paid)}
        </p>
        <p class="small muted">
          {format(text.between, { buyer: summary.buyer, seller: summary.seller })} ·{' '}
          {format(text.opened, { at: shortTime(locale, openedAt, timeZone) })}
        </p>
      </div>
      <SummaryFoot summary={summary} />
    </article>
  );
}
