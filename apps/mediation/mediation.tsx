import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { format } from '../../locales/format.ts';
import { STAFF_ACCESS } from '../case/access.ts';
import { useChanges, useReloading } from '../case/use-changes.ts';
import { useList } from '../case/use-list.ts';
import { CaseDesk } from './case-desk.tsx';
import { MediationBar } from './mediation-bar.tsx';
import { nextCase } from './next-case.ts';
import { Queue } from './queue.tsx';
import { FIRST_FILTERS, type Filters, type ProfileName, queryOf } from './queue-filters.ts';
import { atReasons } from './reasons/reasons-address.ts';
import { useOpinionsWaiting } from './use-colleagues.ts';

/** For so long a list may not know yet what was decided: it is read anew with every push, and by itself. */
const POLL_MS = 20_000;
const LIST_IS_BEHIND_MS = 1.5 * POLL_MS;

/** The queue of cases and the one that is being worked on. */
export function Mediation({ staff, onReasons }: { staff: Staff; onReasons: () => void }) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const [filters, setFilters] = useState<Filters>(FIRST_FILTERS);
  const [chosen, setChosen] = useState(caseOfAddress);
  const changes = useChanges('staff');
  const profiles = useProfiles();
  const opinions = useOpinionsWaiting(changes);
  const query = useMemo(() => queryOf(filters, Date.now()), [filters]);
  const list = useList(STAFF_ACCESS, query, POLL_MS);
  useReloading(changes, undefined, list.reload);
  useEffect(() => {
    if (list.failure === 'login_required') staff.expired();
  }, [list.failure]);
  const [decided, setDecided] = useState<string>();
  const decidedAt = useRef(new Map<string, number>());
  const choose = (number: string | undefined): void => {
    setDecided(undefined);
    history.replaceState(null, '', number === undefined ? '#disputes' : `#disputes/${encodeURIComponent(number)}`);
    setChosen(number);
  };
  const goOn = (number: string): void => {
    const at = Date.now();
    decidedAt.current.set(number, at);
    const fresh = [...decidedAt.current].filter(([, since]) => at - since < LIST_IS_BEHIND_MS);
    const next = nextCase(list.cases, new Set(fresh.map(([one]) => one)), staff.account.name);
    if (next === undefined) return;
    choose(next);
    setDecided(number);
  };
  return (
    <div class={chosen === undefined ? 'mediation mediation-at-queue' : 'mediation mediation-at-case'}>
      <MediationBar title={text.disputes} staff={staff}>
        <span class="brand-mark" aria-hidden="true" />
      </MediationBar>
      <Queue
        list={list}
        filters={filters}
        profiles={profiles}
        chosen={chosen}
        onFilters={setFilters}
        onChoose={choose}
        opinions={opinions}
        onReasons={onReasons}
      />
      <main class="mediation-case">
        {decided !== undefined && <Decided number={decided} onBack={() => choose(decided)} />}
        {chosen === undefined ? (
          <p class="muted mediation-none">{text.choose}</p>
        ) : (
          <CaseDesk
            key={chosen}
            number={chosen}
            changes={changes}
            onBack={() => choose(undefined)}
            onOpen={choose}
            onDecided={goOn}
          />
        )}
      </main>
    </div>
  );
}

function caseOfAddress(): string | undefined {
  return atReasons() ? undefined : decodeURIComponent(location.hash.replace(/^#disputes\/?/, '')) || undefined;
}

/** That a case was decided, above the one that comes next. */
function Decided({ number, onBack }: { number: string; onBack: () => void }) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), [number]);
  return (
    <div class="callout callout-good note-row" role="status" ref={note} tabIndex={-1}>
      <p>
        <Icon name="check" size={16} /> {format(text.nextCase, { number })}
      </p>
      <button type="button" class="button button-small" onClick={onBack}>
        {format(text.backTo, { number })}
      </button>
    </div>
  );
}

/** The installation's policies. Without an answer the queue shows their ids, and cannot be narrowed to one. */
function useProfiles(): readonly ProfileName[] {
  const [profiles, setProfiles] = useState<readonly ProfileName[]>([]);
  useEffect(() => {
    STAFF_ACCESS.get<{ profiles: readonly ProfileName[] }>('/v1/dispute-profiles').then(
      (answer) => setProfiles(answer.profiles),
      () => undefined,
    );
  }, []);
  return profiles;
}
