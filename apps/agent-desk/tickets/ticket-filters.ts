import { TICKET_STATUSES, type TicketStatus } from '../../../protocol/tickets.ts';

/** Which tickets the list shows. */
export interface TicketFilters {
  /** `live`: all that are not solved. */
  readonly status: TicketStatus | 'live';
  readonly whose: 'anyone' | 'mine' | 'nobody';
  /** Empty: with any tags. */
  readonly tag: string;
}

export const SHOWN_STATUSES: readonly TicketFilters['status'][] = ['live', ...TICKET_STATUSES];
export const WHOSE: readonly TicketFilters['whose'][] = ['anyone', 'mine', 'nobody'];

const PAGE = 50;

/** Address of one page of the list. */
export function ticketsPath({ status, whose, tag }: TicketFilters, myId: string, after: string | undefined): string {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (status !== 'live') query.set('status', status);
  if (whose !== 'anyone') query.set('assignee', whose === 'mine' ? myId : 'nobody');
  if (tag !== '') query.set('tag', tag);
  if (after !== undefined) query.set('after', after);
  return `/v1/tickets?${query}`;
}
