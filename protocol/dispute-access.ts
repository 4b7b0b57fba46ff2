import type { DisputeParty, StandingView } from './disputes.ts';

/** What a case wants somebody to read, in their inbox. */
export interface NoticeView {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly disputeNumber?: string;
  /** To a party: what the case is about. */
  readonly about?: string;
  /** To a party: the clock of the case's policy, by which its times are told. */
  readonly timeZone?: string;
  readonly read: boolean;
  /** To a party, with the newest notice of each case: what is due there now. Gone once the case has gone on from it. */
  readonly deadline?: StandingView['deadline'];
  /** With it: something is asked of this party. */
  readonly asked?: boolean;
}

/** A token of an order's buyer that is good for this order alone. */
export interface OrderSession {
  readonly token: string;
  readonly visitorId: string;
  readonly expiresAt: string;
  readonly role: 'buyer';
  readonly name: string;
  readonly orderId: string;
}

/** A token of a party that is good for the order of one case alone. */
export interface DisputeSession {
  readonly token: string;
  readonly visitorId: string;
  readonly expiresAt: string;
  readonly role: DisputeParty;
  readonly name: string;
  readonly disputeNumber: string;
}
