import { dueAfter } from '../../../calendar/period.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { Appeal } from '../case.ts';
import { destinationFault } from '../item-place.ts';
import { hasAppealed, lostBy } from '../lost-by.ts';
import { termsFault } from '../offers.ts';
import { preparedOf } from '../prepared-reasons.ts';
import { promiseFault } from '../promises.ts';
import { refuse } from '../refusal.ts';
import { settle } from '../settling.ts';
import { actingParty, BOTH, type Look, moveTo, notify, type Step, setClock, update } from '../step.ts';
import { addEvidence, filesFault } from './evidence-and-messages.ts';
import { notAssigned } from './platform-review.ts';
import { type Gate, type TablePart, textFault, whyFault } from './rule-form.ts';

/** Objections to a decision, and what a second mediator makes of them. */
export const APPEALING: TablePart<'appeal' | 'uphold' | 'overturn'> = {
  appeal: {
    by: ['claimant', 'respondent'],
    from: ['ruled', 'appeal-review', 'info-requested'],
    offered: (profile) => profile.appeal !== undefined,
    gate: appealGate,
    check: (look, { explanation, evidence }) => {
      if (look.profile.appeal?.evidence === 'required' && evidence.length === 0) return refuse('evidence_missing');
      return textFault(explanation, refuse) ?? filesFault(look, evidence, actingParty(look));
    },
    act: (step, { explanation, evidence }) => {
      const by = actingParty(step);
      addEvidence(step, evidence, by);
      const { state, clocks, appeal: first } = step.row;
      const closesAt = appealsEnd(step.row) ?? clocks['appeal-window']?.dueAt ?? step.at;
      const appeal = { by, explanation, at: step.at, closesAt, result: 'pending' } as const;
      update(step, first === null ? { appeal } : { crossAppeal: appeal });
      if (state === 'ruled') {
        update(step, { assignedTo: null, flags: { ...step.row.flags, reviewOverdue: false } });
        moveTo(step, 'appeal-review');
      }
      startReview(step);
      notify(step, [...BOTH, 'mediators'], 'appealed', { by });
    },
  },
  uphold: {
    by: ['mediator'],
    from: ['appeal-review'],
    offered: (profile) => profile.appeal !== undefined,
    gate: (look) => notAssigned(look) ?? otherMayAppeal(look),
    check: (_, why) => whyFault(why, refuse),
    act: (step) => {
      const ruling = step.row.rulings.at(-1);
      if (ruling === undefined) throw new TypeError('an appeal is against a ruling');
      decideAppeal(step, 'upheld');
      settle(step, ruling.terms, 'appeal', ruling.fault, ruling.itemTo);
    },
  },
  overturn: {
    by: ['mediator'],
    from: ['appeal-review'],
    offered: (profile) => profile.appeal !== undefined,
    gate: (look) => notAssigned(look) ?? otherMayAppeal(look),
    check: ({ row, profile }, { terms, itemTo, promise, ...why }) =>
      whyFault(why, refuse) ??
      termsFault(row, terms, profile.outcomes) ??
      destinationFault(row, terms, itemTo) ??
      promiseFault(row, profile, terms, promise),
    act: (step, { terms, reasons, fault, itemTo = null, promise, ...said }) => {
      const { actor, at } = step;
      // The reviewer is a second person already, whatever the sum.
      const why = { ...preparedOf(said), ...(promise === undefined ? {} : { promise }) };
      const decision = { terms, reasons, fault, inferredAgainst: null, itemTo, ...why };
      const ruling = { ...decision, by: actor.id, confirmedBy: null, at };
      update(step, { rulings: [...step.row.rulings, ruling] });
      decideAppeal(step, 'overturned');
      settle(step, terms, 'appeal', fault, itemTo);
    },
  },
};

/** Whoever lost something has an appeal of its own, within the window; the second one joins the review of the first. */
function appealGate(look: Look): Gate {
  const { row, at } = look;
  const ruling = row.rulings.at(-1);
  const party = actingParty(look);
  const closesAt = appealsEnd(row) ?? row.clocks['appeal-window']?.dueAt ?? null;
  if (ruling === undefined || (closesAt === null && row.state !== 'ruled'))
    return refuse('action_not_in_state', { state: row.state });
  if (hasAppealed(row, party)) return refuse('appeal_exists');
  if (!lostBy(row, ruling, party)) return refuse('nothing_lost');
  return closesAt === null || at >= closesAt
    ? refuse('action_too_late', { closedAt: closesAt })
    : { open: true, closesAt };
}

/** Until when the other side may join the appeal that is under review. */
function appealsEnd({ appeal, crossAppeal }: Look['row']): Instant | undefined {
  return [appeal, crossAppeal].find((each) => each?.result === 'pending')?.closesAt;
}

/** The review waits for the other side, where that lost something, too: until its appeal has come or its time is over. */
function otherMayAppeal({ row, at }: Look): Gate | undefined {
  const closesAt = appealsEnd(row);
  if (closesAt === undefined || at >= closesAt || !mayJoin(row)) return undefined;
  return { open: false, opensAt: closesAt, because: 'other-may-appeal' };
}

/** Whether a side has lost something and has not appealed. */
function mayJoin(row: Look['row']): boolean {
  const ruling = row.rulings.at(-1);
  return ruling !== undefined && BOTH.some((party) => lostBy(row, ruling, party) && !hasAppealed(row, party));
}

/** Who learns of the decision only now has the whole time to join the appeal that is under review. */
export function prolongJoining(step: Step): void {
  const { appeal: window, ...profile } = step.profile;
  if (window === undefined) return;
  const closesAt = dueAfter(window.within, step.at, profile.calendar);
  const prolonged = (each: Appeal | null) => (each?.result === 'pending' ? { ...each, closesAt } : each);
  const { appeal, crossAppeal, flags } = step.row;
  update(step, {
    appeal: prolonged(appeal),
    crossAppeal: prolonged(crossAppeal),
    flags: { ...flags, reviewOverdue: false },
  });
  startReview(step);
}

/** What is promised can be kept: the review begins when nobody can join it any more. */
function startReview(step: Step): void {
  const { profile, at, row } = step;
  const begins = mayJoin(row) ? (appealsEnd(row) ?? at) : at;
  setClock(step, 'platform', at, dueAfter(profile.platform.reviewWithin, begins, profile.calendar));
}

function decideAppeal(step: Step, result: 'upheld' | 'overturned'): void {
  const { appeal, crossAppeal } = step.row;
  const decided = (each: Appeal | null) => (each?.result === 'pending' ? { ...each, result } : each);
  update(step, {
    appeal: decided(appeal),
    crossAppeal: decided(crossAppeal),
  });
  notify(step, BOTH, 'appeal-decided', { result });
}
