import { join } from 'node:path';
import { openSqlite } from '../../../store/sql/database.ts';
import { sqlConversationStore } from '../../../store/sql/handoff/conversation-store.ts';
import { visitorToken } from '../../support/clients.ts';
import { type ServerOptions, startServer } from '../../support/server.ts';
import { seededRandom } from '../random.ts';
import { type Chatter, startChatter } from './chatter.ts';
import { judge } from './judge.ts';

const SLUGS = ['track-order', 'refund-time', 'open-dispute', 'reset-password', 'contact-support'];
/** A server lives for at most so many acknowledgements before it is killed. */
const LONGEST_LIFE = 150;

export interface KillOutcome {
  readonly questions: number;
  /** From the start of a process to the first acknowledgement it gave. */
  readonly restartMs: readonly number[];
  /** Of each process that was ended; null where it was killed. */
  readonly exitCodes: readonly (number | null)[];
  readonly faults: readonly string[];
}

/** Shoppers chat while their server is killed again and again; then every log is compared with what they were told. */
export async function killRounds(
  given: { readonly clients: number; readonly kills: number; readonly seed: number; readonly signal?: 'SIGTERM' },
  options: ServerOptions = {},
): Promise<KillOutcome> {
  const random = seededRandom(given.seed);
  let server = await startServer(options);
  let acknowledged = 0;
  let watch: { readonly at: number; readonly reached: () => void } | undefined;
  const onAcknowledged = () => {
    acknowledged += 1;
    if (watch !== undefined && acknowledged >= watch.at) watch.reached();
  };
  const acknowledgements = (more: number) =>
    new Promise<void>((reached) => {
      watch = { at: acknowledged + more, reached };
    });

  const chatters: Chatter[] = [];
  for (let index = 0; index < given.clients; index += 1) {
    const { token, visitorId } = await visitorToken(server.url);
    chatters.push(
      await startChatter({ url: server.url, token, visitorId, name: `q${index}`, slugs: SLUGS, onAcknowledged }),
    );
  }

  const restartMs: number[] = [];
  const exitCodes: (number | null)[] = [];
  for (let kill = 0; kill < given.kills; kill += 1) {
    await acknowledgements(1 + Math.floor(random() * LONGEST_LIFE));
    if (given.signal === 'SIGTERM') await server.stop();
    else await server.kill();
    exitCodes.push(server.process.exitCode);
    const started = performance.now();
    const first = acknowledgements(1);
    server = await server.restart();
    await first;
    restartMs.push(performance.now() - started);
  }
  await Promise.all(chatters.map((chatter) => chatter.finish()));
  for (const chatter of chatters) chatter.close();
  await server.stop();

  const faults = await judgeAll(server.dataDir, chatters);
  server.discard();
  return { questions: acknowledged, restartMs, exitCodes, faults };
}

async function judgeAll(dataDir: string, chatters: readonly Chatter[]): Promise<string[]> {
  const database = await openSqlite(join(dataDir, 'kaunter.db'));
  try {
    const store = sqlConversationStore(database, () => 0);
    const faults: string[] = [];
    for (const chatter of chatters) {
      const log = await store.messages(chatter.conversationId, { afterSeq: 0, limit: 1_000_000 });
      faults.push(...judge(chatter, log));
    }
    return faults;
  } finally {
    await database.close();
  }
}
