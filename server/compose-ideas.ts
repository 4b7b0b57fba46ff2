import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeBot } from '../bot/compose.ts';
import { loadIntents } from '../dialogs/intents.ts';
import { readMemory } from '../dialogs/memory.ts';
import { composeDisputes } from '../disputes/compose.ts';
import { openProfiles } from '../disputes/compose-profiles.ts';
import type { DemoActs } from '../disputes/marketplace/demo-shop-orders.ts';
import type { AnnounceDispute } from '../disputes/routes/dispute-announcer.ts';
import { attachmentLinks } from '../files/attachment-links.ts';
import { composeFiles, type Files } from '../files/compose.ts';
import { composeFind } from '../find/compose.ts';
import { composeHandoff } from '../handoff/compose.ts';
import { adoptConversations } from '../handoff/conversation/adopt-conversations.ts';
import type { MailParts } from '../handoff/mail/compose-mail.ts';
import { onlyThanks } from '../handoff/tickets/only-thanks.ts';
import { composeKnowledge } from '../kb/compose.ts';
import type { Library } from '../kb/publishing/library.ts';
import { composeModel } from '../model/compose.ts';
import { composeLetterBook } from '../notices/compose-letter-book.ts';
import { composeSenders, type LetterSenders } from '../notices/compose-senders.ts';
import { preferenceRoutes } from '../notices/preferences/preference-routes.ts';
import { composePush } from '../notices/push/compose-push.ts';
import { composePeople } from '../people/compose.ts';
import { DEFAULT_LOCALE, type Locale } from '../protocol/locale.ts';
import { momentText } from '../protocol/time/moment-text.ts';
import { sqlAttachmentStore } from '../store/sql/files/attachment-store.ts';
import { sqlPreferenceStore } from '../store/sql/notices/preference-store.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import { staticFiles } from '../transport/static-files.ts';
import { emailReply, figuresFor, ticketReply, type WaysOut } from './article-figures.ts';
import type { Servers } from './compose-servers.ts';
import type { Storage } from './compose-storage.ts';
import { demoPaperRoutes } from './demo-papers.ts';
import { demoRoutes } from './demo-routes.ts';
import { pageRoutes } from './http/page-routes.ts';
import { widgetRoutes } from './http/widget-routes.ts';
import type { Process } from './process.ts';
import { hintingOfCases, hintOfAnswers } from './push-hints.ts';
import type { Replacements } from './running-server.ts';

export interface IdeaParts {
  readonly process: Process;
  readonly storage: Storage;
  readonly replacements: Replacements;
  /** Aborted when the process ends and external services are not waited for any more. */
  readonly stopping: AbortSignal;
  /** Whether new connections go before the next turn of the bot. */
  readonly yields: () => boolean;
  /** Read at each call: the port is known once the server listens. */
  readonly publicUrl: () => string;
  /** Tells the pages of a case's parties and of the mediators. */
  readonly tell: AnnounceDispute;
}

