import { joinsLate, learns, toldLate } from '../reach.ts';
import { refuse } from '../refusal.ts';
import { otherParty, type PartyRole } from '../roles.ts';
import { notify, type Step, startClock, update } from '../step.ts';
import { prolongJoining } from './appealing.ts';
import { LIVE, type TablePart } from './rule-form.ts';

/** Whether a party knows of the case, and of what it is asked. */
export const TOLD_AND_UNREACHED: TablePart<'told' | 'unreached'> = {
  told: {
    by: ['clock'],
    from: LIVE,
    check: ({ row }, { party }) => (learns(row, party) ? undefined : refuse('reach_unchanged', { party })),
    act: (step, { party }) => {
      const unreachable = step.row.reach?.[party]?.state === 'unreachable';
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

/**
 * From now on time counts for this party: clocks that ran against them for what they were not told of begin anew, and so does
 * their time to join an appeal. Gives whether there was any.
 */
export function markTold(step: Step, party: PartyRole): boolean {
  const { at, row } = step;
  if (!learns(row, party)) return false;
  const late = toldLate(row, step.profile, party, at);
  update(step, { reach: { ...row.reach, [party]: { state: 'told', at } } });
  for (const { name, period } of late) startClock(step, name, period);
  const joins = joinsLate(row, party, at);
  if (joins) prolongJoining(step);
  return joins || late.length > 0;
}
