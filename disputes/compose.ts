import { join } from 'node:path';
import type { Neighbours } from '../doors/neighbours.ts';
import type { RateLimits } from '../doors/rate-limits.ts';
import type { AttachmentLinks } from '../files/attachment-links.ts';
import type { AttachmentStore, StoredAttachment } from '../files/attachments.ts';
import { format } from '../locales/format.ts';
import { words } from '../locales/words.ts';
import { noticeWords } from '../notices/notice-words.ts';
import type { LetterChannel } from '../notices/ports.ts';
import { type LetterPorts, sendLetters } from '../notices/send-letters.ts';
import { watchedSender } from '../notices/watched-sender.ts';
import type { StaffStore } from '../people/accounts/staff.ts';
import type { ReadTrail } from '../people/audit/read-trail.ts';
import { wakingContacts } from '../people/identity/contacts.ts';
import { visitorIdOf } from '../people/identity/marketplace-identity.ts';
import type { VisitorNetworks } from '../people/visitors/visitor-networks.ts';
import type { VisitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Config } from '../server/config.ts';
import { folderSender } from '../store/mail/folder-sender.ts';
import { smsGateway } from '../store/mail/sms-gateway.ts';
import { smtpSender } from '../store/mail/smtp-sender.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlClocks } from '../store/sql/disputes/dispute-clocks.ts';
import { sqlDisputeStore } from '../store/sql/disputes/dispute-store.ts';
import { sqlLedgerBook } from '../store/sql/disputes/ledger-book.ts';
import { sqlMoneyOutbox } from '../store/sql/disputes/money-outbox.ts';
import { sqlWaitingEvidence } from '../store/sql/disputes/waiting-evidence.ts';
import { sqlHeartbeats } from '../store/sql/handoff/heartbeats.ts';
import { sqlLinkLetters } from '../store/sql/notices/link-letters.ts';
import { sqlNotices } from '../store/sql/notices/notices.ts';
import { sqlContacts } from '../store/sql/people/contacts.ts';
import { announcingRecords } from './cases/announcing-records.ts';
import { disputeOffice } from './cases/dispute-office.ts';
import { quarantined, uploadedEvidence } from './cases/evidence-files.ts';
import { noteTold, noteUnreached } from './cases/note-reach.ts';
import { orderGuests } from './cases/order-guests.ts';
import type { Ledger, Orders } from './cases/ports.ts';
import { startScheduler } from './cases/scheduler.ts';
import { handInAll } from './cases/waiting-evidence.ts';
import type { DisputeCase } from './domain/case.ts';
import type { NoticeTo } from './domain/effects.ts';
import type { ProfileBook } from './domain/profile/profile.ts';
import type { Profile } from './domain/profile/profile-schema.ts';
import { DisputeRefusal } from './domain/refusal.ts';
import type { PartyRole } from './domain/roles.ts';
import { disputeLinks } from './letters/dispute-links.ts';
import { findAddresses } from './letters/find-addresses.ts';
import { letterFacts } from './letters/letter-facts.ts';
import { noticeRoutes } from './letters/notice-routes.ts';
import { demoOrderPort } from './marketplace/demo-orders.ts';
import { httpLedger } from './marketplace/http-ledger.ts';
import { httpOrders, type OrderContact } from './marketplace/http-orders.ts';
import { marketplaceClient } from './marketplace/marketplace-client.ts';
import { disputeRoutes } from './routes/dispute-routes.ts';
import { guestRoutes } from './routes/guest-routes.ts';
import { marketplaceEventRoutes } from './routes/marketplace-routes.ts';
import { orderRoutes } from './routes/order-routes.ts';
import { disputeReaders } from './views/readers.ts';

export interface DisputeParts {
  readonly config: Config;
  /** Aborted when the process ends and neighbours are not waited for any more. */
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
  /** Tells the pages of both parties and the mediators. */
  readonly tell: (row: DisputeCase) => void;
  readonly formatTime: (at: number, locale: Locale, timeZone?: string) => string;
  readonly tickMs: number;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onFault: (error: unknown, where?: string) => void;
  readonly neighbour: Neighbours;
  /** What became of each letter. */
  readonly onLetter: LetterPorts['onOutcome'];
}

