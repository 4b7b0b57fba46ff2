import { type AuditDraft, chained } from '../../../people/audit/audit.ts';
import { type Database, openPostgres, openSqlite } from '../../../store/sql/database.ts';
import { sqlAuditLog } from '../../../store/sql/people/audit-log.ts';

type Append = (database: Database, draft: AuditDraft) => Promise<void>;

/** As the product does it: whoever writes waits for their turn. */
const inTurn: Append = (database, draft) => sqlAuditLog(database, Date.now).append(draft);

/** The same without a turn: reads where the chain ends, and writes behind it. */
const withoutTurn: Append = async ({ db }, draft) => {
  const head = await db.selectFrom('auditHead').select(['seq', 'hash']).executeTakeFirstOrThrow();
  const [entry] = chained(head, [draft], Date.now());
  if (entry === undefined) return;
  await db.insertInto('auditEntry').values(entry).execute();
  await db.updateTable('auditHead').set({ seq: entry.seq, hash: entry.hash }).execute();
};

/** `writer.ts in-turn|without-turn <name> <count>`: writes, one after the other, and prints how many were answered. */
const [how, name, count] = process.argv.slice(2);
const url = process.env.DATABASE ?? '';
const database = await (url.startsWith('postgres') ? openPostgres(url) : openSqlite(url));
const append = how === 'in-turn' ? inTurn : withoutTurn;
let written = 0;
for (let n = 0; n < Number(count); n += 1)
  await append(database, { actor: `writer-${name}`, action: 'dispute-acted', subject: `KD-${n}` }).then(
    () => {
      written += 1;
    },
    () => undefined,
  );
await database.close();
process.stdout.write(String(written));
