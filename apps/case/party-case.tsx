import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useFileDrop, useFilePaste } from '../../browser/file-drop.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { ActionPanel } from './action-panel.tsx';
import { CaseNotes } from './case-notes.tsx';
import { EvidenceGallery } from './evidence-gallery.tsx';
import { CaseFacts } from './facts.tsx';
import { HeadCard } from './head-card.tsx';
import { Messages } from './messages.tsx';
import { CaseZone } from './moment.tsx';
import { OffersBoard } from './offers-board.tsx';
import { Parcels } from './parcels-card.tsx';
import { Rulings } from './rulings-card.tsx';
import { Timeline } from './timeline.tsx';
import type { Case } from './use-case.ts';
import { useCaseActing } from './use-case-acting.tsx';

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
  const acting = useCaseActing(view, access, kept.send);
  useFileDrop(main, onFiles);
  useFilePaste(onFiles);
  return (
    <CaseZone value={view.timeZone}>
      <div class="case-sheet">
        <div>
          <HeadCard view={view} acting={acting} heading={heading} />
          <CaseNotes kept={kept} view={view} />
        </div>
        <div class="case-grid">
          <div class="case-side">
            <ActionPanel others view={view} acting={acting} onUnlock={() => void kept.reload()} />
            <CaseFacts view={view} />
          </div>
          <div class="case-main" ref={main}>
            <Parcels view={view} />
            <Rulings view={view} />
            <OffersBoard view={view} />
            <EvidenceGallery view={view}>{children}</EvidenceGallery>
            <Messages view={view} access={access} onSent={kept.added} onView={kept.taken} />
            <Timeline view={view} />
          </div>
        </div>
        {acting.form}
      </div>
    </CaseZone>
  );
}
