import { isAgreed, postageDue } from './freight.ts';
import type { Postage, ReturnParcel } from './parcels.ts';
import { notify, type Step, startClock, stopClock, update } from './step.ts';

/**
 * Whoever bears the postage now has the time to contest it; of what is contested already, the platform its own to decide. The
 * money for it waits, and no other.
 */
export function openPostage(step: Step): void {
  const due = postageDue(step.row);
  if (due === undefined || due.postage.decided !== undefined || isAgreed(due)) {
    stopClock(step, 'postage');
    return;
  }
  if (due.postage.contested !== undefined) {
    startClock(step, 'postage', step.profile.platform.reviewWithin);
    if (step.row.flags.reviewOverdue) update(step, { flags: { ...step.row.flags, reviewOverdue: false } });
    return;
  }
  startClock(step, 'postage', step.profile.returns.postage.contestWithin);
  const until = step.row.clocks.postage?.dueAt ?? step.at;
  if (due.from === 'platform') notify(step, 'mediators', 'postage-at-platform', { until });
  else notify(step, due.from, 'postage-claimed', { until });
}

export function setPostage(step: Step, postage: Postage): void {
  setParcel(step, { postage });
}

export function setParcel(step: Step, change: Partial<ReturnParcel>): void {
  update(step, {
    returnParcel: { label: null, tracking: null, receivedAt: null, ...step.row.returnParcel, ...change },
  });
}
