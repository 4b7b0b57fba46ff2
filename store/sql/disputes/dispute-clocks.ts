import type { Clocks } from '../../../disputes/cases/ports.ts';
import type { ClockName } from '../../../disputes/domain/case.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlClocks({ db }: Database): Clocks {
  return {
    async due(at, limit, behind) {
      let due = db.selectFrom('disputeClock').selectAll().where('dueAt', '<=', at);
      if (behind !== undefined) {
        const { dueAt, caseId, name } = behind;
        due = due.where((eb) => eb(eb.refTuple('dueAt', 'caseId', 'name'), '>', eb.tuple(dueAt, caseId, name)));
      }
      const rows = await due
        .orderBy('dueAt')
        .orderBy('caseId')
        .orderBy('name')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map((row) => ({ ...row, name: row.name as ClockName }));
    },
    async nextDue() {
      const row = await db
        .selectFrom('disputeClock')
        .select('dueAt')
        .orderBy('dueAt')
        .limit(1)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.dueAt;
    },
    async runningAfter(from, afterId, limit) {
      const rows = await db
        .selectFrom('dispute')
        .select('id')
        .where('id', '>', afterId)
        .where('runsUntil', '>', Math.max(0, from))
        .orderBy('id')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map((row) => row.id);
    },
  };
}
