import { dueAfter, type Period } from '../../../../../calendar/period.ts';
import type { EventType } from '../../../../../disputes/domain/events.ts';
import { lostBy } from '../../../../../disputes/domain/lost-by.ts';
import type { PartyRole } from '../../../../../disputes/domain/roles.ts';
import { profileNamed } from '../../fakes/cases.ts';
import type { Moment, ReturnedLetter, Stage } from '../stage.ts';
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
    /** The first question that they have not answered. */
    const askedOf = (party: PartyRole) =>
      before.requests.find(
        ({ to, answeredBy, ended }) => ended === null && to.includes(party) && !answeredBy.includes(party),
      );
    const flagged = (['buyer', 'seller'] as const)
      .filter((party) => row.flags.adverse.includes(party) && !before.flags.adverse.includes(party))
      .map((party) => ({ moment, party, so: 'is marked as silent' }));
    if (event.type === 'info-due')
      return flagged.map((each) => ({
        ...each,
        asked: askedOf(each.party)?.at ?? opened,
        period: profile.infoRequest.within,
      }));
    const first = { asked: opened, period: profile.firstAnswer.within };
    if (event.type === 'respondent-due') {
      const unlocked = Object.values(row.unlocked).includes('first-answer-overdue') && before.unlocked !== row.unlocked;
      const counted =
        unlocked || moment.effects.some((effect) => effect.kind === 'notice' && effect.data.because === 'no-answer');
      return [
        ...flagged.map((each) => ({ ...each, ...first })),
        ...(counted
          ? [{ moment, party: respondent, so: 'counts as one who has not answered', ...first } as const]
          : []),
      ];
    }
    if (event.type === 'idle-close' && row.state === 'closed' && profile.idle !== undefined) {
      const warned = moments.slice(0, moments.indexOf(moment)).findLast((each) => each.event.type === 'idle-warning');
      const lapse = { moment, party: before.claimant, so: 'loses the complaint', asked: warned?.at ?? opened };
      return [{ ...lapse, period: profile.idle.closeAfter }];
    }
    return flagged.map((each) => ({ ...each, ...first }));
  });
}

export const JOINED_WHEN_TOLD: Property = {
  says: 'no appeal is decided before whoever was told late of the decision has had the whole time to join it',
  fault: ({ stage }) => {
    const window = profileNamed(stage.setup.profile).appeal?.within;
    if (window === undefined) return undefined;
    for (const { event, before, at } of stage.moments) {
      const ruling = before.rulings.at(-1);
      if ((event.type !== 'uphold' && event.type !== 'overturn') || ruling === undefined) continue;
      for (const party of ['buyer', 'seller'] as const) {
        const appealed = before.appeal?.by === party || before.crossAppeal?.by === party;
        if (appealed || !lostBy(before, ruling, party)) continue;
        const told = contactAt(stage, party, ruling.at);
        if (told === undefined || told > at || told - ruling.at <= AT_ONCE) continue;
        // As far as anybody can know, a letter has told them in time.
        const counts = stage.returned.some(
          (each) => each.party === party && each.at >= ruling.at && countsAt(stage, each, at),
        );
        if (counts) continue;
        if (at < dueAfter(window, told, stage.profile.calendar))
          return `the ${party} was told of the ruling of ${ruling.at} at ${told}, and ${event.type} came at ${at}`;
      }
    }
    return undefined;
  },
};

/** When they were told as far as anybody can know: a letter that comes back later counts as long as it has not. */
function believedAt(stage: Stage, { moment: { at, nth }, party, asked }: Silence): number | undefined {
  const letter = stage.returned.find(
    (each) => each.party === party && each.nth === nth && each.at >= asked && countsAt(stage, each, at),
  );
  const known = [contactAt(stage, party, asked), letter?.at].filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Of several that come back in a case the first takes back what it told. */
function takesBack({ returned }: Stage, letter: ReturnedLetter): boolean {
  const { party, nth, backAt } = letter;
  return !returned.some((each) => each.party === party && each.nth === nth && each.backAt < backAt);
}

/** A letter that comes back later counts as long as it has not. */
export function countsAt(stage: Stage, letter: ReturnedLetter, at: number): boolean {
  return letter.backAt > at || !takesBack(stage, letter);
}

function contactAt({ contacts }: Stage, party: PartyRole, asked: number): number | undefined {
  return contacts.find((contact) => contact.party === party && contact.at >= asked)?.at;
}

function wrongWith({ profile }: Stage, silence: Silence, told: number | undefined): string | undefined {
  const { moment, party, asked, period, so } = silence;
  const { at, event } = moment;
  if (told === undefined || told > at) return `the ${party} ${so} by ${event.type}, and was not told of it`;
  if (at >= dueAfter(period, Math.max(asked, told - AT_ONCE), profile.calendar)) return undefined;
  return `the ${party} ${so} by ${event.type} too soon: asked at ${asked}, told at ${told}, now ${at}`;
}

export const RETURNED_PROVES_NOTHING: Property = {
  says: 'nobody stays marked for a silence that only a letter that came back had told them of',
  fault: ({ stage }) => {
    const all = silences(stage);
    for (const letter of stage.returned) {
      const { party, nth, backAt } = letter;
      // Time is given anew once.
      if (!takesBack(stage, letter)) continue;
      for (const { row, at, event, nth: where } of stage.moments) {
        // A report of another letter at the same moment may be the one that is dealt with first.
        if (where !== nth || at <= backAt || !row.flags.adverse.includes(party)) continue;
        const deserved = all.some(
          (silence) =>
            silence.party === party &&
            silence.moment.nth === nth &&
            silence.moment.at <= at &&
            wrongWith(stage, silence, contactAt(stage, party, silence.asked)) === undefined,
        );
        const believed = all.some(
          (silence) =>
            silence.party === party &&
            silence.moment.at <= at &&
            stage.returned.some(
              (each) => each.party === party && each.at >= silence.asked && countsAt(stage, each, at - 1),
            ),
        );
        if (!deserved && !believed)
          return `the ${party} is still marked at ${event.type}, after the report of ${backAt}`;
      }
    }
    return undefined;
  },
};

export const JUDGED_WHEN_TOLD: Property = {
  says: 'nobody is marked, judged or overtaken for a silence before they were told and had their whole time',
  fault: ({ stage }) => {
    for (const silence of silences(stage)) {
      const wrong = wrongWith(stage, silence, believedAt(stage, silence));
      if (wrong !== undefined) return wrong;
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

/** What counts as an answer: whatever a page offers to somebody who is asked. */
const TO_A_QUESTION: readonly EventType[] = ['message', 'add-evidence', 'reply-info'];
const TO_A_COMPLAINT: readonly EventType[] = [
  ...TO_A_QUESTION,
  'approve',
  'reject',
  'offer',
  'counter',
  'contest-offer',
  'accept-offer',
  'agreed',
  'failed',
];

export const ANSWERED_IS_NOT_SILENT: Property = {
  says: 'whoever answers within the time, in any form that the page offers, is not treated as silent',
  fault: ({ stage }) => {
    for (const { moment, party, asked, so } of silences(stage)) {
      if (moment.event.type === 'idle-close') continue;
      const answers = moment.event.type === 'info-due' ? TO_A_QUESTION : TO_A_COMPLAINT;
      const answer = stage.moments.find(
        ({ nth, at, actor, event }) =>
          nth === moment.nth && at >= asked && at < moment.at && actor.role === party && answers.includes(event.type),
      );
      if (answer !== undefined) return `the ${party} ${so} by ${moment.event.type} after their ${answer.event.type}`;
    }
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
