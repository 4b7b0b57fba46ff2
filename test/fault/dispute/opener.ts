import { openSqlite } from '../../../store/sql/database.ts';
import { sqlDisputeStore } from '../../../store/sql/disputes/dispute-store.ts';
import { actorIn, COURSE, next, opening } from './cases.ts';

/** Opens and rules case after case, and says each step once it is stored; somebody will kill it. */
const [file = '', from = '0'] = process.argv.slice(2);
const store = sqlDisputeStore(await openSqlite(file));

for (let index = Number(from); ; index += 1) {
  const opened = opening(index);
  await store.open(opened, `form-${index}`);
  process.stdout.write(`${opened.case.id} 1\n`);
  let row = opened.case;
  for (const { event, actor } of COURSE) {
    const decided = next(row, event, actorIn(row, actor));
    await store.record(decided);
    row = decided.case;
    process.stdout.write(`${row.id} ${row.revision}\n`);
  }
}
