import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeBot } from '../bot/compose.ts';
import { loadIntents } from '../dialogs/intents.ts';
import { readMemory } from '../dialogs/memory.ts';
import { composeDisputes } from '../disputes/compose.ts';
import { openProfiles } from '../disputes/compose-profiles.ts';
import { disputeAnnouncer } from '../disputes/routes/dispute-announcer.ts';
import { staticFiles } from '../doors/static-files.ts';
import { attachmentLinks } from '../files/attachment-links.ts';
import { composeFiles } from '../files/compose.ts';
import { composeHandoff } from '../handoff/compose.ts';
import { adoptConversations } from '../handoff/conversation/adopt-conversations.ts';
import { composeKnowledge } from '../kb/compose.ts';
import { composePeople } from '../people/compose.ts';
import type { Locale } from '../protocol/locale.ts';
import { momentText } from '../protocol/time/moment-text.ts';
import { sqlAttachmentStore } from '../store/sql/files/attachment-store.ts';
import { figuresFor, ticketReply } from './article-figures.ts';
import { openServers } from './compose-servers.ts';
import { openStorage } from './compose-storage.ts';
import type { Config } from './config.ts';
import { demoRoutes } from './demo-routes.ts';
import { whenFatal } from './fatal-error.ts';
import { newConnections } from './http/new-connections.ts';
import { healthAnswers } from './http/operations-routes.ts';
import { pageRoutes } from './http/page-routes.ts';
import { widgetRoutes } from './http/widget-routes.ts';
import type { Kaunter, Replacements } from './kaunter.ts';
import { openProcess } from './process.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** At the end, calls to the marketplace that are under way may take this long. */
const EXTERNAL_SERVICES_MS = 2_000;

/** Builds the whole process out of its parts, begins to listen, and says how to end it. */
export async function compose(config: Config, replacements: Replacements = {}): Promise<Kaunter> {
  const { aroundStore, aroundFiles, aroundPresences, aroundSessions, now = () => Date.now() } = replacements;
  const opened = openProcess(config, now);
  const process = opened.parts;
  const { onFault } = process;
  const storage = await openStorage(config, now, {
    onDatabaseLost: (error) => opened.storageLog.lost(error),
    onRedisLost: opened.redisLog.lost,
  });
  const { database, coordination, secrets } = storage;
  opened.watch({ check: storage.check, shared: coordination.shared });

  const { profiles, profile } = await openProfiles(ROOT, config, database, now()).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const figures = figuresFor(profile, config.support);
  const formatTime = (at: number, locale: Locale, timeZone = config.support.timeZone) =>
    momentText(at, { locale, timeZone, role: 'until' });
  const stopping = new AbortController();
  const attachments = sqlAttachmentStore(database);
  const links = attachmentLinks(secrets.token, now);
  let url = config.publicUrl ?? `http://localhost:${config.port}`;
  const publicUrl = () => url;

  // The ideas; each is made of parts of those above it
  const common = { process, database, coordination };
  const people = await composePeople({ ...common, secrets, aroundSessions });
  const { tokens, limits, networks, sessions, staff, trail, staffed } = people;
  const knowledge = await composeKnowledge({
    ...common,
    limits,
    figures,
    audit: people.audit,
    content: join(ROOT, 'kb/content'),
    intents: loadIntents(join(ROOT, 'dialogs/intents')),
  });
  const { library, wordBook, learn } = knowledge;
  const handoff = composeHandoff({
    ...common,
    formatTime,
    ticketReply: ticketReply(profile),
    aroundStore,
    aroundPresences,
    agentLiveness: replacements.agentLiveness,
  });
  const { conversations, store, ticketOf } = handoff;
  let announce: ReturnType<typeof disputeAnnouncer> = () => undefined;
  const disputes = composeDisputes({
    ...common,
    ...{ profiles, profile, attachments, staff, trail, tokens, limits, networks, publicUrl, formatTime },
    stopping: stopping.signal,
    fileLinks: links,
    tokenSecret: secrets.token,
    tell: (row) => announce(row),
    tickMs: replacements.tickMs ?? 1_000,
  });
  const files = await composeFiles({
    ...{ process, attachments, links, limits, aroundFiles },
    onScanned: disputes.onScanned,
  });
  const newcomers = newConnections();
  const bot = composeBot({
    yields: newcomers.yielding(),
    ...{ process, library, learn, figures, store, conversations, ticketOf, formatTime, staffed, networks, publicUrl },
    stops: wordBook,
    disputes,
  });

  // Their doors
  let draining = false;
  const health = healthAnswers({
    storageOk: opened.health.ok,
    shared: () => coordination.shared(),
    draining: () => draining,
  });
  const doors = await openServers({
    ...{ process, tokens, sessions, health, newcomers },
    owed: bot.owed,
    onRedisLost: opened.redisLog.lost,
    routes: [
      ...people.routes({
        publicUrl,
        contacts: disputes.contacts,
        adoptConversations: (visitorId, shopper) => adoptConversations(conversations, visitorId, shopper),
      }),
      ...files.routes,
      ...knowledge.routes,
      ...disputes.routes,
      ...widgetRoutes(config.marketplace, config.support, figures, now),
      ...(config.demo === undefined || secrets.identity === undefined
        ? []
        : demoRoutes({ secret: secrets.identity, audience: config.identity.audience }, now)),
      ...pageRoutes(staticFiles(join(ROOT, 'dist/web')), config.demo !== undefined),
    ],
  });
  announce = disputeAnnouncer(doors.io);
  const desk = await handoff.open({
    ...{ attachments, links, limits, tokens, networks, sessions, trail, staffed, readMemory },
    io: doors.io,
    ownOrigin: doors.ownOrigin,
    bounds: doors.bounds,
    gate: bot.gate,
    care: bot.care,
    greet: bot.greet,
    confirmed: (article, text) => learn({ kind: 'fitted', ...article, text, source: 'confirmed' }),
  });
  const port = await doors.listen();
  url = config.publicUrl ?? `http://localhost:${port}`;
  const clockwork = disputes.start();
  await knowledge.start();
  // The sweep would find the questions that an outage left unanswered, but later than who asked them cares to wait.
  opened.watch({ onBack: bot.recover });
  await bot.recover();
  bot.start();
  files.start();

  /** In the reverse order: no new work, then what is under way, then the stores. */
  async function close() {
    draining = true;
    // Calls that hang are given up: the same is asked again at the next start.
    const hurry = setTimeout(() => stopping.abort(), EXTERNAL_SERVICES_MS);
    await knowledge.stopFollowing();
    await bot.stop();
    await desk.close();
    await clockwork.close();
    disputes.close();
    await doors.close();
    await desk.closePages();
    await bot.idle();
    await knowledge.close();
    await handoff.close();
    await files.close();
    await doors.closeAdapter();
    await people.close();
    await storage.close();
    clearTimeout(hurry);
    opened.close();
  }

  return {
    url,
    routes: doors.routes,
    demo: people.demo,
    notes: people.notes,
    close,
    fail: whenFatal({
      onFatal: (error) => onFault(error, 'uncaught'),
      drain: close,
      answerOpen: doors.answerOpen,
      exit: (code) => globalThis.process.exit(code),
    }),
  };
}
