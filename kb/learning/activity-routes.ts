import { CodedError } from '../../protocol/error-codes.ts';
import type { SearchActivity } from '../../protocol/learning.ts';
import type { Route } from '../../transport/route.ts';
import { EDITORS } from '../editors.ts';
import type { Library } from '../publishing/library.ts';
import { dayOf } from './day-of.ts';
import { localeIn, MOST_SHOWN } from './learning-query.ts';
import type { ActivityStore } from './learning-store.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 180;
export const USUAL_DAYS = 30;

export interface ActivityRoutePorts {
  readonly activity: ActivityStore;
  readonly library: Library;
  readonly now: () => number;
}

/** What became of the questions, day by day and by article. */
export function activityRoutes({ activity, library, now }: ActivityRoutePorts): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/learning/activity',
      permission: EDITORS,
      async handle({ query }) {
        const named = query.get('days') ?? String(USUAL_DAYS);
        if (!/^[1-9]\d{0,2}$/.test(named) || Number(named) > MOST_DAYS)
          throw new CodedError('request_malformed', { fields: ['days'] });
        const { locale } = localeIn(query);
        const since = now() - (Number(named) - 1) * DAY_MS;
        const [days, ratings] = await Promise.all([
          activity.days(dayOf(since), locale),
          activity.ratings(Date.parse(dayOf(since)), locale),
        ]);
        const known = new Map(days.map((one) => [one.day, one]));
        const body: SearchActivity = {
          days: Array.from({ length: Number(named) }, (_, n) => {
            const day = dayOf(since + n * DAY_MS);
            return known.get(day) ?? { day, answer: 0, choose: 0, clarify: 0, decline: 0 };
          }),
          articles: ratings
            .slice(0, MOST_SHOWN)
            .map((one) => ({ ...one, title: library.find(one.slug, one.locale)?.title ?? one.slug })),
        };
        return { status: 200, body };
      },
    },
  ];
}
