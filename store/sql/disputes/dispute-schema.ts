/** The tables of disputes, under the same conventions as the others (schema.ts). */
export interface DisputeTables {
  dispute: DisputeRow;
  disputeEntry: { caseId: string; seq: number; at: number /** JSON: LogEntry. */; entry: string };
  lineAccount: LineAccountRow;
  /** The lines that a case is about, from place 1 on; live until it closes. */
  disputeLine: { caseId: string; place: number; orderId: string; lineId: string; live: number };
  disputeClock: { caseId: string; name: string; dueAt: number };
  moneyIntent: {
    key: string;
    caseId: string;
    /** JSON: MoneyIntent. */
    intent: string;
    createdAt: number;
    retryAt: number;
    taken: number;
  };
  disputeMessage: DisputeMessageRow;
  messageReport: MessageReportRow;
  caseNote: CaseNoteRow;
  reasonTemplate: ReasonTemplateRow;
  caseOpinion: CaseOpinionRow;
  notice: NoticeRow;
  noticeDelivery: NoticeDeliveryRow;
  contact: {
    accountId: string;
    name: string;
    email: string | null;
    phone: string | null;
    locale: string | null;
    subject: string | null;
    /** In which language a page was read last, and when, to the hour. */
    usedLocale: string | null;
    usedAt: number | null;
    /** Null: known only from an order, or as its guest. */
    signedInAt: number | null;
    updatedAt: number;
  };
  ledgerEntry: {
    key: string;
    caseId: string;
    kind: string;
    toWhom: string;
    minor: number;
    currency: string;
    createdAt: number;
  };
  profilePrint: { profileId: string; version: number; print: string; keptAt: number };
  heartbeat: { name: string; at: number };
  waitingEvidence: {
    fileId: string;
    caseId: string;
    kind: string;
    byRole: string;
    byId: string;
    /** The member of staff who handed it in for the party. */
    via: string | null;
    at: number;
  };
}

/** The columns repeat what lists and guards look at; the truth of the case is `content`. */
export interface DisputeRow {
  id: string;
  number: string;
  submissionKey: string;
  revision: number;
  state: string;
  profileId: string;
  buyerId: string;
  sellerId: string;
  orderId: string;
  /** Of several the first. */
  lineId: string;
  assignedTo: string | null;
  /** 1 while a ruling waits for a second person. */
  secondPerson: number;
  /** 1 while the platform is to decide on return postage. */
  postageAtPlatform: number;
  openedAt: number;
  /** The nearest clock, or NO_DEADLINE. */
  deadline: number;
  /** The last instant at which a clock or an open offer still runs; 0: nothing does. */
  runsUntil: number;
  /** JSON: DisputeCase. */
  content: string;
}

/** The money of one order line over all its cases; an empty row, without a case, only holds the place. */
export interface LineAccountRow {
  orderId: string;
  lineId: string;
  currency: string;
  paid: number;
  held: number;
  refunded: number;
  released: number;
  chargedBack: number;
  lastCase: string | null;
  ended: string | null;
  /** JSON: UnitsOver; null: none. */
  unitsOver: string | null;
  revision: number;
}

/** Sorts cases without a running clock last; the largest exact integer of both engines and of JSON. */
export const NO_DEADLINE = Number.MAX_SAFE_INTEGER;

export interface DisputeMessageRow {
  id: string;
  caseId: string;
  byRole: string;
  byId: string;
  byName: string;
  clientId: string;
  text: string;
  /** JSON: file ids. */
  attachments: string;
  createdAt: number;
}

export interface NoticeRow {
  key: string;
  caseId: string;
  caseNumber: string;
  /** buyer, seller, mediators, courier, warehouse. */
  receiver: string;
  /** The party's account, or the name of the desk. */
  accountId: string;
  template: string;
  data: string;
  createdAt: number;
  readAt: number | null;
}

export interface NoticeDeliveryRow {
  noticeKey: string;
  channel: string;
  /** pending, sent, dead, waiting (no address), skipped (no such channel, or overtaken). */
  state: string;
  attempts: number;
  nextAt: number;
  fault: string | null;
  /** Of an e-mail that was sent: the address, in small letters. */
  sentTo: string | null;
  updatedAt: number;
}

/** Given by a party, decided by the platform; at least one of the two. */
export interface MessageReportRow {
  messageId: string;
  caseId: string;
  givenBy: string | null;
  reason: string | null;
  givenAt: number | null;
  hidden: number | null;
  decidedAt: number | null;
}

export interface CaseNoteRow {
  id: string;
  caseId: string;
  authorId: string;
  authorName: string;
  clientId: string;
  /** Empty once it was removed. */
  text: string;
  createdAt: number;
  editedAt: number | null;
  removedAt: number | null;
}

export interface CaseOpinionRow {
  id: string;
  caseId: string;
  askerId: string;
  askerName: string;
  askedId: string;
  askedName: string;
  clientId: string;
  question: string;
  askedAt: number;
  answer: string | null;
  /** JSON: Terms. */
  terms: string | null;
  answeredAt: number | null;
  withdrawnAt: number | null;
  /** When the asker has read the answer. */
  seenAt: number | null;
}

export interface ReasonTemplateRow {
  name: string;
  revision: number;
  /** JSON: ReasonTemplate. */
  content: string;
  authorId: string;
  authorName: string;
  createdAt: number;
}
