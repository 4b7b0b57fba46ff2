import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { dialogDisputes } from '../bot/dialog-disputes.ts';
import { dialogServices } from '../bot/dialog-services.ts';
import { learnFromAgents } from '../bot/learn-from-agents.ts';
import { apology } from '../bot/turn/apology.ts';
import { careFor } from '../bot/turn/care.ts';
import { TurnAdapter } from '../bot/turn/turn-adapter.ts';
import { turnRunner } from '../bot/turn/turn-runner.ts';
import { createBot } from '../dialogs/bot.ts';
import { orderNumberOf } from '../dialogs/entities/order-number.ts';
import { loadIntents } from '../dialogs/intents.ts';
import { readMemory } from '../dialogs/memory.ts';
import { composeDisputes } from '../disputes/compose.ts';
import { loadProfiles, requireProfiles } from '../disputes/compose-profiles.ts';
import type { DisputeCase } from '../disputes/domain/case.ts';
import { disputeAnnouncer } from '../disputes/routes/dispute-announcer.ts';
import { faultLog } from '../doors/faults.ts';
import { loadGate } from '../doors/load-gate.ts';
import { neighbours } from '../doors/neighbours.ts';
import { type OutageLog, outageLog } from '../doors/outage-log.ts';
import { rateLimits } from '../doors/rate-limits.ts';
import type { Route } from '../doors/route.ts';
import { SOCKETS_OF_A_NETWORK, socketBounds } from '../doors/socket-bounds.ts';
import { staticFiles } from '../doors/static-files.ts';
import { attachmentLinks } from '../files/attachment-links.ts';
import type { AttachmentFiles } from '../files/attachments.ts';
import { composeFiles } from '../files/compose.ts';
import { announcer } from '../handoff/conversation/announcer.ts';
import type { Conversation } from '../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../handoff/conversation/conversation-store.ts';
import { createConversations } from '../handoff/conversation/conversations.ts';
import { pollChanges } from '../handoff/conversation/poll-changes.ts';
import { openShopperDoor } from '../handoff/conversation/shopper-door.ts';
import { takeOver } from '../handoff/conversation/take-over.ts';
import { openAgentDoor } from '../handoff/desk/agent-door.ts';
import { createDesk } from '../handoff/desk/desk.ts';
import { offerPush } from '../handoff/desk/offer.ts';
import { startDesk } from '../handoff/desk/run-desk.ts';
import { agentPresences } from '../handoff/presence/agent-presences.ts';
import { type Attendance, attendance } from '../handoff/presence/attendance.ts';
import type { PresenceStore } from '../handoff/presence/presence.ts';
import { createBoard } from '../handoff/queue/board.ts';
import { tickets } from '../handoff/queue/tickets.ts';
import { articleRoutes } from '../kb/articles/article-routes.ts';
import { readContentFiles } from '../kb/articles/content-files.ts';
import { fillFigures } from '../kb/articles/figures.ts';
import { helpRoutes } from '../kb/help-pages/help-routes.ts';
import { searchRoutes } from '../kb/help-pages/search-routes.ts';
import { startLearner } from '../kb/learning/learner.ts';
import { learningRoutes } from '../kb/learning/learning-routes.ts';
import { followContent } from '../kb/publishing/follow-content.ts';
import { openLibrary } from '../kb/publishing/library.ts';
import { helpLinesOf } from '../kb/safety/help-lines.ts';
import { dangerRecogniser } from '../kb/safety/recognise.ts';
import { loadArtefacts } from '../kb/search/artefacts.ts';
import { buildSearchIndex } from '../kb/search/build-index.ts';
import { trainingFingerprint } from '../kb/search/classifier/fingerprint.ts';
import { trainInWorker } from '../kb/search/classifier/train-in-worker.ts';
import { openWordBook } from '../kb/word-lists/word-book.ts';
import { wordListRoutes } from '../kb/word-lists/word-list-routes.ts';
import { format } from '../locales/format.ts';
import { words } from '../locales/words.ts';
import { letterLog } from '../notices/letter-log.ts';
import { accountRoutes } from '../people/accounts/account-routes.ts';
import { composePeople, type DemoAccess } from '../people/compose.ts';
import { identityLog } from '../people/identity/identity-log.ts';
import { marketplaceIdentity } from '../people/identity/marketplace-identity.ts';
import { rememberingIdentity } from '../people/identity/remembering-identity.ts';
import { loginLimits } from '../people/sign-in/login-limits.ts';
import { staffRights } from '../people/sign-in/staff-rights.ts';
import { staffRoutes } from '../people/sign-in/staff-routes.ts';
import type { StaffSessions } from '../people/sign-in/staff-sessions.ts';
import { visitorNetworks } from '../people/visitors/visitor-networks.ts';
import { shopperRoutes } from '../people/visitors/visitor-routes.ts';
import { visitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { ErrorCode } from '../protocol/error-codes.ts';
import type { Locale } from '../protocol/locale.ts';
import { momentText } from '../protocol/time/moment-text.ts';
import { fileClassifierCache } from '../store/files/classifier-cache.ts';
import { memoryCoordination } from '../store/memory/coordination.ts';
import { openPostgres, openSqlite } from '../store/sql/database.ts';
import { sqlAttachmentStore } from '../store/sql/files/attachment-store.ts';
import { lockFolder } from '../store/sql/folder-lock.ts';
import { sqlConversationStore } from '../store/sql/handoff/conversation-store.ts';
import { sqlPresenceStore } from '../store/sql/handoff/presence-store.ts';
import { sqlSideNotes } from '../store/sql/handoff/side-notes.ts';
import { sqlArticleStore } from '../store/sql/kb/article-store.ts';
import { sqlContentStamp } from '../store/sql/kb/content-stamp.ts';
import { sqlActivityStore, sqlGapStore, sqlProposalStore } from '../store/sql/kb/learning-store.ts';
import { sqlWordListStore } from '../store/sql/kb/word-list-store.ts';
import { keptSecret } from '../store/sql/secrets.ts';
import { figuresFor, ticketReply } from './article-figures.ts';
import type { Config } from './config.ts';
import { openDataDir, probeDataDir } from './data-dir.ts';
import { demoRoutes } from './demo-routes.ts';
import { arrivals } from './http/arrivals.ts';
import { guardServer } from './http/guard-server.ts';
import { healthAnswers, operationsRoutes } from './http/operations-routes.ts';
import { ownOriginCheck, widgetOriginCheck } from './http/origins.ts';
import { pacedDoor } from './http/paced-door.ts';
import { pageRoutes } from './http/page-routes.ts';
import { allowForeignPages, createHttpServer } from './http/server.ts';
import { shedding } from './http/shed.ts';
import { storageHealth } from './http/storage-health.ts';
import { widgetRoutes } from './http/widget-routes.ts';
import { lastLine } from './last-line.ts';
import { createMetrics } from './metrics.ts';
import { createSocketServer } from './socket-server.ts';
import { listenFault, StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** At the end, calls to the marketplace that are under way get so long. */
const NEIGHBOURS_MS = 2_000;

export interface Kaunter {
  /** Where the server listens. */
  readonly url: string;
  /** Whom the demo's password lets in; undefined outside demo mode. */
  readonly demo: DemoAccess | undefined;
  /** What whoever starts the process must know. */
  readonly notes: readonly string[];
  close(): Promise<void>;
  /** Tells of an error that nothing caught, answers and finishes what can be, and ends the process with 1. */
  readonly fail: (error: unknown) => void;
}

/** Parts that somebody who composes the process may put around its own. */
export interface Replacements {
  readonly aroundStore?: (store: ConversationStore) => ConversationStore;
  readonly aroundFiles?: (files: AttachmentFiles) => AttachmentFiles;
  readonly aroundPresences?: (store: PresenceStore) => PresenceStore;
  readonly attendance?: Attendance;
  readonly aroundSessions?: (sessions: StaffSessions) => StaffSessions;
  /** In the place of the time of day. */
  readonly now?: () => number;
  /** How often the disputes' clocks, money and letters are looked at. */
  readonly tickMs?: number;
}

/** Connections that may stand in line to be accepted; the system may allow fewer. */
const BACKLOG = 4_096;
/** Beside the sockets: for requests, for health, and for those who are being refused. */
const LINES_FOR_REQUESTS = 5_000;

/** Builds the whole process out of its parts, begins to listen, and says how to end it. */
export async function compose(config: Config, replacements: Replacements = {}): Promise<Kaunter> {
  const {
    aroundStore,
    aroundFiles,
    aroundPresences,
    aroundSessions,
    now = () => Date.now(),
    tickMs = 1_000,
  } = replacements;
  const newId = () => randomBytes(16).toString('base64url');
  const log = pino({ level: config.logLevel });
  let ping: () => Promise<void> = () => Promise.reject(new Error('not open yet'));
  let takeUpTurns: () => Promise<unknown> = async () => undefined;
  const health = storageHealth({
    check: () => ping(),
    onTrouble: (error) => outages.lost(error),
    clock: () => performance.now(),
  });
  const outages = outageLog({
    neighbour: 'storage',
    log,
    now,
    probe: () => ping(),
    // The sweep would find the questions that the outage left unanswered, but later than who asked them cares to wait.
    onBack: () => takeUpTurns().catch(onFault),
  });
  const storageLog: OutageLog = {
    ...outages,
    lost(error, part) {
      health.doubt();
      outages.lost(error, part);
    },
  };
  let shared = () => true;
  const redisLog = outageLog({
    neighbour: 'redis',
    log,
    now,
    onlyFirst: true,
    probe: async () => {
      if (!shared()) throw new Error('not yet');
    },
  });
  const onFault = faultLog({ log, newId, storage: storageLog });
  for (const { setting, problem, example } of config.warnings)
    log.warn({ setting, example: `${setting}=${example}` }, `${setting} ${problem}`);
  const neighbour = neighbours(log, now);
  const metrics = createMetrics();

  // Stores
  openDataDir(config.dataDir);
  const folder = config.databaseUrl === undefined ? lockFolder(config.dataDir) : undefined;
  const database =
    config.databaseUrl === undefined
      ? await openSqlite(join(config.dataDir, 'kaunter.db'))
      : await openPostgres(config.databaseUrl, {
          onTrouble: (error) => storageLog.lost(error),
          patienceMs: 30_000,
          onWait: (error) => storageLog.lost(error),
        }).catch((error: unknown) => {
          throw new StartError('DATABASE_URL', 'PostgreSQL cannot be opened', error);
        });
  const checkStorage = async () => {
    await database.ping();
    await probeDataDir(config.dataDir);
  };
  ping = checkStorage;
  const sqlStore = sqlConversationStore(database, now);
  const store = aroundStore?.(sqlStore) ?? sqlStore;
  const articles = sqlArticleStore(database, now);
  const people = await composePeople({ config, database, now, newId, onFault });
  const { staff } = people;
  const notes = sqlSideNotes(database);
  const attachments = sqlAttachmentStore(database);
  const coordination =
    config.redisUrl === undefined
      ? memoryCoordination(now)
      : await (await import('../store/redis/coordination.ts')).redisCoordination(config.redisUrl, now, redisLog.lost);
  shared = coordination.shared;
  const tokenSecret = await keptSecret(database, 'token', () => randomBytes(32).toString('hex'));
  const identitySecret =
    config.identity.secret ??
    (config.demo === undefined
      ? undefined
      : await keptSecret(database, 'identity', () => randomBytes(32).toString('hex')));

  // Knowledge
  const { profiles, profile } = loadProfiles(ROOT, config.disputes);
  await requireProfiles(database, profiles, config, now()).catch(async (error: unknown) => {
    await database.close();
    folder?.release();
    throw error;
  });
  const figures = figuresFor(profile, config.support);
  const artefacts = loadArtefacts();
  const intents = loadIntents(join(ROOT, 'dialogs/intents'));
  const shipped = readContentFiles(join(ROOT, 'kb/content'));
  const renewed = await articles.followRelease(shipped);
  const library = await openLibrary({
    // Filled in before they are taken apart, so that no passage is cut out of a section of another profile's wording.
    store: {
      published: async () =>
        (await articles.published()).map((one) => ({ ...one, body: fillFigures(one.body, figures(one.locale)) })),
    },
    build: (all) => buildSearchIndex({ articles: all, intents, artefacts }),
    train: (index, only) => trainInWorker(index, { only }),
    cache: fileClassifierCache(join(config.dataDir, 'cache')),
    training: trainingFingerprint(),
  });
  const wordLists = sqlWordListStore(database, now);
  const wordBook = await openWordBook(wordLists, library.useWords);
  log.info({ renewed }, 'shipped articles written to the help center');
  for (const note of people.notes) log.warn({ note }, 'start');

  const learning = {
    proposals: sqlProposalStore(database),
    gaps: sqlGapStore(database),
    activity: sqlActivityStore(database),
  };
  const learner = startLearner({ ...learning, library, now, newId, onFault });

  // Conversations
  const conversations = createConversations(store, (seconds) => metrics.commit.observe(seconds));
  learnFromAgents({ conversations, library, learn: learner.notice, onFault });
  const formatTime = (at: number, locale: Locale, timeZone = config.support.timeZone) =>
    momentText(at, { locale, timeZone, role: 'until' });
  const desk = createDesk({
    change: (request) => conversations.change(request),
    now,
    newId,
    words: (locale, line, values) => {
      const spoken =
        values.promisedAt === undefined
          ? values
          : { ...values, promisedAt: formatTime(Date.parse(values.promisedAt), locale) };
      return format(words(locale).system[line], spoken);
    },
  });
  const sqlPresences = sqlPresenceStore(database);
  const leases = aroundPresences?.(sqlPresences) ?? sqlPresences;
  const judge = replacements.attendance ?? attendance(config.handoff.leaseSeconds * 1000);
  const board = createBoard(conversations, leases, judge, now, onFault);
  const ticketDesk = tickets({
    calendar: config.support,
    reply: ticketReply(profile),
    somebodyServes: board.somebodyServes,
    now,
    newNumber: () => `T-${randomBytes(5).toString('hex').toUpperCase()}`,
  });

  // Disputes
  const tokens = visitorTokens(tokenSecret, now);
  const limits = rateLimits(coordination, config.rateLimitFactor);
  const networks = visitorNetworks();
  const links = attachmentLinks(tokenSecret, now);
  let publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  let announceDispute: (row: DisputeCase) => void = () => undefined;
  const stopping = new AbortController();
  const disputes = composeDisputes({
    config,
    stopping: stopping.signal,
    database,
    profiles,
    profile,
    attachments,
    staff,
    trail: people.trail,
    tokens,
    limits,
    networks,
    fileLinks: links,
    tokenSecret,
    publicUrl: () => publicUrl,
    tell: (row) => announceDispute(row),
    formatTime,
    tickMs,
    now,
    newId,
    onFault,
    onLetter: letterLog(log),
    neighbour,
  });
  const files = await composeFiles({
    config,
    attachments,
    links,
    limits,
    aroundFiles,
    onScanned: disputes.onScanned,
    neighbour,
    now,
    newId,
    onFault,
  });
  const danger = dangerRecogniser();
  const helpLines = helpLinesOf(config.country);
  const services = dialogServices({
    library,
    stops: wordBook,
    danger,
    helpLines,
    figures,
    marketplace: config.marketplace,
    staffed: people.staffing.anyAgent,
    ticket: ticketDesk.where,
    formatTime,
    disputes: dialogDisputes(
      disputes.office,
      disputes.guests,
      networks,
      () => publicUrl,
      orderNumberOf(config.disputes.orderNumberPattern),
    ),
  });
  const comers = arrivals();
  const runner = turnRunner({
    yields: comers.yielding(),
    adapter: new TurnAdapter(),
    bot: createBot(),
    services,
    store,
    change: (request) => conversations.change(request),
    now,
    newId,
    apology: (conversation) => apology(conversation, newId(), config.marketplace),
    onNoticed: learner.notice,
    onTurn: ({ error, ...turn }) => {
      gate.done();
      metrics.turn.observe({ outcome: turn.outcome }, turn.ms / 1000);
      if (error !== undefined) onFault(error, 'turn');
      else log.debug(turn, 'turn');
    },
  });

  const owed = () => runner.owed() + conversations.underWay();
  const gate = loadGate({ owed, clock: () => performance.now() });

  // Doors
  const sessions = aroundSessions?.(people.sessions) ?? people.sessions;
  const ownOrigin = ownOriginCheck(config.publicUrl);
  let draining = false;
  const answers = healthAnswers({
    storageOk: health.ok,
    shared: () => coordination.shared(),
    draining: () => draining,
  });
  const refusals = (door: string) => (code: ErrorCode) => metrics.refusals.inc({ door, code });
  const door = pacedDoor({ clock: () => performance.now(), yields: comers.yielding() });
  const widgetOrigin = widgetOriginCheck(config.allowedOrigins, config.publicUrl);
  const routes: Route[] = [
    ...operationsRoutes(metrics.registry, answers),
    ...shopperRoutes({
      tokens,
      identity: rememberingIdentity(
        marketplaceIdentity({ ...config.identity, secret: identitySecret }, { now, onRefused: identityLog(log, now) }),
        disputes.contacts,
        now,
      ),
      takeOver: (visitorId, shopper) => takeOver(conversations, visitorId, shopper),
      limits,
      newId,
    }),
    ...staffRoutes({
      sessions,
      logins: loginLimits(limits, coordination),
      coordination,
      secure: config.publicUrl?.startsWith('https:') ?? false,
    }),
    ...accountRoutes({ keeper: people.keeper, limits, coordination, publicUrl: () => publicUrl }),
    ...files.routes,
    ...searchRoutes({ library, stops: wordBook, limits }),
    ...helpRoutes({
      library,
      marketplace: config.marketplace,
      publicUrl: config.publicUrl,
      shopUrl: config.shopUrl,
      demo: config.demo !== undefined,
      limits,
    }),
    ...articleRoutes({
      store: articles,
      shipped,
      library,
      figures,
      coordination,
      today: () => new Date(now()).toISOString().slice(0, 10),
    }),
    ...wordListRoutes({ store: wordLists, wordBook, coordination, audit: people.audit }),
    ...learningRoutes({ ...learning, articles, library, coordination, now }),
    ...disputes.routes,
    ...widgetRoutes(config.marketplace, config.support, figures, now),
    ...(config.demo === undefined || identitySecret === undefined
      ? []
      : demoRoutes({ secret: identitySecret, audience: config.identity.audience }, now)),
    ...pageRoutes(staticFiles(join(ROOT, 'dist/web')), config.demo !== undefined),
  ];
  const http = createHttpServer({
    tokens,
    sessions,
    ownOrigin,
    widgetOrigin,
    trustedProxy: config.trustedProxy,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    onFault,
    onRefused: refusals('http'),
    door,
    routes,
  });
  const adapter =
    config.redisUrl === undefined
      ? undefined
      : await (await import('../store/redis/socket-adapter.ts')).redisSocketAdapter(config.redisUrl, redisLog.lost);
  const bounds = socketBounds({
    most: config.socketsMax,
    mostEach: SOCKETS_OF_A_NETWORK * config.rateLimitFactor,
    clock: () => performance.now(),
  });
  metrics.watch('kaunter_sockets_open', 'Sockets of shoppers and staff', bounds.open);
  metrics.watch('kaunter_work_owed', 'Questions let in and not answered, sends not on disk', owed);
  metrics.watch('kaunter_requests_waiting', 'HTTP requests that wait for their turn', door.waiting);
  const io = createSocketServer(http.server, {
    adapter: adapter?.adapter,
    widgetOrigin,
    bounds,
    trustedProxy: config.trustedProxy,
  });
  comers.watch(http.server);
  // The last wall: whoever stands beyond it hears nothing at all.
  http.server.maxConnections = config.socketsMax + LINES_FOR_REQUESTS;
  http.server.on('drop', () => refusals('line')('overloaded'));
  const guard = guardServer(http.server, {
    onFault,
    onRefused: refusals('http'),
    first: answers,
    shed: shedding({
      routes,
      door,
      allowForeignPages: (request, response) => allowForeignPages(request, response, { widgetOrigin }),
    }),
  });
  announceDispute = disputeAnnouncer(io);
  const presences = agentPresences({
    store: leases,
    changed: () => coordination.publish({ type: 'presence' }),
    now,
    leaseSeconds: config.handoff.leaseSeconds,
    onFault,
  });
  openShopperDoor(io.of('/shopper'), {
    conversations,
    desk,
    board,
    attachments,
    notes,
    tokens,
    limits,
    gate,
    bounds,
    networks,
    trustedProxy: config.trustedProxy,
    sign: links.sign,
    confirmed: (article, text) => learner.notice({ kind: 'fitted', ...article, text, source: 'confirmed' }),
    greet: (conversation: Conversation) => runner.greet(conversation),
    staffed: people.staffing.anyAgent,
    ticket: ticketDesk.where,
    care: careFor({ danger, helpLines, marketplace: config.marketplace, newId }),
    now,
    newId,
    onFault,
    onRefused: refusals('shopper'),
  });
  const rights = staffRights(io.of('/agent'), { sessions, onFault });
  coordination.subscribe((signal) => {
    if (signal.type === 'session-revoked') void rights.look();
  });
  openAgentDoor(io.of('/agent'), {
    conversations,
    desk,
    board,
    presences,
    notes,
    attachments,
    rights,
    trail: people.trail,
    limits,
    sign: links.sign,
    readMemory,
    ownOrigin,
    offerSeconds: config.handoff.offerSeconds,
    now,
    newId,
    onFault,
    onRefused: refusals('agent'),
  });
  // Alone by nature, or alone while Redis is gone: only then the others' work must be looked for.
  const polling =
    config.redisUrl === undefined
      ? undefined
      : pollChanges({
          io,
          conversations,
          coordination,
          board,
          sign: links.sign,
          offerOf: (offered) => offerPush(offered, { conversations, notes, now, readMemory }),
          now,
          onFault,
        });
  const running = startDesk({
    io,
    conversations,
    coordination,
    board,
    desk,
    runner,
    notes,
    metrics,
    readMemory,
    announce: announcer,
    sign: links.sign,
    tickets: ticketDesk,
    now,
    settings: config.handoff,
    onFault,
  });

  // Who is there is known before the first shopper asks.
  await board.read();
  await new Promise<void>((resolve, reject) => {
    http.server.once('error', (error) => reject(listenFault(error, config.port, config.host)));
    http.server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, resolve);
  });
  publicUrl = config.publicUrl ?? `http://localhost:${portOf(http.server.address())}`;
  const clockwork = disputes.start();
  const following = await followContent({
    stamp: sqlContentStamp(database),
    library,
    wordBook,
    coordination,
    onFault,
  });
  takeUpTurns = () => runner.recover();
  await takeUpTurns();
  files.start();

  /** In the reverse order: no new work, then what is under way, then the stores. */
  async function close() {
    draining = true;
    // Neighbours that hang are not waited for: what they were asked is asked again at the next start.
    const hurry = setTimeout(() => stopping.abort(), NEIGHBOURS_MS);
    await following.close();
    await polling?.close();
    await rights.close();
    await running.close();
    await clockwork.close();
    disputes.close();
    await io.close();
    await http.close();
    await presences.close();
    await runner.idle();
    await learner.close();
    await board.close();
    await files.close();
    await adapter?.close();
    await coordination.close();
    await people.close();
    await database.close();
    folder?.release();
    clearTimeout(hurry);
    health.close();
    storageLog.close();
    redisLog.close();
  }

  return {
    url: publicUrl,
    demo: people.demo,
    notes: people.notes,
    close,
    fail: lastLine({
      onFatal: (error) => onFault(error, 'uncaught'),
      drain: close,
      answerOpen: guard.answerOpen,
      exit: (code) => process.exit(code),
    }),
  };
}

function portOf(address: ReturnType<import('node:net').Server['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
