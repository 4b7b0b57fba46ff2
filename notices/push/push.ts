import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { PushMessage } from '../../protocol/push.ts';
import type { StoredNotice } from '../ports.ts';

/** A browser that asked to be told (RFC 8030, 8291). Keys in base64url. */
export interface PushSubscription {
  /** At the browser's push service; unique. */
  readonly endpoint: string;
  readonly visitorId: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly locale: Locale;
  readonly createdAt: Instant;
  /** What happened until then, this browser was told of. */
  readonly toldUntil: Instant;
  /** Of a guest: told until then at the longest, and only while a person has their chat or ticket, or is waited for. */
  readonly guestUntil: Instant | undefined;
}

/** What somebody has not seen yet. */
export interface UnseenNews {
  /** Who of the team has answered. */
  readonly answeredBy: readonly string[];
  readonly notices: readonly StoredNotice[];
}

/** From when on, exclusive, to when, inclusive. */
export interface Span {
  readonly after: Instant;
  readonly until: Instant;
}

export interface PushStore {
  /** The same endpoint again takes the place of the one that is there; of one visitor, the oldest beyond `most` go. */
  keep(subscription: PushSubscription, most: number): Promise<void>;
  remove(endpoint: string, visitorId?: string): Promise<void>;
  of(visitorIds: readonly string[]): Promise<PushSubscription[]>;
  /** Takes the telling of what happened until then; false where another process has it. */
  claim(subscription: PushSubscription, until: Instant): Promise<boolean>;
  /** Gives it back: it could not be told. */
  giveBack(subscription: PushSubscription): Promise<void>;
  news(visitorId: string, span: Span): Promise<UnseenNews>;
  /** Those with a browser that may have to be told of something in this span; whether it has, their news say. */
  untold(span: Span): Promise<readonly string[]>;
  /** Forgets browsers of guests whose time is over, or with nothing under way any more that ended after `endedAfter`. */
  lapse(at: Instant, endedAfter: Instant): Promise<void>;
}

/**
 * `gone`: the browser is not to be told any more. `later`: the push service did not take it for now. `away`: it did not
 * answer.
 */
export type PushOutcome = 'sent' | 'gone' | 'later' | 'away';

export interface PushSender {
  readonly publicKey: string;
  send(to: Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'>, message: PushMessage): Promise<PushOutcome>;
}
