import type { ListQuery } from '../../shared/case/list-query.ts';

/** What a mediator looks at, from the most urgent kind of work to everything; no states mean every state. */
export const VIEWS = {
  platform: ['platform-queue', 'platform-review', 'info-requested', 'appeal-review'],
  mine: [],
  parties: ['friendly', 'respondent-review', 'negotiation'],
  carrying: ['ruled', 'return-label', 'return-shipped', 'return-received', 'remedy'],
  closed: ['closed'],
  all: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type QueueView = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as readonly QueueView[];

export const PROFILES = ['auracart', 'p2p', 'taobao', 'tokopedia', 'alibaba'] as const;

export interface Filters {
  readonly view: QueueView;
  /** One state within the view; empty: all of it. */
  readonly state: string;
  readonly profile: string;
  readonly order: 'deadline' | 'newest';
}

export const FIRST_FILTERS: Filters = { view: 'platform', state: '', profile: '', order: 'deadline' };

export function queryOf({ view, state, profile, order }: Filters): ListQuery {
  return { states: state === '' ? VIEWS[view] : [state], profile, order, mine: view === 'mine' };
}

/** Changes the view; a state that the new one does not hold is let go. */
export function withView(filters: Filters, view: QueueView): Filters {
  const states: readonly string[] = VIEWS[view];
  return {
    ...filters,
    view,
    state: states.length === 0 || states.includes(filters.state) ? filters.state : '',
    order: view === 'closed' ? 'newest' : 'deadline',
  };
}
