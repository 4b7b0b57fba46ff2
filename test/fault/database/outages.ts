import { openPostgres } from '../../../store/sql/database.ts';
import { sqlConversationStore } from '../../../store/sql/handoff/conversation-store.ts';
import { visitorToken } from '../../support/clients.ts';
import { type FaultProxy, faultProxy } from '../../support/fault-proxy.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { type Chatter, startChatter } from '../chat/chatter.ts';
import { judge } from '../chat/judge.ts';

const SLUGS = ['track-order', 'refund-time', 'open-dispute', 'reset-password', 'contact-support'];

/** A way to lose the database; resolves when it is there again. */
export type Outage = (parts: { readonly postgres: TestPostgres; readonly proxy: FaultProxy }) => Promise<void>;

const last = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const OUTAGES: Readonly<Record<string, Outage>> = {
  async restarted({ postgres }) {
    await postgres.stop('fast');
    await postgres.start();
  },
  async crashed({ postgres }) {
    await postgres.stop('immediate');
    await postgres.start();
  },
  async 'connections ended by an operator'({ postgres }) {
    await postgres.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
  },
  async 'line cut'({ proxy }) {
    proxy.cut();
    await last(1_000);
    proxy.heal();
  },
  async 'line frozen'({ proxy }) {
    proxy.freeze();
    await last(7_000);
    proxy.heal();
  },
  async 'lines half open'({ proxy }) {
    proxy.strand();
  },
};

export interface OutageOutcome {
  readonly questions: number;
  /** From the database being back until every shopper was served again. */
  readonly backMs: readonly { readonly name: string; readonly ms: number }[];
  readonly exitCode: number | null;
  readonly faults: readonly string[];
  readonly log: string;
}

/** Undefined where no PostgreSQL is installed. */
export async function outages(given: {
  readonly clients: number;
  readonly names: readonly string[];
  readonly main?: string;
}): Promise<OutageOutcome | undefined> {
  const postgres = await startPostgres();
  if (postgres === undefined) return undefined;
  const proxy = await faultProxy(postgres);
  const { main } = given;
  const server = await startServer({
    ...(main === undefined ? {} : { main }),
    env: { DATABASE_URL: `postgres://postgres@127.0.0.1:${proxy.port}/postgres`, LOG_LEVEL: 'info' },
  });
  let log = '';
  server.process.stdout?.on('data', (text: string) => {
    log += text;
  });
  try {
    const outcome = await rounds(server, { ...given, postgres, proxy });
    return { ...outcome, exitCode: server.process.exitCode, log };
  } finally {
    await server.kill();
    server.discard();
    await proxy.close();
    await postgres.discard();
  }
}

async function rounds(
  server: TestServer,
  parts: {
    readonly clients: number;
    readonly names: readonly string[];
    readonly postgres: TestPostgres;
    readonly proxy: FaultProxy;
  },
) {
  let questions = 0;
  let look: () => void = () => undefined;
  const onAcknowledged = () => {
    questions += 1;
    look();
  };
  const chatters: Chatter[] = [];
  for (let index = 0; index < parts.clients; index += 1) {
    const { token, visitorId } = await visitorToken(server.url);
    const own = { token, visitorId, name: `q${index}` };
    chatters.push(await startChatter({ url: server.url, slugs: SLUGS, onAcknowledged, ...own }));
  }
  /** Each of them has an acknowledgement of something that was asked after now. */
  const allServed = () => {
    const marks = chatters.map(({ asked }) => asked.length);
    return new Promise<void>((resolve) => {
      look = () => {
        if (chatters.every(({ asked }, index) => asked[marks[index] ?? 0]?.seq !== undefined)) resolve();
      };
    });
  };
  const ended = new Promise<void>((resolve) => server.process.once('exit', () => resolve()));
  const backMs: { name: string; ms: number }[] = [];
  for (const name of parts.names) {
    await Promise.race([allServed(), ended]);
    await OUTAGES[name]?.(parts);
    const since = performance.now();
    await Promise.race([allServed(), ended]);
    backMs.push({ name, ms: Math.round(performance.now() - since) });
  }
  if (server.process.exitCode !== null) {
    for (const chatter of chatters) chatter.close();
    return { questions, backMs, faults: ['the process ended'] };
  }
  await Promise.all(chatters.map((chatter) => chatter.finish()));
  for (const chatter of chatters) chatter.close();
  const faults = await settled(() => judgeAll(parts.postgres.url, chatters));
  await server.stop();
  return { questions, backMs, faults };
}

/** What is still wrong once the bot has had the time to answer what it owes. */
async function settled(judgement: () => Promise<string[]>): Promise<string[]> {
  const until = performance.now() + 15_000;
  for (;;) {
    const faults = await judgement();
    if (faults.length === 0 || performance.now() > until) return faults;
    await last(250);
  }
}

async function judgeAll(url: string, chatters: readonly Chatter[]): Promise<string[]> {
  const database = await openPostgres(url);
  try {
    const store = sqlConversationStore(database, () => 0);
    const faults: string[] = [];
    for (const chatter of chatters)
      faults.push(...judge(chatter, await store.messages(chatter.conversationId, { afterSeq: 0, limit: 1_000_000 })));
    return faults;
  } finally {
    await database.close();
  }
}
