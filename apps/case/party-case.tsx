import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useFileDrop, useFilePaste } from '../../browser/file-drop.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { ActionPanel } from './action-panel.tsx';
import { CaseNotes } from './case-notes.tsx';
import { Deadline } from './deadline.tsx';
import { EvidenceGallery } from './evidence-gallery.tsx';
import { CaseFacts, Rulings } from './facts.tsx';
import { Messages } from './messages.tsx';
import { OffersBoard } from './offers-board.tsx';
import { hintFor } from './state-hint.ts';
import { StateTag } from './state-tag.tsx';
import { Timeline } from './timeline.tsx';
import type { Case } from './use-case.ts';
import { word } from './word.ts';

interface PartyCaseProps {
  readonly kept: Case;
  readonly view: DisputeView;
  readonly access: Access;
  readonly heading: 'h1' | 'h2';
  /** Takes files that are dropped on the case, or pasted. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
  /** Beside the heading of the evidence. */
  readonly children?: ComponentChildren;
}

/** A whole case, as buyer or seller see it. */
export function PartyCase({ kept, view, access, heading, onFiles, children }: PartyCaseProps) {
  const main = useRef<HTMLDivElement>(null);
  useFileDrop(main, onFiles);
  useFilePaste(onFiles);
  return (
    <div class="case-sheet">
      <div>
        <Head view={view} heading={heading} />
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
          <EvidenceGallery view={view}>{children}</EvidenceGallery>
          <Messages view={view} access={access} onSent={kept.added} />
          <Timeline view={view} />
        </div>
      </div>
    </div>
  );
}

function Head({ view, heading: Heading }: Pick<PartyCaseProps, 'view' | 'heading'>) {
  const { words } = useLanguage();
  const text = words.resolution.page;
  return (
    <header class="card case-head">
      <div>
        <p class="case-card-top">
          <StateTag state={view.state} outcome={view.outcome} />
          <span class="small muted mono">{view.number}</span>
        </p>
        <Heading tabIndex={-1}>{view.title}</Heading>
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
