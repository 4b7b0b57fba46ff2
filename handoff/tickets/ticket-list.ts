import type { Instant } from '../../protocol/instant.ts';
import type { TicketStatus } from '../../protocol/tickets.ts';
import type { Conversation } from '../conversation/conversation.ts';

export interface TicketQuery {
  /** Undefined: all that are not solved. */
  readonly status?: TicketStatus | undefined;
  /** An account's id; null: nobody's. */
  readonly assigneeId?: string | null | undefined;
  readonly tag?: string | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** Now: what is snoozed until later. */
  readonly at: Instant;
}

export interface TicketRows {
  readonly tickets: readonly Conversation[];
  readonly next: string | undefined;
}

/** The conversations that are tickets, by the time they are due; the solved ones from the newest. */
export interface TicketList {
  /** @throws CodedError `request_malformed` for an `after` that is none of ours, `storage_unavailable` */
  page(query: TicketQuery): Promise<TicketRows>;
  /** Those of the same person, but for this one, that are not solved, by the time they are due. */
  ofSamePerson(ticket: Conversation, limit: number): Promise<readonly Conversation[]>;
  /** Conversation → what the shopper wrote last, but for an address that they left; without those where that holds no words. */
  lastTexts(tickets: readonly Conversation[]): Promise<ReadonlyMap<string, string>>;
}
