import { dueAfter, type Period } from '../../../../../calendar/period.ts';
import type { PartyRole } from '../../../../../disputes/domain/roles.ts';
import { profileNamed } from '../../fakes/cases.ts';
import type { Moment, Stage } from '../stage.ts';
import type { Property } from './property.ts';

/** A party's silence that the rules made something of, and since when it could have spoken. */
interface Silence {
  readonly moment: Moment;
  readonly party: PartyRole;
  readonly asked: number;
  readonly period: Period;
  readonly so: string;
}

const MINUTES = 60_000;
/** Letters are read some minutes after the time has begun that they announce. */
const AT_ONCE = 6 * MINUTES;

function silences({ moments, setup }: Stage): Silence[] {
  const profile = profileNamed(setup.profile);
  return moments.flatMap((moment): Silence[] => {
    const { event, before, row, nth } = moment;
    const opened = moments.find((each) => each.nth === nth)?.at ?? 0;
    const respondent = before.claimant === 'buyer' ? 'seller' : 'buyer';
    const request = before.requests.at(-1);
    const flagged = (['buyer', 'seller'] as const)
      .filter((party) => row.flags.adverse.includes(party) && !before.flags.adverse.includes(party))
      .map((party) => ({ moment, party, so: 'is marked as silent' }));
    if (event.type === 'info-due')
      return flagged.map((each) => ({ ...each, asked: request?.at ?? opened, period: profile.infoRequest.within }));
    const first = { asked: opened, period: profile.firstAnswer.within };
    if (event.type === 'respondent-due') {
      const told = row.reach?.[respondent]?.state === 'told';
      const unlocked = Object.values(row.unlocked).includes('first-answer-overdue') && before.unlocked !== row.unlocked;
      const counted = profile.firstAnswer.stoppedBy === 'answer' && (unlocked || (told && before.state !== row.state));
      return [
        ...flagged.map((each) => ({ ...each, ...first })),
        ...(counted
          ? [{ moment, party: respondent, so: 'counts as one who has not answered', ...first } as const]
          : []),
      ];
    }
    const warned = before.clocks['idle-close'];
    if (event.type === 'idle-close' && row.state === 'closed' && warned !== undefined && profile.idle !== undefined) {
      const lapse = { moment, party: before.claimant, so: 'loses the complaint', asked: warned.startedAt };
      return [{ ...lapse, period: profile.idle.closeAfter }];
    }
    return flagged.map((each) => ({ ...each, ...first }));
  });
}

export const JUDGED_WHEN_TOLD: Property = {
  says: 'nobody is marked, judged or overtaken for a silence before they were told and had their whole time',
  fault: ({ stage }) => {
    for (const { moment, party, asked, period, so } of silences(stage)) {
      const { at, event } = moment;
      const told = stage.contacts.find(
        (contact) => contact.party === party && contact.at >= asked,
      )?.at;
      if (told === undefined || told > at) return `the ${party} ${so} by ${event.type}, and was not told of it`;
      const from = told - asked > AT_ONCE ? told : asked;
      if (at < dueAfter(period, from, stage.profile.calendar))
        return `the ${party} ${so} by ${event.type} too soon: asked at ${asked}, told at ${told}, now ${at}`;
    }
    for (const { event, before } of stage.moments)
      if (
        event.type === 'rule' &&
        event.data.inferredAgainst !== undefined &&
        !before.flags.adverse.includes(event.data.inferredAgainst)
      )
        return `the silence of the ${event.data.inferredAgainst} is held against them though they were not silent`;
    return undefined;
  },
};

export const MARK_STAYS: Property = {
  says: 'nobody gets rid of the mark of their silence by an act of their own',
  fault: ({ stage }) => {
    for (const { actor, event, before, row } of stage.moments)
      if (
        event.type === 'cancel' &&
        before.flags.adverse.some((party) => party === actor.role) &&
        row.state === 'closed'
      )
        return `the ${actor.role} withdraws the complaint that their silence counts in`;
    return undefined;
  },
};
