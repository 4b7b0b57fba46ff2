import type { Generated } from 'kysely';
import type { DisputeTables } from './disputes/dispute-schema.ts';
import type { ConversationRow } from './handoff/conversation-columns.ts';

/**
 * Tables as Kysely sees them: camelCase here, snake_case in SQL (CamelCasePlugin). Instants are milliseconds since 1970
 * UTC, booleans are 0 or 1, lists and objects are JSON text: the same on SQLite and PostgreSQL.
 */
export interface Tables extends DisputeTables {
  conversation: ConversationRow;
  message: MessageRow;
  translation: { conversationId: string; seq: number; locale: string; text: string };
  botState: { conversationId: string; state: string };
  pushSubscription: PushSubscriptionRow;
  preference: PreferenceRow;
  ticketLetter: TicketLetterRow;
  incomingMail: IncomingMailRow;
  /** Addresses that letters came back from for good. */
  undeliverable: { address: string; notedAt: number };
  turnTrace: { conversationId: string; firstSeq: number; lastSeq: number; trace: string; createdAt: number };
  note: {
    id: string;
    conversationId: string;
    clientId: string;
    authorId: string;
    authorName: string;
    text: string;
    createdAt: number;
  };
  cannedReply: CannedReplyRow;
  cannedReplyUse: { replyId: string; conversationId: string; usedAt: number };
  answerRating: {
    conversationId: string;
    messageId: string;
    helpful: number;
    createdAt: number;
    /** Of the article that the answer came from; null where none did, and in rows from before it was kept. */
    slug: string | null;
    locale: string | null;
  };
  proposal: ProposalRow;
  gap: GapRow;
  searchDay: { day: string; locale: string; decision: string; count: number };
  account: AccountRow;
  agentChoice: { agentId: string; state: string; capacity: number | null; idleSince: number; chosenAt: number };
  agentSocket: { agentId: string; socketId: string; connected: number; leaseUntil: number };
  staffSession: { tokenHash: string; accountId: string; expiresAt: number };
  passwordLink: { tokenHash: string; accountId: string; expiresAt: number };
  auditEntry: AuditEntryRow;
  auditHead: { id: number; seq: number; hash: string };
  article: ArticleRow;
  wordList: WordListRow;
  attachment: AttachmentRow;
  secret: { name: string; value: string };
  searchChange: { id: Generated<number>; kind: string; ref: string };
  /** What is found at the desk; its terms stand in the engine's own index. */
  searchDocument: { id: number; kind: string; ref: string; readSeq: number; words: string };
}

export interface MessageRow {
  conversationId: string;
  seq: number;
  id: string;
  authorKind: string;
  authorId: string;
  authorName: string;
  clientId: string | null;
  /** JSON: MessageContent. */
  content: string;
  createdAt: number;
}

export interface CannedReplyRow {
  id: string;
  revision: number;
  /** Null: everybody's. */
  ownerId: string | null;
  folder: string;
  /** JSON: titles and texts by language. */
  content: string;
  removed: number;
  authorId: string;
  authorName: string;
  createdAt: number;
}

interface PushSubscriptionRow {
  endpoint: string;
  visitorId: string;
  p256dh: string;
  auth: string;
  locale: string;
  createdAt: number;
  toldUntil: number;
  guestUntil: number | null;
}

/** Booleans are 0 or 1; the quiet hours are there whole or not at all. */
export interface PreferenceRow {
  accountId: string;
  caseMails: string;
  ticketMails: number;
  textMessages: number;
  quietFrom: string | null;
  quietTo: string | null;
  timeZone: string | null;
  updatedAt: number;
}

interface TicketLetterRow {
  key: string;
  conversationId: string;
  seq: number;
  kind: string;
  state: string;
  attempts: number;
  nextAt: number;
  fault: string | null;
  createdAt: number;
  updatedAt: number;
}

interface IncomingMailRow {
  id: string;
  state: string;
  takenUntil: number;
  conversationId: string | null;
  messageSeq: number | null;
  messageId: string | null;
  sender: string;
  subject: string;
  whole: string;
  receivedAt: number;
}

export interface AccountRow {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  /** JSON: StaffRole[]. */
  roles: string;
  /** JSON: languages and topics that the agent serves; empty = all. */
  skills: string;
  locale: string;
  capacity: number;
  active: number;
  createdAt: number;
  lastSignInAt: number | null;
}

export interface AuditEntryRow {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  /** JSON. */
  data: string;
  prev: string;
  hash: string;
}

export interface ArticleRow {
  slug: string;
  locale: string;
  revision: number;
  title: string;
  topic: string;
  body: string;
  /** JSON: string[]. */
  phrasings: string;
  /** JSON: what is asked that one passage answers; null where nothing is told. */
  passages: string | null;
  updated: string;
  authorId: string;
  createdAt: number;
}

export interface WordListRow {
  locale: string;
  kind: string;
  revision: number;
  /** JSON: the entries of the kind. */
  entries: string;
  authorId: string;
  authorName: string;
  createdAt: number;
}

export interface ProposalRow {
  id: string;
  locale: string;
  slug: string;
  text: string;
  count: number;
  source: string;
  state: string;
  lastAt: number;
  decidedBy: string | null;
}

export interface GapRow {
  id: string;
  locale: string;
  state: string;
  count: number;
  /** JSON: each of these. */
  terms: string;
  examples: string;
  days: string;
  firstAt: number;
  lastAt: number;
  decidedBy: string | null;
}

export interface AttachmentRow {
  id: string;
  ownerId: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  seconds: number | null;
  state: string;
  scanTries: number;
  /** When a scan is tried again; of quarantined files only. */
  scanAt: number;
  createdAt: number;
  /** Of a file that came in a mail or a form: the same for each try of it. */
  origin: string | null;
}
