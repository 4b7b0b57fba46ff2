import { useEffect } from 'preact/hooks';
import { format } from '../../../locales/format.ts';
import type { DisputeView } from '../../../protocol/disputes.ts';
import { STAFF_ACCESS } from '../../shared/case/access.ts';
import { ActionPanel } from '../../shared/case/action-panel.tsx';
import { Deadline } from '../../shared/case/deadline.tsx';
import { EvidenceGallery } from '../../shared/case/evidence-gallery.tsx';
import { CaseFacts, Rulings } from '../../shared/case/facts.tsx';
import { Messages } from '../../shared/case/messages.tsx';
import { OffersBoard } from '../../shared/case/offers-board.tsx';
import { exactTime, shortTime } from '../../shared/case/remaining.ts';
import { StateTag } from '../../shared/case/state-tag.tsx';
import { termsText } from '../../shared/case/terms-text.ts';
import { Timeline } from '../../shared/case/timeline.tsx';
import { useCase } from '../../shared/case/use-case.ts';
import { word } from '../../shared/case/word.ts';
import { errorText } from '../../shared/error-text.ts';
import { Icon } from '../../shared/icons.tsx';
import { useLanguage } from '../../shared/language.tsx';

interface CaseDeskProps {
  readonly number: string;
  readonly changes: number;
  readonly onBack: () => void;
}

/** One case with everything that a mediator needs to decide it. */
export function CaseDesk({ number, changes, onBack }: CaseDeskProps) {
  const { words } = useLanguage();
  const text = words.resolution.page;
  const kept = useCase(STAFF_ACCESS, number);
  const { view } = kept;
  useEffect(() => {
    if (changes > 0) void kept.reload();
  }, [changes]);
  const back = (
    <button type="button" class="button button-small mediation-back" onClick={onBack}>
      <Icon name="back" size={16} />
      {words.resolution.desk.queue}
    </button>
  );
  if (view === undefined) {
    return (
      <>
        {back}
        {kept.failure === undefined ? (
          <p class="muted" aria-busy="true">
            {words.desk.common.loading}
          </p>
        ) : (
          <p class="callout callout-danger" role="alert">
            {errorText(words, kept.failure)}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      {back}
      <div>
        <header class="card case-desk-head">
          <div>
            <p class="queue-item-top">
              <StateTag state={view.state} outcome={view.outcome} />
              <span class="small muted mono">{view.number}</span>
              <span class="small muted">{view.profile}</span>
            </p>
            <h2>{view.title}</h2>
            {view.assignedTo !== undefined && view.assignedTo !== '' && (
              <p class="small">{format(words.resolution.desk.with, { who: view.assignedTo })}</p>
            )}
          </div>
          {view.deadline !== undefined && <Deadline {...view.deadline} />}
        </header>
        <div aria-live="polite" class="desk-notes">
          {kept.moved && (
            <p class="callout callout-caution">
              {format(text.moved, { state: word(words.disputes.states, view.state) })}{' '}
              <button type="button" class="link-button" onClick={kept.dismiss}>
                {text.understood}
              </button>
            </p>
          )}
          {kept.failure !== undefined && (
            <p class="callout callout-caution">
              {errorText(words, kept.failure)} {text.maybeOld}
            </p>
          )}
        </div>
      </div>
      <div class="case-desk-grid">
        <div class="case-desk-main">
          <Deciding view={view} />
          <Rulings view={view} />
          <EvidenceGallery view={view} />
          <OffersBoard view={view} />
          <Messages view={view} access={STAFF_ACCESS} onSent={kept.added} />
          <Timeline view={view} />
        </div>
        <div class="case-desk-side">
          <ActionPanel view={view} access={STAFF_ACCESS} onSend={kept.send} onUnlock={() => void kept.reload()} />
          <Signals view={view} />
          <CaseFacts view={view} />
        </div>
      </div>
    </>
  );
}

/** What is being decided: a ruling that waits for a second person, an appeal against one. */
function Deciding({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const { pendingRuling, appeal } = view;
  return (
    <>
      {pendingRuling !== undefined && (
        <section class="card pending" aria-labelledby="pending">
          <h2 id="pending">{text.pending}</h2>
          <p class="offer-terms">{termsText(words, locale, pendingRuling.terms)}</p>
          <p class="plain">{pendingRuling.reasons}</p>
          <p class="small muted">{format(text.pendingBy, { who: pendingRuling.by })}</p>
        </section>
      )}
      {appeal?.result === 'pending' && (
        <section class="card pending" aria-labelledby="appeal">
          <h2 id="appeal">{format(text.appeal, { who: word(words.disputes.roles, appeal.by) })}</h2>
          <p class="plain">{appeal.explanation}</p>
          <p class="small muted">
            <time dateTime={appeal.at} title={exactTime(locale, appeal.at)}>
              {shortTime(locale, appeal.at)}
            </time>
          </p>
        </section>
      )}
    </>
  );
}

function Signals({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const shown = view.signals?.filter(({ count }) => count > 0) ?? [];
  if (shown.length === 0) return null;
  return (
    <section class="card" aria-labelledby="signals">
      <h2 id="signals">{text.signals}</h2>
      <dl class="facts facts-counts">
        {shown.map(({ code, count }) => (
          <div key={code} class="fact">
            <dt>{word(words.disputes.signals, code)}</dt>
            <dd>{new Intl.NumberFormat(locale).format(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
