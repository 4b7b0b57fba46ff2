import type { AttachmentLinks } from '../files/attachment-links.ts';
import type { AttachmentStore } from '../files/attachments.ts';
import { words } from '../locales/words.ts';
import type { LetterSenders } from '../notices/compose-senders.ts';
import { noticeWords } from '../notices/letter-words.ts';
import type { PreferenceStore } from '../notices/preferences/preferences.ts';
import type { StaffStore } from '../people/accounts/staff-store.ts';
import type { ReadTrail } from '../people/audit/read-trail.ts';
import { type Contacts, wakingContacts } from '../people/identity/contacts.ts';
import type { VisitorNetworks } from '../people/visitors/visitor-networks.ts';
import type { VisitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Process } from '../server/process.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlCaseNotes } from '../store/sql/disputes/case-notes.ts';
import { sqlOpinions } from '../store/sql/disputes/case-opinions.ts';
import { sqlClocks } from '../store/sql/disputes/dispute-clocks.ts';
import { sqlDisputeStore } from '../store/sql/disputes/dispute-store.ts';
import { sqlHeartbeats } from '../store/sql/disputes/heartbeats.ts';
import { sqlMessageReports } from '../store/sql/disputes/message-reports.ts';
import { sqlMoneyOutbox } from '../store/sql/disputes/money-outbox.ts';
import { sqlReasonTemplates } from '../store/sql/disputes/reason-templates.ts';
import { sqlWaitingEvidence } from '../store/sql/disputes/waiting-evidence.ts';
import { sqlLinkLetters } from '../store/sql/notices/link-letters.ts';
import { sqlNotices } from '../store/sql/notices/notices.ts';
import { sqlAccountBook } from '../store/sql/people/account-book.ts';
import { sqlContacts } from '../store/sql/people/contacts.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import { afterScan } from './cases/after-scan.ts';
import { announcingRecords } from './cases/announcing-records.ts';
import { disputeOffice } from './cases/dispute-office.ts';
import { quarantined, uploadedEvidence } from './cases/evidence-files.ts';
import { orderGuests } from './cases/order-guests.ts';
import { startScheduler } from './cases/scheduler.ts';
import { caseColleagues } from './colleagues/case-colleagues.ts';
import type { Opinions } from './colleagues/opinions.ts';
import type { DisputeCase } from './domain/case.ts';
import type { ProfileBook } from './domain/profile/profile.ts';
import type { Profile } from './domain/profile/profile-schema.ts';
import { composeLetters } from './letters/compose-letters.ts';
import { disputeLinks } from './letters/dispute-links.ts';
import { findAddresses } from './letters/find-addresses.ts';
import { notingLanguage } from './letters/note-language.ts';
import { returnAddresses } from './letters/return-addresses.ts';
import { composeMarketplace } from './marketplace/compose-marketplace.ts';
import { shippedTemplates } from './reasons/shipped.ts';
import type { ReasonTemplates } from './reasons/template-store.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { colleagueRoutes } from './routes/colleague-routes.ts';
import type { AnnounceDispute } from './routes/dispute-announcer.ts';
import { guestRoutes } from './routes/guest-routes.ts';
import { linkRoutes } from './routes/link-routes.ts';
import { listRoute } from './routes/list-route.ts';
import { marketplaceEventRoutes } from './routes/marketplace-routes.ts';
import { noticeRoutes, unreadRoute } from './routes/notice-routes.ts';
import { openingRoute } from './routes/opening-route.ts';
import { orderRoutes } from './routes/order-routes.ts';
import { reasonTemplateRoutes } from './routes/reason-template-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { disputeReaders, type Readers } from './views/readers.ts';
import { shopperMatters } from './views/shopper-matters.ts';
import { similarDecisions } from './views/similar-decisions.ts';
import { partyTies } from './views/ties.ts';
import type { ViewPorts } from './views/view-facts.ts';

export interface DisputeParts {
  readonly process: Process;
  /** Aborted when the process ends and external services are not waited for any more. */
  readonly stopping: AbortSignal;
  readonly database: Database;
  readonly profiles: ProfileBook;
  readonly profile: Profile;
  readonly attachments: AttachmentStore;
  readonly staff: StaffStore;
  readonly trail: ReadTrail;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
  readonly networks: VisitorNetworks;
  readonly fileLinks: AttachmentLinks;
  readonly tokenSecret: string;
  /** Read at each call: the port is known once the server listens. */
  readonly publicUrl: () => string;
  readonly tell: AnnounceDispute;
  readonly senders: LetterSenders;
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly formatTime: (at: number, locale: Locale, timeZone?: string) => string;
  readonly tickMs: number;
}

/** What a decision leads to at once, such as its payment, has happened by then, and is told in the same letter. */
const MOMENT_TICKS = 5;

