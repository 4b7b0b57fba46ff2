import { type AnnounceDispute, disputeAnnouncer } from '../disputes/routes/dispute-announcer.ts';
import { composeIdeas, type Ideas } from './compose-ideas.ts';
import { openServers, type Servers } from './compose-servers.ts';
import { openStorage } from './compose-storage.ts';
import type { Config } from './config.ts';
import { whenFatal } from './fatal-error.ts';
import { newConnections } from './http/new-connections.ts';
import { healthAnswers } from './http/operations-routes.ts';
import { openProcess } from './process.ts';
import type { Kaunter, Replacements } from './running-server.ts';

/** At the end, calls to external services that are under way may take this long. */
const EXTERNAL_SERVICES_MS = 2_000;

/** Builds the whole process out of its parts, begins to listen, and says how to end it. */
export async function compose(config: Config, replacements: Replacements = {}): Promise<Kaunter> {
  const { now = () => Date.now() } = replacements;
  const opened = openProcess(config, now);
  const process = opened.parts;
  const storage = await openStorage(config, now, {
    onDatabaseLost: (error) => opened.storageLog.lost(error),
    onRedisLost: opened.redisLog.lost,
  });
  opened.watch({ check: storage.check, shared: storage.coordination.shared });
  const stopping = new AbortController();
  const newcomers = newConnections();
  let url = config.publicUrl ?? `http://localhost:${config.port}`;
  let announce: AnnounceDispute = () => undefined;
  const ideas = await composeIdeas({
    ...{ process, storage, replacements },
    stopping: stopping.signal,
    yields: newcomers.yielding(),
    publicUrl: () => url,
    tell: (...about) => announce(...about),
  }).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });

  let draining = false;
  const servers = await openServers({
    process,
    newcomers,
    tokens: ideas.people.tokens,
    sessions: ideas.people.sessions,
    health: healthAnswers({
      storageOk: opened.health.ok,
      shared: () => storage.coordination.shared(),
      draining: () => draining,
    }),
    owed: ideas.bot.owed,
    onRedisLost: opened.redisLog.lost,
    routes: ideas.routes,
  });
  announce = disputeAnnouncer(servers.io);
  const sockets = await ideas.openSockets(servers);
  const port = await servers.listen();
  url = config.publicUrl ?? `http://localhost:${port}`;
  // A sweep would find the questions that an outage left unanswered, but later than who asked them cares to wait.
  opened.watch({ onBack: ideas.bot.recover });
  const clockwork = await start(ideas);

  const close = async () => {
    draining = true;
    // Calls that hang are given up: the same is asked again at the next start.
    const hurry = setTimeout(() => stopping.abort(), EXTERNAL_SERVICES_MS);
    await end(ideas, servers, sockets, clockwork);
    await storage.close();
    clearTimeout(hurry);
    opened.close();
  };
  return {
    url,
    routes: servers.routes,
    demo: ideas.people.demo,
    notes: ideas.people.notes,
    train: () => ideas.knowledge.library.train(),
    close,
    fail: whenFatal({
      onFatal: (error) => process.onFault(error, 'uncaught'),
      drain: close,
      answerOpen: servers.answerOpen,
      exit: (code) => globalThis.process.exit(code),
    }),
  };
}

async function start({ handoff, mail, disputes, knowledge, bot, files, find, push }: Ideas) {
  const clockwork = [disputes.start(), handoff.start(), push.start()];
  await knowledge.start();
  await bot.start();
  files.start();
  find.filling.start();
  clockwork.push(mail.start(), find.filling);
  return { close: () => Promise.all(clockwork.map((one) => one.close())) };
}

/** No new work, then what is under way, then what that work needed. */
async function end(
  { people, knowledge, handoff, files, bot, senders }: Ideas,
  servers: Servers,
  sockets: Awaited<ReturnType<Ideas['openSockets']>>,
  clockwork: Awaited<ReturnType<typeof start>>,
): Promise<void> {
  await knowledge.stopFollowing();
  await bot.stop();
  await sockets.close();
  await clockwork.close();
  senders.close();
  await servers.close();
  await sockets.closePages();
  await bot.idle();
  await knowledge.close();
  await handoff.close();
  await files.close();
  await servers.closeAdapter();
  await people.close();
}