/** The disputes' part of the process: what the chat calls, what the web calls, and what time does. */
export function composeDisputes(parts: DisputeParts) {
  const { config, database, profiles, attachments, limits, publicUrl, now, onFault } = parts;
  const stored = sqlDisputeStore(database);
  const records = announcingRecords(stored, parts.tell);
  const notices = sqlNotices(database);
  const contacts = wakingContacts(sqlContacts(database), notices.wake);
  const introduce = async ({ subject, name, email, phone, locale }: OrderContact) => {
    await contacts.introduce({ accountId: visitorIdOf(subject), subject, name, email, phone, locale }, now());
  };
  const demo = demoOrderPort(now, introduce);
  const pictureOf = config.demo === undefined ? () => undefined : demo.pictureOf;
  const { ordersUrl, ledgerUrl, marketplaceSecret: secret } = config.disputes;
  const client = (name: 'orders' | 'ledger', url: string | undefined) =>
    url === undefined || secret === undefined
      ? undefined
      : marketplaceClient({ url, secret, now: Date.now, stopping: parts.stopping, neighbour: parts.neighbour(name) });
  const [orderClient, ledgerClient] = [client('orders', ordersUrl), client('ledger', ledgerUrl)];
  const orders: Orders =
    orderClient === undefined
      ? config.demo === undefined
        ? NO_ORDERS
        : demo
      : httpOrders(orderClient, {
          subjectOf: (accountId) => contacts.subjectOf(accountId),
          introduce,
        });
  const ledger: Ledger = ledgerClient === undefined ? sqlLedgerBook(database, now) : httpLedger(ledgerClient);

  const waiting = sqlWaitingEvidence(database);
  const office = disputeOffice({
    ...parts,
    records,
    messages: stored,
    orders,
    evidence: uploadedEvidence(attachments),
    unscanned: (ids, ownerId) => quarantined(attachments, ids, ownerId),
    waiting,
  });
  const guests = orderGuests({ orders, limits });
  const readers = disputeReaders({
    records,
    messages: stored,
    waiting,
    attachments,
    accountName: async (id) => (await parts.staff.byId(id))?.name,
    profiles,
    timeZone: parts.profile.calendar.timeZone,
    pictureOf,
    sign: parts.fileLinks.sign,
    now,
  });
  const texts = noticeWords({
    texts: (locale) => words(locale).notices,
    marketplace: config.marketplace,
    formatTime: parts.formatTime,
  });
  const links = disputeLinks(parts.tokenSecret, now);
  const { smtpUrl, from, smsUrl, smsToken } = config.letters;
  const smtp = smtpUrl === undefined ? undefined : smtpSender(smtpUrl, from);
  /** Files in a folder tell nobody; in the demo they stand for the mail server. */
  const tells = (channel: LetterChannel) => channel !== 'email' || smtp !== undefined || config.demo !== undefined;
  const letters: LetterPorts = {
    outbox: notices,
    senders: {
      email:
        smtp === undefined
          ? folderSender(join(config.dataDir, 'mail'), from)
          : watchedSender(smtp, parts.neighbour('smtp')),
      ...(smsUrl === undefined ? {} : { sms: watchedSender(smsGateway(smsUrl, smsToken), parts.neighbour('sms')) }),
    },
    words: texts,
    about: (values, locale) => `${format(words(locale).letters.about, values)}\n${config.marketplace}`,
    async factsOf(delivery) {
      const { caseId, receiver, data } = delivery;
      const row = await records.find(caseId);
      if (row === undefined || !isParty(receiver)) return { link: undefined, data };
      return letterFacts(row, profiles, delivery, `${publicUrl()}${links.make(row, receiver).path}`, now());
    },
    async onSent({ caseId, receiver, channel }) {
      if (!isParty(receiver) || !tells(channel)) return;
      const row = await records.find(caseId);
      if (row === undefined) return;
      const told = noteTold({ store: records, profiles }, row, { party: receiver, by: channel, at: now() });
      await told.catch((error: unknown) => {
        // The letter is out: it must not go again because the case cannot be decided on.
        if (!(error instanceof DisputeRefusal)) throw error;
        onFault(error, `told: ${caseId}`);
      });
    },
    async onHopeless({ caseId, receiver }) {
      if (isParty(receiver)) await noteUnreached({ store: records, profiles }, caseId, receiver, now());
    },
    onOutcome: parts.onLetter,
    onFault: (error, { key, channel }) => onFault(error, `letter ${key} ${channel}`),
    now,
  };
  /** Also what a crash left between a scan and the case that waits for it. */
  async function handInClean(): Promise<void> {
    await handInAll(waiting, office.handIn, (error, { fileId, caseId }) =>
      onFault(error, `evidence ${fileId} of ${caseId}`),
    );
  }
  async function onScanned({ id }: StoredAttachment, state: 'ready' | 'refused'): Promise<void> {
    const file = await waiting.find(id);
    if (file === undefined) return;
    if (state === 'ready') return office.handIn(file);
    // Nothing of the case changes, but what the uploader and the mediator see of it.
    const row = await records.find(file.caseId);
    if (row !== undefined) parts.tell(row);
  }
  return {
    office,
    guests,
    contacts,
    onScanned,
    routes: [
      ...disputeRoutes({
        office,
        readers,
        links,
        linkLetters: sqlLinkLetters(database, smsUrl === undefined ? ['email'] : ['email', 'sms'], parts.newId, now),
        trail: parts.trail,
        tokens: parts.tokens,
        limits,
        publicUrl,
      }),
      ...orderRoutes({ office, readers, pictureOf }),
      ...guestRoutes({ guests, tokens: parts.tokens }),
      ...noticeRoutes({ notices, words: texts, records, seen: office.seen, now }),
      ...(secret === undefined ? [] : marketplaceEventRoutes(office, secret)),
    ],
    /** Begins to fire clocks, move money and send letters. */
    start: () =>
      startScheduler({
        store: records,
        profiles,
        clocks: sqlClocks(database),
        money: sqlMoneyOutbox(database),
        ledger,
        heartbeats: sqlHeartbeats(database),
        sendLetters: (channel, at) => sendLetters(letters, channel, at),
        handInClean,
        findAddresses: () => findAddresses(notices, records, orders),
        now,
        tickMs: parts.tickMs,
        onFault,
      }),
    close: () => smtp?.close(),
  };
}

const isParty = (receiver: NoticeTo): receiver is PartyRole => receiver === 'buyer' || receiver === 'seller';

/** Without a demo and without ORDERS_URL there is nothing to open a dispute about. */
const NO_ORDERS: Orders = {
  find: async () => undefined,
  linesOf: async () => [],
  linesByFact: async () => [],
  listOwn: async () => [],
};
