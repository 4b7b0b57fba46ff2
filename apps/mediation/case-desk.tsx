import { useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { itemsText } from '../../locales/items-text.ts';
import { inOne } from '../../locales/standing-text.ts';
import type { DisputeParty, DisputeView } from '../../protocol/disputes.ts';
import { STAFF_ACCESS } from '../case/access.ts';
import { ActionPanel } from '../case/action-panel.tsx';
import { CaseNotes } from '../case/case-notes.tsx';
import { CaseWaiting } from '../case/case-waiting.tsx';
import { Deadline } from '../case/deadline.tsx';
import { EvidenceGallery } from '../case/evidence-gallery.tsx';
import { CaseFacts } from '../case/facts.tsx';
import { LongText } from '../case/long-text.tsx';
import { Messages } from '../case/messages.tsx';
import { CaseZone, Moment } from '../case/moment.tsx';
import { OffersBoard } from '../case/offers-board.tsx';
import { Parcels } from '../case/parcels-card.tsx';
import { PendingRuling } from '../case/ruling-at-hand.tsx';
import { Rulings } from '../case/rulings-card.tsx';
import { StateTag } from '../case/state-tag.tsx';
import { Timeline } from '../case/timeline.tsx';
import { type Case, useCase } from '../case/use-case.ts';
import { useCaseActing } from '../case/use-case-acting.tsx';
import { type Changes, useReloading } from '../case/use-changes.ts';
import { word } from '../case/word-for-code.ts';
import { Background } from './background.tsx';
import { BothSides } from './both-sides.tsx';
import { DecisionCard, mayDecide } from './decision-card.tsx';
import { Glance } from './glance.tsx';
import { NotesCard } from './notes-card.tsx';
import { OpinionAsked } from './opinion-asked.tsx';
import { OpinionsCard } from './opinions-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { policyText } from './policy-text.ts';
import { SeenAs } from './seen-as.tsx';
import { useColleagues } from './use-colleagues.ts';

interface CaseDeskProps {
  readonly number: string;
  readonly changes: Changes | undefined;
  readonly onBack: () => void;
  readonly onOpen: (number: string) => void;
  readonly onDecided: (number: string) => void;
}

/** One case with everything that a mediator needs to decide it. */
export function CaseDesk({ number, changes, onBack, onOpen, onDecided }: CaseDeskProps) {
  const { locale, words } = useLanguage();
  const kept = useCase(STAFF_ACCESS, number);
  const { view } = kept;
  const colleagues = useColleagues(number, changes);
  const [seenAs, setSeenAs] = useState<DisputeParty>();
  useReloading(changes, number, () => void kept.reload());
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
        <CaseWaiting failure={kept.failure} onRetry={() => void kept.reload()} />
      </>
    );
  }
  if (seenAs !== undefined)
    return (
      <>
        {back}
        <SeenAs key={seenAs} number={number} party={seenAs} changes={changes} onBack={() => setSeenAs(undefined)} />
      </>
    );
  return (
    <CaseZone value={view.timeZone}>
      {back}
      <div>
        <header class="card case-desk-head">
          <div>
            <p class="queue-item-top">
              <StateTag state={view.state} outcome={view.outcome} />
              <span class="small muted mono">{view.number}</span>
              <span class="small muted">{view.profileName}</span>
            </p>
            <h2 tabIndex={-1}>{itemsText(view, words.disputes, locale)}</h2>
            {view.assignedTo !== undefined && view.assignedTo !== '' && (
              <p class="small">{format(words.resolution.desk.with, { who: view.assignedTo })}</p>
            )}
          </div>
          {view.deadline !== undefined && <Deadline {...view.deadline} label={undefined} />}
        </header>
        <CaseNotes kept={kept} view={view} />
      </div>
      <div class="case-desk-grid">
        <div class="case-desk-main">
          {colleagues.view?.opinions
            .filter(({ own, state }) => own === 'asked' && state === 'open' && view.state !== 'closed')
            .map((opinion) => (
              <OpinionAsked key={opinion.id} view={view} opinion={opinion} kept={colleagues} />
            ))}
          <Deciding view={view} />
          <Glance view={view} />
          <Rulings view={view} />
          <Parcels view={view} />
          <OffersBoard view={view} />
          <EvidenceGallery view={view} />
          <Messages view={view} access={STAFF_ACCESS} onSent={kept.added} onView={kept.taken} />
          <Timeline view={view} />
        </div>
        <div class="case-desk-side">
          {mayDecide(view) && (
            <DecisionCard key={view.number} kept={kept} view={view} onDecided={() => onDecided(view.number)} />
          )}
          <DeskActions kept={kept} view={view} />
          <OpinionsCard view={view} kept={colleagues} />
          <NotesCard number={view.number} kept={colleagues} />
          {view.policy !== undefined && <PolicyCard name={view.profileName} policy={view.policy} state={view.state} />}
          <BothSides view={view} onSeeAs={setSeenAs} />
          <Background view={view} onOpen={onOpen} />
          <CaseFacts view={view} claim={false} />
        </div>
      </div>
    </CaseZone>
  );
}

function DeskActions({ kept, view }: { kept: Case; view: DisputeView }) {
  const acting = useCaseActing(view, STAFF_ACCESS, kept.send, mayDecide(view) ? ['rule'] : []);
  return (
    <>
      <ActionPanel view={view} acting={acting} onUnlock={() => void kept.reload()} />
      {acting.form}
    </>
  );
}

/** What is being decided: a ruling that waits for a second person, the appeals against one. */
function Deciding({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const { pendingRuling, appeal, crossAppeal } = view;
  const why = view.policy?.rules
    .flatMap(({ sentences }) => sentences)
    .filter(({ code }) => code.startsWith('second-'))
    .map((sentence) => policyText(sentence, locale, words));
  return (
    <>
      {pendingRuling !== undefined && (
        <section class="card pending" aria-labelledby="pending">
          <h2 id="pending">{text.pending}</h2>
          <p class="small muted">{inOne([text.pendingHint, ...(why ?? [])], locale)}</p>
          <PendingRuling view={view} ruling={pendingRuling} />
        </section>
      )}
      {[appeal, crossAppeal].map((each) =>
        each?.result === 'pending' ? (
          <section key={each.by} class="card pending" aria-labelledby={`appeal-${each.by}`}>
            <h2 id={`appeal-${each.by}`}>{format(text.appeal, { who: word(words.disputes.roles, each.by) })}</h2>
            <LongText text={each.explanation} />
            <p class="small muted">
              <Moment at={each.at} />
            </p>
          </section>
        ) : null,
      )}
    </>
  );
}
