import type { ToldBy } from '../events.ts';
import { isTold, joinsLate, learns, toldBy, toldLate, untoldBy } from '../reach.ts';
import { refuse } from '../refusal.ts';
import { otherParty, type PartyRole } from '../roles.ts';
import { notify, type Step, startClock, update } from '../step.ts';
import { prolongJoining } from './appealing.ts';
import { takeBackPostage } from './contesting-postage.ts';
import { LIVE, type TablePart } from './rule-form.ts';

/** Whether a party knows of the case, and of what it is asked. */
export const TOLD_AND_UNREACHED: TablePart<'told' | 'unreached'> = {
  told: {
    by: ['clock'],
    from: LIVE,
    check: ({ row }, { party, by }) => (learns(row, party, by) ? undefined : refuse('reach_unchanged', { party })),
    act: (step, { party, by }) => {
      const unreachable = step.row.reach?.[party]?.state === 'unreachable';
      const late = markTold(step, party, by);
      if (late || unreachable) notify(step, otherParty(party), 'reached', { party });
    },
  },
  unreached: {
    by: ['clock'],
    from: LIVE,
    check: ({ row, at }, { party, returned }) => {
      const isNews = returned === true ? untoldBy(row, party, at) !== undefined : row.reach?.[party] === undefined;
      return isNews ? undefined : refuse('reach_unchanged', { party });
    },
    act: (step, { party, returned }) => {
      const { row, at } = step;
      if (returned === true) {
        takeBack(step, party);
        return;
      }
      // A case from before this was kept: the other party is known to it.
      const known = row.reach ?? { [otherParty(party)]: { state: 'told', at: row.openedAt ?? at } };
      update(step, { reach: { ...known, [party]: { state: 'unreachable', at } } });
      notify(step, [otherParty(party), 'mediators'], 'unreached', { party });
    },
  },
};

/**
 * An e-mail has come back: its receiver knows what they know otherwise, and no silence since counts. Who has come to know it
 * later is told now, and has the whole time from now on; once in a case, as they could have written the report themselves.
 */
function takeBack(step: Step, party: PartyRole): void {
  const { row, at } = step;
  const [before, untold] = [row.reach?.[party], untoldBy(row, party, at)];
  if (untold === undefined) return;
  update(step, { reach: { ...row.reach, [party]: untold } });
  const isFirst = before?.returned === undefined;
  if (isFirst) takeBackMark(step, party);
  if (isFirst) takeBackPostage(step, party);
  if (untold.state === 'told') return;
  if (before?.sure !== undefined) notify(step, [otherParty(party), 'mediators'], 'unreached', { party });
  else if (markTold(step, party, 'page')) notify(step, otherParty(party), 'reached', { party });
}

function takeBackMark(step: Step, party: PartyRole): void {
  const { unproven = [], ...flags } = step.row.flags;
  const askedAt = flags.unprovenAsked?.[party];
  if (!unproven.includes(party) || (askedAt !== undefined && isTold(step.row, party, askedAt))) return;
  const others = unproven.filter((each) => each !== party);
  const adverse = flags.adverse.filter((each) => each !== party);
  update(step, { flags: { ...flags, adverse, ...(others.length === 0 ? {} : { unproven: others }) } });
}

/**
 * From now on time counts for this party: clocks that ran against them for what they were not told of begin anew, and so does
 * their time to join an appeal. Gives whether there was any.
 */
export function markTold(step: Step, party: PartyRole, by: ToldBy): boolean {
  const { at, row } = step;
  if (!learns(row, party, by)) return false;
  const late = toldLate(row, step.profile, party, at);
  update(step, { reach: { ...row.reach, [party]: toldBy(row, party, by, at) } });
  for (const { name, period } of late) startClock(step, name, period);
  const joins = joinsLate(row, party, at);
  if (joins) prolongJoining(step);
  return joins || late.length > 0;
}
