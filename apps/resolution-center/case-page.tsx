import { useRef, useState } from 'preact/hooks';
import { useFileDrop } from '../../browser/file-drop.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Access } from '../case/access.ts';
import { ActionDialog } from '../case/action-dialog.tsx';
import { ActionPanel } from '../case/action-panel.tsx';
import { CaseNotes } from '../case/case-notes.tsx';
import { CaseWaiting } from '../case/case-waiting.tsx';
import { Deadline } from '../case/deadline.tsx';
import { EvidenceGallery } from '../case/evidence-gallery.tsx';
import { CaseFacts, Rulings } from '../case/facts.tsx';
import { Messages } from '../case/messages.tsx';
import { OffersBoard } from '../case/offers-board.tsx';
import { hintFor } from '../case/state-hint.ts';
import { StateTag } from '../case/state-tag.tsx';
import { Timeline } from '../case/timeline.tsx';
import { useCase } from '../case/use-case.ts';
import { type Changes, useReloading } from '../case/use-changes.ts';
import { word } from '../case/word.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './router.ts';

interface CasePageProps {
  readonly access: Access;
  readonly number: string;
  readonly go: (to: Place) => void;
  readonly changes: Changes | undefined;
}

/** One case, as buyer or seller see it. */
export function CasePage({ access, number, go, changes }: CasePageProps) {
  const { words } = useLanguage();
  const text = words.resolution.page;
  const kept = useCase(access, number);
  /** The form for more evidence is open, with files that were dropped on the case. */
  const [adding, setAdding] = useState<readonly File[]>();
  const { view } = kept;
  const mayAdd = view?.actions.some((each) => each.action === 'add-evidence' && each.open) === true;
  const main = useRef<HTMLDivElement>(null);
  useFileDrop(main, mayAdd ? setAdding : undefined);
  useReloading(changes, number, () => void kept.reload());
  const back = (
    <p>
      <PlaceLink to={{ is: 'list' }} go={go} class="small">
        {text.all}
      </PlaceLink>
    </p>
  );
  if (view === undefined) {
    return (
      <main class="center">
        {back}
        <h1 tabIndex={-1} class="mono">
          {number}
        </h1>
        <CaseWaiting failure={kept.failure} onRetry={() => void kept.reload()} />
      </main>
    );
  }
  return (
    <main class="center">
      {back}
      <div>
        <Head view={view} />
        <CaseNotes kept={kept} view={view} />
      </div>
      <div class="case-grid">
        <div class="case-side">
          <ActionPanel view={view} access={access} onSend={kept.send} onUnlock={() => void kept.reload()} />
          <CaseFacts view={view} />
        </div>
        <div class="case-main" ref={main}>
          <Rulings view={view} />
          <OffersBoard view={view} />
          <EvidenceGallery view={view}>
            {mayAdd && (
              <button type="button" class="button button-small" onClick={() => setAdding([])}>
                <Icon name="attach" size={16} />
                {word(words.disputes.actions, 'add-evidence')}
              </button>
            )}
          </EvidenceGallery>
          <Messages view={view} access={access} onSent={kept.added} />
          <Timeline view={view} />
        </div>
      </div>
      {adding !== undefined && (
        <ActionDialog
          view={view}
          access={access}
          action="add-evidence"
          files={adding}
          onSend={kept.send}
          onClose={() => setAdding(undefined)}
        />
      )}
    </main>
  );
}

function Head({ view }: { view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.page;
  return (
    <header class="card case-head">
      <div>
        <p class="case-card-top">
          <StateTag state={view.state} outcome={view.outcome} />
          <span class="small muted mono">{view.number}</span>
        </p>
        <h1 tabIndex={-1}>{view.title}</h1>
        <p class="case-says">{word(words.disputes.stateHints, hintFor(view))}</p>
        {view.asked === true && (
          <p class="case-asked">
            <Icon name="warning" size={16} /> {text.yourTurn}
          </p>
        )}
      </div>
      {view.deadline !== undefined && <Deadline {...view.deadline} />}
    </header>
  );
}
