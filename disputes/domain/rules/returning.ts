import type { ReturnParcel } from '../case.ts';
import { refuse } from '../refusal.ts';
import { beginRemedy, enterPlatform } from '../settling.ts';
import { BOTH, type Look, moveTo, notify, type Step, startClock, update } from '../step.ts';
import { addEvidence, filesFault } from './recording.ts';
import { type Gate, OPEN, type TablePart, textFault } from './rule-form.ts';

/** The item's way back: label, parcel, arrival, inspection. */
export const RETURNING: TablePart<
  'return-label' | 'return-shipped' | 'return-received' | 'return-inspected' | 'return-mismatch'
> = {
  'return-label': {
    by: ['seller', 'mediator', 'courier'],
    from: ['return-label'],
    check: (_, { label }) => textFault(label, refuse),
    act: (step, { label }) => {
      setParcel(step, { label });
      startClock(step, 'return', step.profile.returns.shipWithin);
      notify(step, 'buyer', 'return-instructions', { until: step.row.clocks.return?.dueAt ?? step.at });
    },
  },
  'return-shipped': {
    by: ['buyer'],
    from: ['return-label'],
    check: (_, { tracking }) => textFault(tracking, refuse),
    act: (step, { tracking }) => {
      setParcel(step, { tracking });
      update(step, { item: 'to-seller' });
      moveTo(step, 'return-shipped');
      startClock(step, 'return', step.profile.returns.arriveWithin);
      notify(step, 'seller', 'return-shipped');
    },
  },
  'return-received': {
    by: ['seller', 'warehouse', 'courier'],
    from: ['return-shipped'],
    act: (step) => {
      setParcel(step, { receivedAt: step.at });
      update(step, { item: step.profile.returns.inspector });
      moveTo(step, 'return-received');
      startClock(step, 'return', step.profile.returns.inspectWithin);
      notify(
        step,
        [...BOTH, ...(step.profile.returns.inspector === 'warehouse' ? (['warehouse'] as const) : [])],
        'return-received',
      );
    },
  },
  'return-inspected': {
    by: ['seller', 'warehouse'],
    from: ['return-received'],
    gate: inspectorOnly,
    act: beginRemedy,
  },
  'return-mismatch': {
    by: ['seller', 'warehouse'],
    from: ['return-received'],
    gate: inspectorOnly,
    check: (look, { why, evidence }) =>
      evidence.length === 0
        ? refuse('evidence_missing')
        : (filesFault(look, evidence, 'seller') ?? textFault(why, refuse)),
    act: (step, { evidence }) => {
      // A finding of the warehouse is filed on the seller's side: the buyer is the one to answer it.
      addEvidence(step, evidence, 'seller');
      update(step, { flags: { ...step.row.flags, remedyTrouble: 'return-mismatch' } });
      enterPlatform(step, 'return-mismatch');
      notify(step, BOTH, 'return-trouble', { because: 'return-mismatch' });
    },
  },
};

function inspectorOnly({ actor, profile }: Look): Gate {
  return actor.role === profile.returns.inspector ? OPEN : refuse('inspector_not_permitted');
}

function setParcel(step: Step, change: Partial<ReturnParcel>): void {
  update(step, {
    returnParcel: { label: null, tracking: null, receivedAt: null, ...step.row.returnParcel, ...change },
  });
}
