import type { Clock } from '../case.ts';
import { POSTAGE_STATES } from '../clock-table.ts';
import { hasMoved, isPostageAtPlatform, openPostageOf, postageAsked, postageDue } from '../freight.ts';
import { isMinor } from '../money.ts';
import type { Postage } from '../parcels.ts';
import { openPostage, setPostage } from '../postage.ts';
import { isProven, isTold } from '../reach.ts';
import { refuse } from '../refusal.ts';
import type { PartyRole } from '../roles.ts';
import { disburse } from '../settling.ts';
import { actingParty, BOTH, notify, type Step, startClock, stopClock, update } from '../step.ts';
import { type Gate, type TablePart, textFault } from './rule-form.ts';

/** What the side that bears the postage can say to its sum, and what the platform makes of it. */
export const CONTESTING_POSTAGE: TablePart<'contest-postage' | 'decide-postage'> = {
  'contest-postage': {
    by: ['buyer', 'seller'],
    from: POSTAGE_STATES,
    gate: ({ row, actor }): Gate =>
      postageAsked(row) === actor.role
        ? { open: true, closesAt: row.clocks.postage?.dueAt ?? null }
        : refuse('postage_not_open'),
    check: (_, { why }) => textFault(why, refuse),
    act: (step, { why }) => contest(step, { by: actingParty(step), why, at: step.at }),
  },
  'decide-postage': {
    by: ['mediator'],
    from: POSTAGE_STATES,
    // What the platform bears it looks at unasked.
    gate: ({ row }) => (isPostageAtPlatform(row) ? undefined : refuse('postage_not_open')),
    check: ({ row }, { postage, why }) => {
      const most = openPostageOf(row)?.postage.minor ?? 0;
      if (!isMinor(postage)) return refuse('amount_invalid');
      if (postage > most) return refuse('postage_too_high', { most, currency: row.order.currency });
      return textFault(why, refuse);
    },
    act: (step, { postage: minor, why }) => {
      const open = openPostageOf(step.row);
      if (open === undefined) throw new TypeError('only a claim that is open is decided');
      setPostage(step, { ...open.postage, decided: { minor, why, by: step.actor.id, at: step.at } });
      stopClock(step, 'postage');
      update(step, { flags: { ...step.row.flags, reviewOverdue: false } });
      notify(step, BOTH, 'postage-decided');
      payPostage(step);
    },
  },
};

/** The time to contest is over, or the platform's own to decide: that one reminds, and decides nothing. */
export function postageTimeOver(step: Step, { startedAt }: Clock): void {
  const due = postageDue(step.row);
  if (due === undefined) return;
  if (due.postage.contested !== undefined) {
    update(step, { flags: { ...step.row.flags, reviewOverdue: true } });
    startClock(step, 'postage', step.profile.platform.reviewWithin);
    notify(step, 'mediators', 'review-overdue');
  } else if (due.from !== 'platform' && !isTold(step.row, due.from, startedAt)) {
    // Who could not be asked has agreed to nothing.
    contest(step, { by: 'clock', at: step.at });
  } else {
    const { from, postage } = due;
    const unproven = from !== 'platform' && !isProven(step.row, from, startedAt);
    setPostage(step, {
      ...postage,
      passed: { from, at: step.at, ...(unproven ? { unproven, askedAt: startedAt } : {}) },
    });
    payPostage(step);
  }
}

/** The e-mail came back that asked whoever bears it: they have let nothing pass, as long as its money has not moved. */
export function takeBackPostage(step: Step, party: PartyRole): void {
  const postage = step.row.returnParcel?.postage;
  if (postage?.passed?.unproven !== true || postage.passed.from !== party || hasMoved(step.row)) return;
  const { askedAt } = postage.passed;
  if (askedAt !== undefined && isTold(step.row, party, askedAt)) return;
  const { passed: _, ...open } = postage;
  setPostage(step, open);
  // Elsewhere the matter itself comes first; who bears it then has their time.
  if (POSTAGE_STATES.includes(step.row.state) && postageDue(step.row)?.from === party)
    contest(step, { by: 'clock', at: step.at });
}

function contest(step: Step, contested: NonNullable<Postage['contested']>): void {
  const due = postageDue(step.row);
  if (due === undefined) throw new TypeError('only a claim is contested');
  setPostage(step, { ...due.postage, contested });
  openPostage(step);
  notify(step, [...BOTH, 'mediators'], 'postage-contested', { by: contested.by });
}

/** What has been waited for is paid, where all the rest has been; else with that. */
function payPostage(step: Step): void {
  const { state, remedy } = step.row;
  if (state !== 'remedy' || remedy === null || remedy.withheld) return;
  if (remedy.goods !== 'due' && remedy.goods !== 'sent') disburse(step);
}
