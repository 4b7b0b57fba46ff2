import { parseArgs } from 'node:util';
import { verifyAudit } from '../people/audit/verify-audit.ts';
import { readConfig } from '../server/config.ts';
import { openDatabase } from '../store/sql/open-database.ts';
import { sqlAuditLog } from '../store/sql/people/audit-log.ts';
import { runCommand, UsageError } from './command.ts';

const USAGE = `Usage: npm run audit -- <command>

  verify                  Walk the whole log. Ends with 1 and names the first entry that is not as it was written.
      --noted <seq>:<hash>  and compare this entry with what an earlier run printed
  list                    Print entries, oldest first, as JSON, one a line.
      --since <time>      such as 2026-12-01 or 2026-12-01T08:00:00Z
      --actor <id>        the id of an account; start; command:<user>; nobody
      --subject <id>      of an account, a case (KD-…), a conversation, an article (en/track-order)`;

const OPTIONS = {
  noted: { type: 'string' },
  since: { type: 'string' },
  actor: { type: 'string' },
  subject: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
const PAGE = 500;

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const [command, ...rest] = positionals;
  if ((command !== 'verify' && command !== 'list') || rest.length > 0) throw new UsageError('verify or list?');
  const noted = values.noted === undefined ? undefined : notedEntry(values.noted);
  const since = values.since === undefined ? undefined : Date.parse(values.since);
  if (Number.isNaN(since)) throw new UsageError('--since is no time.');
  const database = await openDatabase(readConfig(process.env));
  try {
    const log = sqlAuditLog(database, Date.now);
    if (command === 'verify') {
      const verdict = await verifyAudit(log, noted);
      if (!verdict.whole) {
        process.stdout.write(`Entry ${verdict.seq} is not as it was written: ${verdict.fault}.\n`);
        return 1;
      }
      process.stdout.write(`Whole: ${verdict.seq} entries. Note this elsewhere: ${verdict.seq}:${verdict.hash}\n`);
      return 0;
    }
    let afterSeq = 0;
    for (;;) {
      const { actor, subject } = values;
      const page = await log.list({
        afterSeq,
        limit: PAGE,
        ...(since === undefined ? {} : { since }),
        ...(actor === undefined ? {} : { actor }),
        ...(subject === undefined ? {} : { subject }),
      });
      for (const { at, data, ...entry } of page)
        process.stdout.write(
          `${JSON.stringify({ ...entry, at: new Date(at).toISOString(), data: JSON.parse(data) })}\n`,
        );
      const last = page.at(-1);
      if (last === undefined) return 0;
      afterSeq = last.seq;
    }
  } finally {
    await database.close();
  }
});

function notedEntry(text: string): { seq: number; hash: string } {
  const [, seq, hash = ''] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined) throw new UsageError('--noted is <seq>:<hash>, as verify prints it.');
  return { seq: Number(seq), hash };
}
