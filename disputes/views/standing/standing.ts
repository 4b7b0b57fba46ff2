import type { DeadlineView } from '../../../protocol/dispute-list.ts';
import type { StandingView } from '../../../protocol/disputes.ts';
import type { State } from '../../domain/case.ts';
import { otherParty } from '../../domain/roles.ts';
import { isFrozen } from '../../domain/step.ts';
import { iso, termsView } from '../view-parts.ts';
import { atPlatform, decided } from './at-platform.ts';
import { betweenParties } from './between-parties.ts';
import { ended, remedying, returning } from './carrying-out.ts';
import { consequence } from './consequence.ts';
import type { PartyLook, Said } from './party-look.ts';
import {
  NEXT_DATES,
  type NextStep,
  OPEN_ENDED,
  SENTENCES,
  type Sentence,
  type SentenceDeadline,
  type StandingWarning,
} from './sentences.ts';

const STAGES: Readonly<Record<State, (look: PartyLook) => Said>> = {
  draft: betweenParties,
  friendly: betweenParties,
  'respondent-review': betweenParties,
  negotiation: betweenParties,
  'platform-queue': atPlatform,
  'platform-review': atPlatform,
  'info-requested': atPlatform,
  ruled: decided,
  'appeal-review': decided,
  'return-label': returning,
  'return-shipped': returning,
  'return-received': returning,
  remedy: remedying,
  closed: ended,
};

/**
 * Where a case stands for one of its parties: who must do what until when, else what. The sentence decides which deadline
 * stands beside it, and what follows from that deadline is told to this reader.
 */
export function standingOf(look: PartyLook): StandingView {
  const { row } = look;
  const said = STAGES[row.state](look);
  const { says, terms, minor } = said;
  const sentence: Sentence = SENTENCES[says];
  const deadline = deadlineOf(look, said, sentence.deadline);
  // What the deadline would open is told once.
  const next = TOLD_BY_DEADLINE.includes(deadline?.afterwards ?? '') ? undefined : said.next;
  const warning = warningFor(look);
  const { currency } = row.order;
  return {
    says,
    turn: sentence.turn,
    ...(sentence.act === undefined ? {} : { act: sentence.act }),
    ...(terms === undefined ? {} : { terms: termsView(terms, row) }),
    ...(minor === undefined ? {} : { sum: { currency, amount: minor } }),
    ...(next === undefined ? {} : { next, ...nextUntil(look, next) }),
    ...(warning === undefined ? {} : { warning }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

/** What follows from these says already what the reader can do now. */
const TOLD_BY_DEADLINE: readonly string[] = ['unlocked-already', 'formal-already'];

/** A step that has a date of its own, beside that of the sentence. */
function nextUntil({ row, profile }: PartyLook, next: NextStep): Pick<StandingView, 'nextUntil'> {
  const dates = { 'courier-checking': row.clocks.courier?.dueAt, 'other-may-join': row.appeal?.closesAt };
  const due = next === 'courier-checking' || next === 'other-may-join' ? dates[next] : undefined;
  return due === undefined ? {} : { nextUntil: { at: iso(due), timeZone: profile.calendar.timeZone } };
}

function deadlineOf(look: PartyLook, said: Said, named: SentenceDeadline | undefined): StandingView['deadline'] {
  if (named === undefined) return undefined;
  const instead = OPEN_ENDED.includes(named.clock) ? NEXT_DATES : [];
  const due = [named, ...instead].find(({ clock }) => spanOf(look, said, clock) !== undefined);
  const span = due === undefined ? undefined : spanOf(look, said, due.clock);
  if (due === undefined || span === undefined) return undefined;
  const afterwards = consequence(look, due.clock, span.dueAt, said.next);
  const view: DeadlineView = {
    clock: due.clock,
    startedAt: iso(span.startedAt),
    dueAt: iso(span.dueAt),
    timeZone: look.profile.calendar.timeZone,
    afterwards,
  };
  return { ...view, label: due.label };
}

/** From when until when, by what the sentence is about. */
function spanOf({ row }: PartyLook, { offer }: Said, clock: SentenceDeadline['clock']) {
  if (clock === 'joining')
    return row.appeal === null ? undefined : { startedAt: row.appeal.at, dueAt: row.appeal.closesAt };
  if (clock !== 'offer') return row.clocks[clock];
  return offer === undefined || offer.expiresAt === null ? undefined : { startedAt: offer.at, dueAt: offer.expiresAt };
}

function warningFor({ row, party }: PartyLook): StandingWarning | undefined {
  if (row.state === 'closed') return undefined;
  if (row.flags.adverse.includes(party)) return 'adverse-you';
  if (isFrozen(row)) return 'frozen';
  return row.flags.adverse.includes(otherParty(party)) ? 'adverse-other' : undefined;
}
