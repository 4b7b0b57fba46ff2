import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeParty } from '../../protocol/disputes.ts';
import { STAFF_ACCESS } from '../case/access.ts';
import { CaseWaiting } from '../case/case-waiting.tsx';
import { PartyCase } from '../case/party-case.tsx';
import { useCase } from '../case/use-case.ts';
import { type Changes, useReloading } from '../case/use-changes.ts';

interface SeenAsProps {
  readonly number: string;
  readonly party: DisputeParty;
  readonly changes: Changes | undefined;
  readonly onBack: () => void;
}

/** The case as one of its parties sees it, to be looked at only. */
export function SeenAs({ number, party, changes, onBack }: SeenAsProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const kept = useCase(STAFF_ACCESS, number, party);
  const banner = useRef<HTMLDivElement>(null);
  useReloading(changes, number, () => void kept.reload());
  useEffect(() => banner.current?.focus(), []);
  return (
    <>
      <div class="callout callout-caution note-row seen-as" ref={banner} tabIndex={-1} role="status">
        <p>
          <Icon name="eye" size={16} /> {text.seenAs[party]}
        </p>
        <button type="button" class="button button-small" onClick={onBack}>
          {text.seenAsBack}
        </button>
      </div>
      {kept.view === undefined ? (
        <CaseWaiting failure={kept.failure} onRetry={() => void kept.reload()} />
      ) : (
        <PartyCase kept={kept} view={kept.view} access={STAFF_ACCESS} heading="h2" />
      )}
    </>
  );
}