/** The disputes' part of the process: what the chat calls, what the web calls, and what time does. */
export function composeDisputes(parts: DisputeParts) {
  const { process, database, profiles, attachments, limits, publicUrl } = parts;
  const { config, now, newId, onFault } = process;
  const { marketplaceSecret } = config.disputes;
  const stored = sqlDisputeStore(database);
  const tellAll = (row: DisputeCase) => parts.tell(row, 'everybody');
  const records = announcingRecords(stored, tellAll);
  const notices = sqlNotices(database);
  const contacts = wakingContacts(sqlContacts(database), notices.wake);
  const marketplace = composeMarketplace({ process, database, contacts, stopping: parts.stopping });
  const { orders, ledger, pictureOf } = marketplace;
  const waiting = sqlWaitingEvidence(database);
  const templates = sqlReasonTemplates(database);
  const office = disputeOffice({
    ...parts,
    now,
    newId,
    onFault,
    records,
    messages: stored,
    orders,
    evidence: uploadedEvidence(attachments),
    unscanned: (ids, ownerId) => quarantined(attachments, ids, ownerId),
    waiting,
    templates,
  });
  const guests = orderGuests({ orders, limits });
  const readers = composeReaders(parts, { records, messages: stored, waiting, pictureOf, tiesOf: partyTies(contacts) });
  const opinions = sqlOpinions(database);
  const reports = sqlMessageReports(database);
  const texts = noticeTexts(parts);
  const links = disputeLinks(parts.tokenSecret, now);
  const letters = composeLetters({
    ...parts,
    ...{ outbox: notices, texts, records, links },
    returns: returnAddresses(parts.tokenSecret, process.config.letters.replyTo),
    emailOf: async (id) => (await contacts.emailsOf([id])).get(id),
    moment: MOMENT_TICKS * parts.tickMs,
  });
  const linkLetters = sqlLinkLetters(database, letters.channels, newId, now);
  const { handInClean, onScanned } = afterScan(office, tellAll);
  const ofCases = [
    openingRoute(office, readers),
    listRoute({ office, readers, opinions, reports }),
    ...reportRoutes({ readers, reports, messages: stored, limits, tell: parts.tell, now }),
    ...caseRoutes({ office, readers, trail: parts.trail, limits }),
  ];
  return {
    mattersOf: shopperMatters({ records, orders, readers }),
    ...{ office, guests, contacts },
    shop: marketplace.shop,
    demoShop: marketplace.demoShop,
    onScanned,
    isHidden: reports.isHidden,
    returned: letters.returned,
    routes: [
      ...notingLanguage(ofCases, contacts, { now, onFault }),
      ...linkRoutes({ office, readers, links, linkLetters, tokens: parts.tokens, limits, publicUrl }),
      ...orderRoutes({ office, readers, pictureOf }),
      ...guestRoutes({ guests, tokens: parts.tokens }),
      ...noticeRoutes({ notices, words: texts, records, profiles, readers, seen: office.seen, now }),
      unreadRoute({ notices, records }),
      ...mediatorRoutes(parts, { readers, templates, opinions, contacts }),
      ...(marketplaceSecret === undefined ? [] : marketplaceEventRoutes(office, marketplaceSecret)),
    ],
    /** Brings in what the release has prepared; before the first call is served. */
    followRelease: () => templates.followRelease(shippedTemplates(), now()),
    /** Begins to fire clocks, move money and send letters. */
    start: () =>
      startScheduler({
        ...parts,
        store: records,
        clocks: sqlClocks(database),
        waiting,
        money: sqlMoneyOutbox(database),
        ledger,
        heartbeats: sqlHeartbeats(database),
        sendLetters: letters.send,
        handInClean,
        findAddresses: () => findAddresses(notices, records, orders),
        now,
        onFault,
      }),
  };
}

/** What notices say, in the marketplace's name. */
function noticeTexts({ process, formatTime }: DisputeParts) {
  return noticeWords({
    texts: (locale) => words(locale).notices,
    marketplace: process.config.marketplace,
    formatTime,
  });
}

/** Who sees what of a case, with the files that they may open. */
function composeReaders(
  { process, attachments, staff, profiles, profile, fileLinks }: DisputeParts,
  kept: Pick<ViewPorts, 'records' | 'messages' | 'waiting' | 'pictureOf' | 'tiesOf'>,
) {
  return disputeReaders({
    ...kept,
    attachments,
    accountName: async (id) => (await staff.byId(id))?.name,
    profiles,
    timeZone: profile.calendar.timeZone,
    sign: fileLinks.sign,
    similarTo: similarDecisions(kept.records, process.now),
    now: process.now,
  });
}

/** What is for mediators alone: their words to each other, and prepared reasons. */
function mediatorRoutes(
  { process, database, profiles, limits, tell, trail }: DisputeParts,
  kept: { readers: Readers; templates: ReasonTemplates; opinions: Opinions; contacts: Contacts },
): Route[] {
  const { readers, templates, opinions, contacts } = kept;
  const { now, newId } = process;
  const colleagues = caseColleagues({
    notes: sqlCaseNotes(database),
    opinions,
    accounts: sqlAccountBook(database, now).list,
    tiesOf: partyTies(contacts),
    profiles,
    tell: (row) => tell(row, 'mediators'),
    limits,
    now,
    newId,
  });
  return [
    ...reasonTemplateRoutes({ templates, readers, profiles, now }),
    ...colleagueRoutes({ colleagues, readers, trail }),
  ];
}
