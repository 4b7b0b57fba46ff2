import type { Channel, NoticeTemplate, NoticeTo } from '../disputes/effects.ts';
import type { Instant } from '../handoff/working-calendar.ts';

/** A channel that leaves the house; the inbox is the notice itself. */
export type LetterChannel = Exclude<Channel, 'inbox'>;

/** A notice as the decision that gave it left it: codes and ids, put into words when it is read. */
export interface StoredNotice {
  readonly key: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly receiver: NoticeTo;
  /** The party's account, or the name of the desk. */
  readonly accountId: string;
  readonly template: NoticeTemplate;
  readonly data: Readonly<Record<string, string | number>>;
  readonly at: Instant;
  readonly readAt: Instant | undefined;
}

export interface InboxPage {
  readonly notices: readonly StoredNotice[];
  /** Of the whole inbox. */
  readonly unread: number;
}

/** What people find when they come back. */
export interface NoticeInbox {
  /** Newest first; `after` is the key of the last one seen. */
  inbox(accountId: string, page: { readonly after?: string; readonly limit: number }): Promise<InboxPage>;
  /** Marks notices of this account; those of others stay as they are. */
  read(accountId: string, keys: readonly string[], at: Instant): Promise<void>;
}

/** Where letters go; what is not known is undefined. */
export interface Addressee {
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly locale: string | undefined;
}

/** One letter that is to be sent. */
export interface Delivery extends StoredNotice {
  readonly channel: LetterChannel;
  /** Failed ones so far. */
  readonly attempts: number;
  readonly to: Addressee;
}

export type DeliveryOutcome =
  | { readonly state: 'sent' }
  /** To be tried again. */
  | { readonly state: 'pending'; readonly retryAt: Instant; readonly fault: string }
  /** Given up; a person may send it again. */
  | { readonly state: 'dead'; readonly fault: string }
  /** There is no address, or no such channel here. */
  | { readonly state: 'skipped'; readonly fault: string };

export interface DeadLetter extends Delivery {
  readonly fault: string;
  readonly at: Instant;
}

/** Letters that stored decisions ordered. */
export interface NoticeOutbox {
  /** Takes due letters for one sender until the given instant; a sender that dies leaves them due again from then on. */
  claim(at: Instant, until: Instant, limit: number): Promise<readonly Delivery[]>;
  settle(delivery: Delivery, outcome: DeliveryOutcome, at: Instant): Promise<void>;
  /** Those given up, newest first. */
  dead(limit: number): Promise<readonly DeadLetter[]>;
  /** Puts one that was given up back; false where there is none. */
  resend(key: string, channel: LetterChannel, at: Instant): Promise<boolean>;
}
