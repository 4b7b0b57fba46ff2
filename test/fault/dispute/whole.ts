import type { DisputeCase } from '../../../disputes/domain/case.ts';
import { draftCase } from '../../../disputes/domain/draft-case.ts';
import { replay } from '../../../disputes/domain/replay.ts';
import { decide, type LogEntry } from '../../../disputes/domain/state-machine.ts';
import type { Database } from '../../../store/sql/database.ts';
import { profileNamed } from '../../unit/disputes/fakes/cases.ts';

/**
 * What is not whole in the stored cases: each row must be the replay of its log, and clocks, money and notices exactly
 * those that deciding the log anew gives. An entry, clock, intent or notice without its case counts too.
 */
export async function faultsIn(database: Database): Promise<string[]> {
  const { db } = database;
  const rows = await db.selectFrom('dispute').select(['id', 'content']).execute();
  const entries = Map.groupBy(
    await db.selectFrom('disputeEntry').select(['caseId', 'entry']).orderBy('caseId').orderBy('seq').execute(),
    (row) => row.caseId,
  );
  const clocks = Map.groupBy(await db.selectFrom('disputeClock').selectAll().execute(), (row) => row.caseId);
  const intents = Map.groupBy(
    await db.selectFrom('moneyIntent').select(['caseId', 'key']).execute(),
    (it) => it.caseId,
  );
  const notices = Map.groupBy(await db.selectFrom('notice').select(['caseId', 'key']).execute(), (row) => row.caseId);
  const known = new Set(rows.map((row) => row.id));
  const faults: string[] = [];
  for (const [table, byCase] of Object.entries({ entries, clocks, intents, notices }))
    for (const caseId of byCase.keys()) if (!known.has(caseId)) faults.push(`${caseId}: ${table} without a case`);
  for (const { id, content } of rows) {
    const row = JSON.parse(content) as DisputeCase;
    const history = (entries.get(id) ?? []).map(({ entry }) => JSON.parse(entry) as LogEntry);
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
    const expected = {
      clocks: Object.entries(row.clocks).map(([name, { dueAt }]) => `${name}@${dueAt}`),
      intents: effects.flatMap((effect) => (effect.kind === 'money' ? effect.intent.key : [])),
      notices: effects.flatMap((effect) => (effect.kind === 'notice' ? effect.key : [])),
    };
    const found = {
      clocks: (clocks.get(id) ?? []).map(({ name, dueAt }) => `${name}@${dueAt}`),
      intents: (intents.get(id) ?? []).map((intent) => intent.key),
      notices: (notices.get(id) ?? []).map((notice) => notice.key),
    };
    for (const kind of ['clocks', 'intents', 'notices'] as const)
      if (!same(found[kind].sort(), expected[kind].sort()))
        faults.push(`${id}: ${kind} ${found[kind]} instead of ${expected[kind]}`);
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
