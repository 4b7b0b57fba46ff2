import type { Priority } from './conversation.ts';
import type { Locale } from './locale.ts';

/**
 * `open`: we owe an answer. `waiting`: the shopper was answered. `snoozed`: put aside until a time, or until the shopper writes.
 * `solved`: it has ended; where the shopper writes again, it opens again.
 */
export const TICKET_STATUSES = ['open', 'waiting', 'snoozed', 'solved'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** A member of staff as tickets name them. */
export interface TicketAgent {
  readonly id: string;
  readonly name: string;
}

/** A ticket that another one leads to. */
export interface TicketLink {
  readonly conversationId: string;
  readonly number: string;
}

/** A ticket as agents see it. Times are ISO 8601. */
export interface TicketView {
  readonly conversationId: string;
  /** Such as `T-0A1B2C3D4E`. */
  readonly number: string;
  readonly status: TicketStatus;
  readonly shopper: { readonly name: string; readonly verified: boolean; readonly email?: string };
  readonly locale: Locale;
  readonly priority: Priority;
  /** Until when the answer is promised. */
  readonly dueAt: string;
  /** Since when there is this ticket, or since it was last opened again. */
  readonly since: string;
  /** While `snoozed`. */
  readonly snoozedUntil?: string;
  readonly assignee?: TicketAgent;
  /** Who answers it just now; until they put it back, nobody else can. */
  readonly holder?: TicketAgent;
  readonly tags: readonly string[];
  /** Where it goes on, once it was merged. */
  readonly mergedInto?: TicketLink;
  /** The ticket that it was split off. */
  readonly splitFrom?: TicketLink;
  /** The shopper's newest message. Acts that could pass over a newer one name the one that was seen. */
  readonly shopperSeq: number;
}

/** A line of the list of tickets. */
export interface ListedTicket extends TicketView {
  /** The beginning of what the shopper wrote last. */
  readonly text?: string;
}

/**
 * `GET /v1/tickets?status=&assignee=&tag=&after=&limit=` → 200. Without `status` all that are not solved; `assignee` is an
 * account's id, or `nobody`. By the time they are due; the solved ones from the newest.
 */
export interface TicketPage {
  readonly tickets: readonly ListedTicket[];
  /** `after` of the page that follows, where there is one. */
  readonly next?: string;
  /** By the server's clock, which due times are held against. */
  readonly serverTime: string;
}

/** A ticket of the same person, which another one may be merged into. */
export interface TicketOfSamePerson extends ListedTicket {
  /** What the shopper asked. */
  readonly about?: string;
}

/** `GET /v1/tickets/<conversation>/same-person` → 200: those that are not solved, by the time they are due. */
export interface TicketsOfSamePerson {
  readonly tickets: readonly TicketOfSamePerson[];
  readonly serverTime: string;
}

/** What an agent does with tickets from the list, one or several. */
export type TicketAct =
  /** Until then, ISO 8601. */
  | { readonly do: 'snooze'; readonly until: string }
  | { readonly do: 'wake' }
  | { readonly do: 'tag' | 'untag'; readonly tag: string }
  | { readonly do: 'assign'; readonly to: 'me' | 'nobody' }
  | { readonly do: 'solve' }
  | { readonly do: 'reopen' }
  /** Into another ticket of the same person, by its conversation; what was merged, `reopen` takes apart again. */
  | { readonly do: 'merge'; readonly into: string }
  /**
   * Of one ticket only: these messages begin one of their own, which is about `about`. Asked for twice under one `clientId` it is split once.
   * `merge` into where it came from takes it back.
   */
  | { readonly do: 'split'; readonly clientId: string; readonly messages: readonly number[]; readonly about: string };

/** A ticket that an act is meant for, as it was seen. */
export interface SeenTicket {
  readonly conversationId: string;
  /** {@link TicketView.shopperSeq} when it was shown. */
  readonly shopperSeq: number;
}

/** What became of an act on one ticket of several. */
export type TicketOutcome =
  | {
      readonly conversationId: string;
      readonly ok: true;
      readonly ticket: TicketView;
      /** The one that was split off. */
      readonly split?: TicketLink;
    }
  | { readonly conversationId: string; readonly ok: false; readonly code: string };

/** Who has said that they look at a ticket is taken for looking at it this long. */
export const READING_SECONDS = 30;
/** The most tickets that one act is for. */
export const MOST_AT_ONCE = 50;
/** Messages that a split takes along. */
export const MOST_SPLIT_OFF = 100;
export const LONGEST_ABOUT = 120;
export const MOST_TAGS = 10;
export const LONGEST_TAG = 30;
