import { useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Access } from '../case/access.ts';
import { ActionDialog } from '../case/action-dialog.tsx';
import { CaseWaiting } from '../case/case-waiting.tsx';
import { PartyCase } from '../case/party-case.tsx';
import { useCase } from '../case/use-case.ts';
import { type Changes, useReloading } from '../case/use-changes.ts';
import { word } from '../case/word-for-code.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './router.ts';

interface CasePageProps {
  readonly access: Access;
  readonly number: string;
  readonly go: (to: Place) => void;
  readonly changes: Changes | undefined;
}

/** The page of one case, with the form for more evidence. */
export function CasePage({ access, number, go, changes }: CasePageProps) {
  const { words } = useLanguage();
  const kept = useCase(access, number);
  const [adding, setAdding] = useState<readonly File[]>();
  const { view } = kept;
  useReloading(changes, number, () => void kept.reload());
  const back = (
    <p class="case-back">
      <PlaceLink to={{ is: 'list' }} go={go} class="small">
        {words.resolution.page.all}
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
  const mayAdd = view.actions.some((each) => each.action === 'add-evidence' && each.open);
  // With another form open, its own question for files comes first.
  const take = (files: readonly File[]): void => {
    if (document.querySelector('dialog[open]') === null) setAdding(files);
  };
  return (
    <main class="center">
      {back}
      <PartyCase
        kept={kept}
        view={view}
        access={access}
        heading="h1"
        onFiles={mayAdd && adding === undefined ? take : undefined}
      >
        {mayAdd && (
          <button type="button" class="button button-small" onClick={() => setAdding([])}>
            <Icon name="attach" size={16} />
            {word(words.disputes.actions, 'add-evidence')}
          </button>
        )}
      </PartyCase>
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
