import { parseMoney } from '../money.ts';
import { termsFault } from '../offers.ts';
import type { Profile } from '../profile-schema.ts';
import { type Refused, refuse } from '../refusal.ts';
import { otherParty } from '../roles.ts';
import { issueRuling, settle } from '../settling.ts';
import { actingParty, BOTH, type Look, moveTo, notify, type Step, update } from '../step.ts';
import { addEvidence, filesFault } from './recording.ts';
import { notAssigned, rulingPending } from './reviewing.ts';
import { type Rules, textFault } from './rule-form.ts';

/** Decisions on the merits and objections to them. */
export const RULING: Rules<'rule' | 'confirm-ruling' | 'decline-ruling' | 'appeal' | 'uphold' | 'overturn'> = {
  rule: {
    by: ['mediator'],
    from: ['platform-review'],
    gate: (look) => notAssigned(look) ?? rulingPending(look),
    check: ({ row, profile }, { terms, reasons, inferredAgainst }) => {
      if (inferredAgainst !== undefined && !row.flags.adverse.includes(inferredAgainst)) {
        return refuse('inference_not_permitted', { against: inferredAgainst });
      }
      return textFault(reasons, refuse) ?? termsFault(row, terms, profile.outcomes);
    },
    act: (step, { terms, reasons, fault, inferredAgainst = null }) => {
      const { actor, at, profile, row } = step;
      const ruling = { terms, reasons, fault, inferredAgainst, by: actor.id, confirmedBy: null, at };
      if (!needsSecondPerson(profile, row.order.currency, row.order.paid)) {
        issueRuling(step, ruling);
        return;
      }
      update(step, { pendingRuling: ruling });
      notify(step, 'mediators', 'second-person-wanted');
    },
  },
  'confirm-ruling': {
    by: ['mediator'],
    from: ['platform-review'],
    gate: secondPersonFault,
    act: (step) => {
      const { pendingRuling } = step.row;
      if (pendingRuling !== null) issueRuling(step, { ...pendingRuling, confirmedBy: step.actor.id, at: step.at });
    },
  },
  'decline-ruling': {
    by: ['mediator'],
    from: ['platform-review'],
    gate: secondPersonFault,
    check: (_, { why }) => textFault(why, refuse),
    act: (step) => {
      update(step, { pendingRuling: null });
      notify(step, 'mediators', 'ruling-declined');
    },
  },
  appeal: {
    by: ['claimant', 'respondent'],
    from: ['ruled'],
    offered: (profile) => profile.appeal !== undefined,
    // A used appeal needs no check: after one, a ruling is carried out at once and never waits in this state.
    gate: ({ row, at }) => {
      const closesAt = row.clocks['appeal-window']?.dueAt ?? null;
      return closesAt === null || at >= closesAt
        ? refuse('action_too_late', { closedAt: closesAt })
        : { open: true, closesAt };
    },
    check: (look, { explanation, evidence }) => {
      if (look.profile.appeal?.evidence === 'required' && evidence.length === 0) return refuse('evidence_missing');
      return textFault(explanation, refuse) ?? filesFault(look, evidence, actingParty(look));
    },
    act: (step, { explanation, evidence }) => {
      const by = actingParty(step);
      addEvidence(step, evidence, by);
      update(step, { appeal: { by, explanation, at: step.at, result: 'pending' }, assignedTo: null });
      moveTo(step, 'appeal-review');
      notify(step, [otherParty(by), 'mediators'], 'appealed', { by });
    },
  },
  uphold: {
    by: ['mediator'],
    from: ['appeal-review'],
    offered: (profile) => profile.appeal !== undefined,
    gate: notAssigned,
    check: (_, { reasons }) => textFault(reasons, refuse),
    act: (step) => {
      const ruling = step.row.rulings.at(-1);
      if (ruling === undefined) throw new TypeError('an appeal is against a ruling');
      decideAppeal(step, 'upheld');
      settle(step, ruling.terms, 'appeal', ruling.fault);
    },
  },
  overturn: {
    by: ['mediator'],
    from: ['appeal-review'],
    offered: (profile) => profile.appeal !== undefined,
    gate: notAssigned,
    check: ({ row, profile }, { terms, reasons }) =>
      textFault(reasons, refuse) ?? termsFault(row, terms, profile.outcomes),
    act: (step, { terms, reasons, fault }) => {
      const { actor, at } = step;
      // The reviewer is a second person already, whatever the sum.
      const ruling = { terms, reasons, fault, inferredAgainst: null, by: actor.id, confirmedBy: null, at };
      update(step, { rulings: [...step.row.rulings, ruling] });
      decideAppeal(step, 'overturned');
      settle(step, terms, 'appeal', fault);
    },
  },
};

/** Whether a sum in dispute (minor units) is too large for one person. A currency without a limit always is. */
export function needsSecondPerson(profile: Profile, currency: string, paid: number): boolean {
  const limits = profile.ruling.secondPersonAbove;
  if (limits === undefined) return false;
  const limit = limits[currency];
  const parsed = limit === undefined ? undefined : parseMoney(limit, currency);
  return parsed === undefined || paid > parsed.minor;
}

function secondPersonFault({ row, actor }: Look): Refused | undefined {
  if (row.pendingRuling === null) return refuse('ruling_not_pending');
  return row.pendingRuling.by === actor.id ? refuse('second_person_needed') : undefined;
}

function decideAppeal(step: Step, result: 'upheld' | 'overturned'): void {
  if (step.row.appeal !== null) update(step, { appeal: { ...step.row.appeal, result } });
  notify(step, BOTH, 'appeal-decided', { result });
}
