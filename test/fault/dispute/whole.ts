import { draftCase } from '../../../disputes/case.ts';
import { replay } from '../../../disputes/replay.ts';
import { decide } from '../../../disputes/state-machine.ts';
import type { Database } from '../../../store/sql/database.ts';
import { sqlDisputeStore } from '../../../store/sql/dispute-store.ts';
import { profileNamed } from '../../unit/disputes/fakes/cases.ts';

/**
 * What is not whole in the stored cases: each row must be the replay of its log, and clocks, money and notices exactly
 * those that deciding the log anew gives. An entry, clock, intent or notice without its case counts too.
 */
export async function faultsIn(database: Database): Promise<string[]> {
  const { db } = database;
  const store = sqlDisputeStore(database);
  const faults: string[] = [];
  const ids = (await db.selectFrom('dispute').select('id').execute()).map((row) => row.id);
  const known = new Set(ids);
  for (const table of ['disputeEntry', 'disputeClock', 'moneyIntent', 'notice'] as const)
    for (const { caseId } of await db.selectFrom(table).select('caseId').distinct().execute())
      if (!known.has(caseId)) faults.push(`${caseId}: ${table} without a case`);
  for (const id of ids) {
    const row = await store.find(id);
    const history = await store.history(id);
    if (row === undefined) continue;
    const draft = draftCase({ id, number: row.number, profile: row.profile, order: row.order });
    const effects = [];
    let again = draft;
    try {
      if (!same(replay(draft, history), row)) faults.push(`${id}: the log does not give the row`);
      for (const { event, actor, at } of history) {
        const answer = decide(again, event, actor, profileNamed(row.profile.id), at);
        if (!answer.ok) throw new Error(answer.code);
        again = answer.case;
        effects.push(...answer.effects);
      }
    } catch (error) {
      faults.push(`${id}: ${String(error)}`);
      continue;
    }
    if (history.length !== row.revision) faults.push(`${id}: ${history.length} entries at revision ${row.revision}`);
    const of = (table: 'disputeClock' | 'moneyIntent' | 'notice') => db.selectFrom(table).where('caseId', '=', id);
    const clocks = await of('disputeClock')
      .selectAll('disputeClock' as never)
      .execute();
    const intents = await of('moneyIntent')
      .selectAll('moneyIntent' as never)
      .execute();
    const notices = await of('notice')
      .selectAll('notice' as never)
      .execute();
    const expected = {
      clocks: Object.keys(row.clocks).sort(),
      intents: effects.flatMap((effect) => (effect.kind === 'money' ? effect.intent.key : [])).sort(),
      notices: effects.flatMap((effect) => (effect.kind === 'notice' ? effect.key : [])).sort(),
    };
    const found = {
      clocks: (clocks as { name: string }[]).map((clock) => clock.name).sort(),
      intents: (intents as { key: string }[]).map((intent) => intent.key).sort(),
      notices: (notices as { key: string }[]).map((notice) => notice.key).sort(),
    };
    for (const kind of ['clocks', 'intents', 'notices'] as const)
      if (!same(found[kind], expected[kind])) faults.push(`${id}: ${kind} ${found[kind]} instead of ${expected[kind]}`);
  }
  return faults;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
