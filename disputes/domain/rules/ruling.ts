import { stakeOf } from '../funds.ts';
import { destinationFault } from '../item-place.ts';
import { parseMoney } from '../money.ts';
import { termsFault } from '../offers.ts';
import { preparedOf } from '../prepared-reasons.ts';
import type { Profile } from '../profile/profile-schema.ts';
import { promiseFault } from '../promises.ts';
import { type Refused, refuse } from '../refusal.ts';
import { issueRuling } from '../settling.ts';
import { type Look, notify, update } from '../step.ts';
import { notAssigned, rulingPending } from './platform-review.ts';
import { type TablePart, textFault, whyFault } from './rule-form.ts';

/** Decisions on the merits. */
export const RULING: TablePart<'rule' | 'confirm-ruling' | 'decline-ruling' | 'withdraw-ruling'> = {
  rule: {
    by: ['mediator'],
    from: ['platform-review'],
    gate: (look) => notAssigned(look) ?? rulingPending(look),
    check: ({ row, profile }, { terms, inferredAgainst, itemTo, promise, ...why }) => {
      if (inferredAgainst !== undefined && !row.flags.adverse.includes(inferredAgainst)) {
        return refuse('inference_not_permitted', { against: inferredAgainst });
      }
      return (
        whyFault(why, refuse) ??
        termsFault(row, terms, profile.outcomes) ??
        destinationFault(row, terms, itemTo) ??
        promiseFault(row, profile, terms, promise)
      );
    },
    act: (step, { terms, reasons, fault, inferredAgainst = null, itemTo = null, promise, ...said }) => {
      const { actor, at, profile, row } = step;
      const why = { ...preparedOf(said), ...(promise === undefined ? {} : { promise }) };
      const ruling = { terms, reasons, fault, inferredAgainst, itemTo, ...why, by: actor.id, confirmedBy: null, at };
      if (!needsSecondPerson(profile, row.order.currency, stakeOf(row.funds))) {
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
  'withdraw-ruling': {
    by: ['mediator'],
    from: ['platform-review'],
    gate: ({ row, actor }) => {
      if (row.pendingRuling === null) return refuse('ruling_not_pending');
      return row.pendingRuling.by === actor.id ? undefined : refuse('mediator_not_assigned');
    },
    act: (step) => update(step, { pendingRuling: null }),
  },
};

/** Whether a sum in dispute (minor units) is too large for one person. A currency without a limit always is. */
function needsSecondPerson(profile: Profile, currency: string, paid: number): boolean {
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
