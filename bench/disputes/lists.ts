import type { CaseQuery } from '../../disputes/cases/ports.ts';
import { STATES } from '../../disputes/domain/case.ts';
import { DAY, START } from '../../test/unit/disputes/fakes/cases.ts';
import { LARGEST_SHOP, MEDIATOR } from './cases.ts';

const AT_PLATFORM = ['platform-queue', 'platform-review', 'info-requested', 'appeal-review'] as const;
const LIVE = STATES.filter((state) => state !== 'closed' && state !== 'draft');
const SHOP = { role: 'seller', id: LARGEST_SHOP } as const;

/** What people look at, each walked page after page: the mediators' desk, a shop's own cases, a buyer's. */
export const LISTS: readonly (readonly [name: string, query: Omit<CaseQuery, 'limit' | 'after'>])[] = [
  ['mediators’ queue, by deadline', { states: AT_PLATFORM, order: 'deadline' }],
  ['the same, due within a day', { states: AT_PLATFORM, order: 'deadline', dueBefore: START + DAY }],
  ['a mediator’s own, by deadline', { assignedTo: MEDIATOR.id, order: 'deadline' }],
  ['everything live, by deadline', { states: LIVE, order: 'deadline' }],
  ['everything, newest first', { order: 'newest' }],
  ['overdue, newest first', { order: 'newest', dueBefore: START }],
  ['closed, newest first', { states: ['closed'], order: 'newest' }],
  ['one profile (2.5 %), newest first', { profileId: 'tokopedia', order: 'newest' }],
  ['one profile, live, by deadline', { profileId: 'auracart', states: LIVE, order: 'deadline' }],
  ['a profile without live cases, live', { profileId: 'p2p', states: LIVE, order: 'deadline' }],
  ['the largest shop’s, newest first', { party: SHOP, order: 'newest' }],
  ['the largest shop’s, live, by deadline', { party: SHOP, states: LIVE, order: 'deadline' }],
  ['the largest shop’s, in review, newest', { party: SHOP, states: ['platform-review'], order: 'newest' }],
  ['a buyer’s, newest first', { party: { role: 'buyer', id: 'buyer-17' }, order: 'newest' }],
];
