/** What has become of a ticket, as its shopper reads it. `waiting`: for an answer of the team; `answered`: the shopper's turn. */
export type TicketNewsState = 'waiting' | 'answered' | 'closed';

/** A ticket in its shopper's inbox. `GET /v1/inbox/tickets` → 200 {@link TicketInbox}. Times in ISO 8601. */
export interface TicketNews {
  readonly conversationId: string;
  /** The one to open instead, where the ticket was merged. */
  readonly openIn?: string;
  readonly number: string;
  readonly state: TicketNewsState;
  /** What the shopper asked. */
  readonly about?: string;
  /** While it waits: when the answer comes at the latest. */
  readonly promisedAt?: string;
  /** The number of the ticket that it goes on in, where it was merged. */
  readonly goesOnIn?: string;
  /** The newest words of the team. */
  readonly answer?: { readonly by: string; readonly text: string };
  /** Answers that the shopper has not read in the chat. */
  readonly unread: number;
  /** Of the newest answer, or of the last change. */
  readonly at: string;
}

export interface TicketInbox {
  /** Newest first. */
  readonly tickets: readonly TicketNews[];
  /** The conversation that the chat shows by itself; without it, it would begin anew. */
  readonly newest?: string;
  /** Of the desk that promises, an IANA name: promises are told by its clock everywhere. */
  readonly timeZone: string;
}
