import type { Channel, NoticeTemplate, NoticeTo } from '../disputes/domain/effects.ts';
import type { Instant } from '../protocol/instant.ts';

/** The channels that leave the house; the inbox is the notice itself. */
export const LETTER_CHANNELS = ['email', 'sms'] as const satisfies readonly Channel[];
export type LetterChannel = (typeof LETTER_CHANNELS)[number];

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
  /** Used last on a page or in the chat; else what the marketplace says. */
  readonly locale: string | undefined;
}

/** What sending a letter needs to know of it, whatever it tells of. */
export interface DueLetter {
  readonly key: string;
  /** When what it tells of happened. */
  readonly at: Instant;
  readonly channel: LetterChannel;
  /** Failed ones so far. */
  readonly attempts: number;
  readonly to: Addressee;
  /** Until when this sender has it; from then on anybody may take it. */
  readonly claimedUntil: Instant;
}

/** A notice of a case that is to be sent as a letter. */
export interface Delivery extends StoredNotice, DueLetter {}

export type DeliveryOutcome =
  | { readonly state: 'sent' }
  /** To be tried again. */
  | { readonly state: 'pending'; readonly retryAt: Instant; readonly fault: string }
  /** There is no address yet: it goes out when one becomes known. */
  | { readonly state: 'waiting'; readonly fault: string }
  /** Given up; a person may send it again. */
  | { readonly state: 'dead'; readonly fault: string }
  /** There is no such channel here, or the case has gone on so that the letter would be untrue. */
  | { readonly state: 'skipped'; readonly fault: string };

/** An e-mail that a mail server could not deliver. */
export interface ReturnedLetter {
  readonly caseId: string;
  readonly receiver: NoticeTo;
  /** In small letters. */
  readonly address: string;
}

/** A letter that did not go out. */
export interface UnsentLetter extends Delivery {
  readonly fault: string;
  readonly at: Instant;
}

/** Letters that stored decisions ordered, as their senders see them. */
export interface LetterOutbox<D extends DueLetter> {
  /**
   * Takes letters of one channel that have been due for `moment` milliseconds, and with them what the same people are to be told
   * of the same matters since, until the given instant; a sender that dies leaves them due again from then on.
   */
  claim(channel: LetterChannel, at: Instant, until: Instant, limit: number, moment?: number): Promise<readonly D[]>;
  /** Keeps a claimed letter for longer; undefined where another sender has taken it meanwhile. */
  hold(delivery: D, until: Instant): Promise<D | undefined>;
  /** Gives a claimed letter back untried. */
  release(delivery: D, dueAt: Instant): Promise<void>;
  settle(delivery: D, outcome: DeliveryOutcome, at: Instant): Promise<void>;
  /** Whether no letter of this matter to its receiver was sent or is still to be tried. */
  hopeless(delivery: D): Promise<boolean>;
  /** An address of this receiver has become known: what has waited for it is due. */
  wake(receiverId: string, at: Instant): Promise<void>;
}

/** Letters to the parties of cases. */
export interface NoticeOutbox extends LetterOutbox<Delivery> {
  /**
   * The newest e-mail to this receiver in this case came back: it has failed, and none goes to this address until one is sent
   * again by hand, or another address becomes known.
   */
  returned(letter: ReturnedLetter, at: Instant): Promise<void>;
  /** Whether an e-mail of this case has gone to this address since then, and has not come back. */
  wentTo(letter: ReturnedLetter, since: Instant): Promise<boolean>;
  /** Those given up, or those that wait for an address, newest first. */
  unsent(state: 'dead' | 'waiting', limit: number): Promise<readonly UnsentLetter[]>;
}
