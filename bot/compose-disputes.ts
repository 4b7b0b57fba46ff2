import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DisputeCase } from '../disputes/case.ts';
import type { Ledger, Orders } from '../disputes/ports.ts';
import { type ProfileBook, profileBook } from '../disputes/profile.ts';
import type { Profile } from '../disputes/profile-schema.ts';
import type { AttachmentStore, StoredAttachment } from '../handoff/attachments.ts';
import type { StaffStore } from '../handoff/staff.ts';
import { words } from '../locales/words.ts';
import { noticeWords } from '../notify/notice-words.ts';
import { type LetterPorts, sendLetters } from '../notify/send-letters.ts';
import type { ReadTrail } from '../people/read-trail.ts';
import { folderSender } from '../store/mail/folder-sender.ts';
import { smsGateway } from '../store/mail/sms-gateway.ts';
import { smtpSender } from '../store/mail/smtp-sender.ts';
import { sqlContacts } from '../store/sql/contacts.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlClocks } from '../store/sql/dispute-clocks.ts';
import { sqlDisputeStore } from '../store/sql/dispute-store.ts';
import { sqlHeartbeats } from '../store/sql/heartbeats.ts';
import { sqlLedgerBook } from '../store/sql/ledger-book.ts';
import { sqlLinkLetters } from '../store/sql/link-letters.ts';
import { sqlMoneyOutbox } from '../store/sql/money-outbox.ts';
import { sqlNotices } from '../store/sql/notices.ts';
import { sqlWaitingEvidence } from '../store/sql/waiting-evidence.ts';
import { type Config, ConfigError } from './config.ts';
import { demoOrderPort } from './demo/orders.ts';
import { announcingRecords } from './disputes/announcing-records.ts';
import { dialogDisputes } from './disputes/dialog-disputes.ts';
import { disputeLinks } from './disputes/dispute-links.ts';
import { disputeOffice } from './disputes/dispute-office.ts';
import { quarantined, uploadedEvidence } from './disputes/evidence-files.ts';
import { httpLedger } from './disputes/http-ledger.ts';
import { httpOrders } from './disputes/http-orders.ts';
import { marketplaceClient } from './disputes/marketplace-client.ts';
import { orderGuests } from './disputes/order-guests.ts';
import { disputeReaders } from './disputes/readers.ts';
import { startScheduler } from './disputes/scheduler.ts';
import type { AttachmentLinks } from './files/attachment-links.ts';
import { disputeRoutes } from './http/handlers/disputes.ts';
import { guestRoutes } from './http/handlers/guests.ts';
import { marketplaceEventRoutes } from './http/handlers/marketplace-events.ts';
import { noticeRoutes } from './http/handlers/notices.ts';
import { orderRoutes } from './http/handlers/orders.ts';
import { visitorIdOf } from './identity/marketplace-identity.ts';
import type { VisitorNetworks } from './identity/visitor-networks.ts';
import type { VisitorTokens } from './identity/visitor-tokens.ts';
import type { RateLimits } from './rate-limits.ts';

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
  readonly formatTime: (at: number, locale: string) => string;
  readonly tickMs: number;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onFault: (error: unknown, where?: string) => void;
}

/** The disputes' part of the process: what the chat calls, what the web calls, and what time does. */
export function composeDisputes(parts: DisputeParts) {
  const { config, database, profiles, attachments, limits, publicUrl, now, onFault } = parts;
  const stored = sqlDisputeStore(database);
  const records = announcingRecords(stored, parts.tell);
  const notices = sqlNotices(database);
  const demo = demoOrderPort(now);
  const pictureOf = config.demo === undefined ? () => undefined : demo.pictureOf;
  const contacts = sqlContacts(database);
  const { ordersUrl, ledgerUrl, marketplaceSecret: secret } = config.disputes;
  const client = (url: string | undefined) =>
    url === undefined || secret === undefined
      ? undefined
      : marketplaceClient({ url, secret, now: Date.now, stopping: parts.stopping });
  const [orderClient, ledgerClient] = [client(ordersUrl), client(ledgerUrl)];
  const orders: Orders =
    orderClient === undefined
      ? config.demo === undefined
        ? NO_ORDERS
        : demo
      : httpOrders(orderClient, {
          subjectOf: (accountId) => contacts.subjectOf(accountId),
          introduce: ({ subject, name, email, phone, locale }) =>
            contacts.introduce({ accountId: visitorIdOf(subject), subject, name, email, phone, locale }, now()),
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
    profileOf: office.profileOf,
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
  const letters: LetterPorts = {
    outbox: notices,
    senders: {
      email: smtp ?? folderSender(join(config.dataDir, 'mail'), from),
      ...(smsUrl === undefined ? {} : { sms: smsGateway(smsUrl, smsToken) }),
    },
    words: texts,
    async linkFor({ caseId, receiver }) {
      const row = await records.find(caseId);
      if (row === undefined || (receiver !== 'buyer' && receiver !== 'seller')) return undefined;
      return `${publicUrl()}${links.make(row, receiver).path}`;
    },
    now,
  };
  /** Also what a crash left between a scan and the case that waits for it. */
  async function handInClean(): Promise<void> {
    for (const file of await waiting.clean(HAND_IN_AT_ONCE)) await office.handIn(file);
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
    dialogs: dialogDisputes(office, guests, parts.networks, publicUrl),
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
      ...noticeRoutes({ notices, words: texts, records, now }),
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
        sendLetters: (at) => sendLetters(letters, at),
        handInClean,
        now,
        tickMs: parts.tickMs,
        onFault,
      }),
    close: () => smtp?.close(),
  };
}

const HAND_IN_AT_ONCE = 100;

/** Without a demo and without ORDERS_URL there is nothing to open a dispute about. */
const NO_ORDERS: Orders = {
  find: async () => undefined,
  linesOf: async () => [],
  linesByFact: async () => [],
  listOwn: async () => [],
};

/**
 * The shipped profiles and the operator's own.
 * @throws ProfileFaults, ConfigError where the profile for new cases is not among them
 */
export function loadProfiles(root: string, { profile: id, profilesDir }: Config['disputes']) {
  const folders = [join(root, 'disputes/profiles'), ...(profilesDir === undefined ? [] : [profilesDir])];
  const profiles = profileBook(folders.flatMap(filesOf));
  const profile = profiles.current.get(id);
  if (profile === undefined)
    throw new ConfigError([
      {
        setting: 'DISPUTE_PROFILE',
        problem: `there is no profile ${id}`,
        example: [...profiles.current.keys()].join(' or '),
      },
    ]);
  return { profiles, profile };
}

function filesOf(folder: string) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
