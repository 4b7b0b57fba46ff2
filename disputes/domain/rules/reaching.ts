import { cameLate, clocksAgainst, isTold } from '../reach.ts';
import { refuse } from '../refusal.ts';
import { otherParty, type PartyRole } from '../roles.ts';
import { notify, type Step, startClock, update } from '../step.ts';
import { LIVE, type TablePart } from './rule-form.ts';

/** Whether a party knows of the case. */
export const REACHING: TablePart<'told' | 'unreached'> = {
  told: {
    by: ['clock'],
    from: LIVE,
    check: ({ row }, { party }) => (isTold(row, party) ? refuse('reach_unchanged', { party }) : undefined),
    act: (step, { party }) => {
      const unreachable = step.row.reach?.[party] !== undefined;
      const late = markTold(step, party);
      if (late || unreachable) notify(step, otherParty(party), 'reached', { party });
    },
  },
  unreached: {
    by: ['clock'],
    from: LIVE,
    check: ({ row }, { party }) =>
      row.reach?.[party] === undefined ? undefined : refuse('reach_unchanged', { party }),
    act: (step, { party }) => {
      const { row, at } = step;
      // A case from before this was kept: the other party is known to it.
      const known = row.reach ?? { [otherParty(party)]: { state: 'told', at: row.openedAt ?? at } };
      update(step, { reach: { ...known, [party]: { state: 'unreachable', at } } });
      notify(step, [otherParty(party), 'mediators'], 'unreached', { party });
    },
  },
};

/** From now on time counts for this party: clocks that ran against them begin anew. Gives whether there were any. */
export function markTold(step: Step, party: PartyRole): boolean {
  const { at } = step;
  if (isTold(step.row, party)) return false;
  update(step, { reach: { ...step.row.reach, [party]: { state: 'told', at } } });
  const late = clocksAgainst(step.row, step.profile, party).filter(({ startedAt }) => cameLate(startedAt, at));
  for (const { name, period } of late) startClock(step, name, period);
  return late.length > 0;
}
