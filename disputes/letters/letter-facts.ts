import { dueAfter } from '../../calendar/period.ts';
import type { Delivery } from '../../notices/ports.ts';
import type { LetterFacts } from '../../notices/send-letters.ts';
import type { Instant } from '../../protocol/instant.ts';
import { profileOf } from '../cases/act-on-dispute.ts';
import type { ClockName, DisputeCase } from '../domain/case.ts';
import type { NoticeTemplate } from '../domain/effects.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import { cameLate, clocksAgainst, isTold } from '../domain/reach.ts';
import type { PartyRole } from '../domain/roles.ts';

/** Letters that ask for something until a deadline: under which name they tell it, and the clock that it is. */
const ASKS: Readonly<
  Partial<Record<NoticeTemplate, { readonly as: 'until' | 'answerBy'; readonly clock: ClockName }>>
> = {
  'answer-wanted': { as: 'answerBy', clock: 'first-answer' },
  'agreed-confirm': { as: 'until', clock: 'agreement' },
  'info-wanted': { as: 'until', clock: 'info' },
  'appeal-open': { as: 'until', clock: 'appeal-window' },
  'idle-warning': { as: 'until', clock: 'idle-close' },
};

/**
 * What a letter to a party says today. One that asks for something names the deadline as it is now; where nothing is asked
 * any more it is not sent.
 * @param link of this party to the case's page
 */
export function letterFacts(
  row: DisputeCase,
  profiles: ProfileBook,
  delivery: Pick<Delivery, 'receiver' | 'template' | 'data'>,
  link: string,
  at: Instant,
): LetterFacts | undefined {
  const ask = ASKS[delivery.template];
  const about = { item: row.order.title, order: row.order.orderId };
  if (ask === undefined) return { link, about, data: delivery.data };
  const clock = row.clocks[ask.clock];
  if (clock === undefined) return undefined;
  const party = delivery.receiver as PartyRole;
  const profile = profileOf(profiles, row);
  const against = clocksAgainst(row, profile, party).find(({ name }) => name === ask.clock);
  // Who reads it only now has the whole time from now on.
  const fresh = against !== undefined && !isTold(row, party) && cameLate(against.startedAt, at);
  const dueAt = fresh ? dueAfter(against.period, at, profile.calendar) : clock.dueAt;
  return { link, about, data: { ...delivery.data, [ask.as]: dueAt } };
}
