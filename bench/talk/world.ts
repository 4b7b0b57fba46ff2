import { EventEmitter, once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import type { Conversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { type Agent, newAgent } from '../../test/support/clients.ts';
import { DEMO_PASSWORD } from '../../test/support/server.ts';

/** A Wednesday morning at the desk of the demo. */
const BEGIN = Date.parse('2026-03-04T10:00:00+08:00');
const MANY_CHATS = 50;
/** What training has learnt is kept between runs: the same texts give the same classifiers. */
const KEPT = fileURLToPath(new URL('../../node_modules/.cache/talk', import.meta.url));

/** The whole product in this process, with an empty store, an agent at the desk, and its search trained. */
export interface World {
  readonly url: string;
  readonly store: ConversationStore;
  /** Resolves with the conversation once `settled` says so of a committed state of it. */
  until(id: string, settled: (conversation: Conversation) => boolean, ms: number): Promise<Conversation | undefined>;
  /** Everything that was written since the start is gone. */
  forget(): void;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-talk-'));
  const cache = join(dataDir, 'cache');
  if (existsSync(KEPT)) cpSync(KEPT, cache, { recursive: true });
  const committed = new EventEmitter().setMaxListeners(0);
  let store: ConversationStore | undefined;
  const started = performance.now();
  const kaunter = await compose(
    readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      DEMO_PASSWORD,
      RATE_LIMIT_FACTOR: '1000',
      // Nothing takes the chats that wait, so that each story ends where its words lead.
      OFFER_SECONDS: '300',
    }),
    {
      now: () => Math.round(BEGIN + performance.now() - started),
      aroundStore(real) {
        store = real;
        return {
          ...real,
          async change(request) {
            const changed = await real.change(request);
            if (changed.kind === 'changed') committed.emit(changed.conversation.id, changed.conversation);
            return changed;
          },
        };
      },
    },
  );
  await kaunter.train();
  mkdirSync(KEPT, { recursive: true });
  cpSync(cache, KEPT, { recursive: true });
  const agents: Agent[] = [];
  for (const email of ['agent@example.com', 'agent2@example.com'])
    agents.push(await newAgent(kaunter.url, email, MANY_CHATS));
  if (store === undefined) throw new Error('no store');
  const known = store;
  const file = new SqliteDatabase(join(dataDir, 'kaunter.db'));
  const tables = emptyTables(file);
  return {
    url: kaunter.url,
    store: known,
    async until(id, settled, ms) {
      const given = AbortSignal.timeout(ms);
      for (;;) {
        // Listening begins before the look, so that nothing falls between the two.
        const next = once(committed, id, { signal: given }).catch(() => undefined);
        const now = await known.find(id);
        if (now !== undefined && settled(now)) return now;
        if ((await next) === undefined) return known.find(id);
      }
    },
    forget: () => empty(file, tables),
    async close() {
      file.close();
      for (const agent of agents) agent.close();
      await kaunter.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The tables that hold nothing before the first shopper. */
function emptyTables(file: SqliteDatabase.Database): readonly string[] {
  const names = file
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%'",
    )
    .pluck()
    .all()
    .map(String);
  return names.filter((name) => file.prepare(`select 1 from "${name}" limit 1`).get() === undefined);
}

function empty(file: SqliteDatabase.Database, tables: readonly string[]): void {
  file.pragma('foreign_keys = OFF');
  file.transaction(() => {
    for (const table of tables) file.prepare(`delete from "${table}"`).run();
  })();
}
