import { LIVE_STATES } from '../../protocol/dispute-states.ts';

export const SHOWN = ['open', 'closed', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export interface ListQuery {
  readonly states: readonly string[];
  readonly profile: string;
  readonly order: 'deadline' | 'newest';
  /** Those that the reader has taken, for staff. */
  readonly mine?: boolean;
  /** For staff: those whose decision waits for a second person, that the reader's or a colleague's opinion is about, with a reported message, or with postage to decide. */
  readonly waits?: 'second' | 'opinion' | 'report' | 'postage';
  /** ISO 8601: cases whose nearest deadline comes before it. */
  readonly dueBefore?: string;
  readonly after?: string;
}

const PAGE = 25;

/** Address of one page of a list of cases. No states mean all. */
export function listPath({ states, profile, order, mine, waits, dueBefore, after }: ListQuery): string {
  const query = new URLSearchParams();
  if (states.length > 0) query.set('state', states.join(','));
  if (profile !== '') query.set('profile', profile);
  if (waits !== undefined) query.set('waits', waits);
  if (mine === true) query.set('assigned', 'me');
  if (dueBefore !== undefined) query.set('dueBefore', dueBefore);
  query.set('order', order);
  if (after !== undefined) query.set('after', after);
  query.set('limit', String(PAGE));
  return `/v1/disputes?${query}`;
}

/** The query behind the three filters of a party's list. */
export function queryFor(shown: Shown): ListQuery {
  const states = shown === 'open' ? LIVE_STATES : shown === 'closed' ? ['closed'] : [];
  return { states, profile: '', order: shown === 'open' ? 'deadline' : 'newest' };
}
