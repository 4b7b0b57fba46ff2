import { useEffect, useMemo, useState } from 'preact/hooks';
import { STAFF_ACCESS } from '../../shared/case/access.ts';
import { liveUpdates } from '../../shared/case/live-updates.ts';
import { useList } from '../../shared/case/use-list.ts';
import { LanguageMenu, useLanguage } from '../../shared/language.tsx';
import type { Staff } from '../../shared/staff-gate.tsx';
import { CaseDesk } from './case-desk.tsx';
import { Queue } from './queue.tsx';
import { FIRST_FILTERS, type Filters, queryOf } from './queue-filters.ts';

/** The queue of cases and the one that is being worked on. */
export function Mediation({ staff }: { staff: Staff }) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const [filters, setFilters] = useState<Filters>(FIRST_FILTERS);
  const [chosen, setChosen] = useState<string | undefined>(
    () => decodeURIComponent(location.hash.replace(/^#disputes\/?/, '')) || undefined,
  );
  const [changes, setChanges] = useState(0);
  const query = useMemo(() => queryOf(filters), [filters]);
  const list = useList(STAFF_ACCESS, query, 20_000);
  useEffect(() => liveUpdates(undefined, () => setChanges((count) => count + 1)), []);
  useEffect(() => {
    if (changes > 0) list.reload();
  }, [changes]);
  useEffect(() => {
    if (list.failure === 'login_required') staff.expired();
  }, [list.failure]);
  const choose = (number: string | undefined): void => {
    history.replaceState(null, '', number === undefined ? '#disputes' : `#disputes/${encodeURIComponent(number)}`);
    setChosen(number);
  };
  return (
    <div class={chosen === undefined ? 'mediation mediation-at-queue' : 'mediation mediation-at-case'}>
      <header class="top-bar">
        <span class="brand-mark" aria-hidden="true" />
        <h1>{text.disputes}</h1>
        <div class="top-bar-end">
          <span class="muted wide-only">{staff.account.name}</span>
          <LanguageMenu label={words.desk.common.language} />
        </div>
      </header>
      <Queue list={list} filters={filters} chosen={chosen} onFilters={setFilters} onChoose={choose} />
      <main class="mediation-case">
        {chosen === undefined ? (
          <p class="muted mediation-none">{text.choose}</p>
        ) : (
          <CaseDesk key={chosen} number={chosen} changes={changes} onBack={() => choose(undefined)} />
        )}
      </main>
    </div>
  );
}
