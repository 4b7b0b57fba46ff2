import type { ListQuery } from '../case/list-query.ts';

/** What a mediator looks at, from the most urgent kind of work to everything; no states mean every state. */
export const VIEWS = {
  platform: ['platform-queue', 'platform-review', 'info-requested', 'appeal-review'],
  mine: [],
  second: [],
  opinions: [],
  reported: [],
  postage: [],
  parties: ['friendly', 'respondent-review', 'negotiation'],
  carrying: ['ruled', 'return-label', 'return-shipped', 'return-received', 'remedy'],
  closed: ['closed'],
  all: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type QueueView = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as readonly QueueView[];

/** A policy of the installation. */
export interface ProfileName {
  readonly id: string;
  readonly name: string;
}

/** Hours from now by which the nearest deadline of a case comes; `''`: any, or none. */
export const DUES = { over: 0, day: 24, week: 168 } as const;
export type Due = keyof typeof DUES;
export const DUE_NAMES = Object.keys(DUES) as readonly Due[];

export interface Filters {
  readonly view: QueueView;
  /** One state within the view; empty: all of it. */
  readonly state: string;
  readonly profile: string;
  readonly due: Due | '';
  readonly order: 'deadline' | 'newest';
}

export const FIRST_FILTERS: Filters = { view: 'platform', state: '', profile: '', due: '', order: 'deadline' };

/** Views of what waits for something else than a state. */
const WAITS: Readonly<Partial<Record<QueueView, NonNullable<ListQuery['waits']>>>> = {
  second: 'second',
  opinions: 'opinion',
  reported: 'report',
  postage: 'postage',
};

/** @param now milliseconds since 1970 */
export function queryOf({ view, state, profile, due, order }: Filters, now: number): ListQuery {
  return {
    states: state === '' ? VIEWS[view] : [state],
    profile,
    order,
    mine: view === 'mine',
    ...(WAITS[view] === undefined ? {} : { waits: WAITS[view] }),
    ...(due === '' ? {} : { dueBefore: new Date(now + DUES[due] * 3_600_000).toISOString() }),
  };
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