export type Ideas = Awaited<ReturnType<typeof composeIdeas>>;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Puts the ideas together, each of parts of those above it. Nothing of them runs yet. */
export async function composeIdeas(parts: IdeaParts) {
  const { process, storage, replacements, publicUrl } = parts;
  const { tickMs = 1_000 } = replacements;
  const { config, now } = process;
  const { database, coordination, secrets } = storage;
  const { profiles, profile } = await openProfiles(ROOT, config, database, now());
  const formatTime = (at: number, locale: Locale, timeZone = config.support.timeZone) =>
    momentText(at, { locale, timeZone, role: 'until' });
  const attachments = sqlAttachmentStore(database);
  const links = attachmentLinks(secrets.token, now);
  const common = { process, database, coordination };

  const { senders, ways } = lettersOut(process);
  const figures = figuresFor(profile, config.support, ways);
  const preferences = sqlPreferenceStore(database);
  const model = composeModel(process, parts.stopping);
  const people = await composePeople({ ...common, secrets, aroundSessions: replacements.aroundSessions });
  const { tokens, limits, networks, sessions, staff, trail, staffed } = people;
  const knowledge = await composeKnowledge({
    ...common,
    ...{ limits, figures, audit: people.audit },
    content: join(ROOT, 'kb/content'),
    intents: loadIntents(join(ROOT, 'dialogs/intents')),
  });
  const { library, wordBook, learn } = knowledge;
  const handoff = composeHandoff({
    ...common,
    ...{ formatTime, senders, preferences, tokens, publicUrl, tickMs, replacements },
    ...{ tokenSecret: secrets.token, ticketReply: ticketReply(profile), emailReply: emailReply(profile) },
  });
  const { conversations, store, ticketOf } = handoff;
  const push = composePush({ process, database, preferences, limits, tickMs, formatTime, keys: secrets.push });
  hintOfAnswers(push, conversations);
  const disputes = composeDisputes({
    ...common,
    ...{ profiles, profile, attachments, staff, trail, tokens, limits, networks, publicUrl, formatTime },
    stopping: parts.stopping,
    ...{ fileLinks: links, tokenSecret: secrets.token },
    tell: hintingOfCases(push, parts.tell),
    ...{ senders, preferences, tickMs },
  });
  await disputes.followRelease();
  const files = await composeFiles({
    ...{ process, attachments, links, limits, aroundFiles: replacements.aroundFiles },
    ...{ onScanned: disputes.onScanned, withheld: disputes.isHidden },
  });
  const bot = composeBot({
    ...{ process, database, library, learn, figures, store, conversations, ticketOf },
    ...{ formatTime, staffed, networks, publicUrl, mailReaches: senders.tells('email') },
    ...{ trail, disputes, model: model.forBot, yields: parts.yields, stops: wordBook },
  });

  const mail = handoff.mail({ ...mailParts(limits, files, disputes, library), care: bot.care });
  const find = composeFind({ ...common, limits, onCommit: conversations.onChange });
  const routes: readonly Route[] = [
    ...people.routes({
      publicUrl,
      contacts: disputes.contacts,
      adoptConversations: (visitorId, shopper) => adoptConversations(conversations, visitorId, shopper),
    }),
    ...files.routes,
    ...knowledge.routes,
    ...disputes.routes,
    ...handoff.deskRoutes(disputes.mattersOf, limits),
    ...mail.routes,
    ...handoff.inboxRoutes,
    ...push.routes,
    ...preferenceRoutes({ store: preferences, ways, limits, now }),
    ...knowledge.contactRoutes({
      take: handoff.contactDesk({ limits, keep: files.keepBytes, care: bot.care }),
      ...{ tokens, formatTime, ways: { ...ways, smsCountries: config.letters.smsCountries } },
    }),
    ...composeLetterBook(process, database),
    ...bot.routes,
    ...find.routes,
    ...widgetRoutes(config.marketplace, config.support, figures, now),
    ...demoRoutesOf(process, secrets.identity, disputes.demoShop),
    ...pageRoutes(staticFiles(join(ROOT, 'dist/web')), config.demo !== undefined),
  ];
  /** Of shoppers and agents. */
  const openSockets = (servers: Pick<Servers, 'io' | 'ownOrigin' | 'bounds'>) =>
    handoff.open({
      ...{ attachments, links, limits, tokens, networks, sessions, trail, staffed, readMemory },
      ...{ io: servers.io, ownOrigin: servers.ownOrigin, bounds: servers.bounds },
      ...{ gate: bot.gate, care: bot.care, greet: bot.greet, translate: model.translate },
      onlyThanks: thanksIn(library),
      confirmed: (article, text) => learn({ kind: 'fitted', ...article, text, source: 'confirmed' }),
    });
  return { people, knowledge, handoff, mail, disputes, files, bot, find, senders, push, routes, openSockets };
}

/** What mails that come in need of the other ideas. */
function mailParts(
  limits: RateLimits,
  files: Files,
  { contacts, returned }: Pick<ReturnType<typeof composeDisputes>, 'contacts' | 'returned'>,
  library: Library,
): Omit<MailParts, 'care'> {
  return {
    limits,
    keepBytes: files.keepBytes,
    emailOf: async (id) => (await contacts.emailsOf([id])).get(id),
    returnedOfCase: returned,
    languageOf: (text) => library.index.detectLanguage(text, DEFAULT_LOCALE).locale,
    onlyThanks: thanksIn(library),
  };
}

function lettersOut(process: Process): { readonly senders: LetterSenders; readonly ways: WaysOut } {
  const senders = composeSenders(process);
  return { senders, ways: { hasMails: senders.tells('email'), hasTextMessages: senders.channels.includes('sms') } };
}

/** By the phrases that the bot knows. */
const thanksIn = (library: Library) => onlyThanks((line, locale) => library.index.recognise(line, locale));

function demoRoutesOf(
  { config, now }: Process,
  secret: string | undefined,
  shop: DemoActs | undefined,
): readonly Route[] {
  if (config.demo === undefined || secret === undefined || shop === undefined) return [];
  return [...demoRoutes({ secret, audience: config.identity.audience }, shop, now), ...demoPaperRoutes(shop, now)];
}
