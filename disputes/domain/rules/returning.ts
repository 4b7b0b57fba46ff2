import type { EvidenceFile, EvidenceItem } from '../evidence-rules.ts';
import type { Condition } from '../parcels.ts';
import { hasInstructions } from '../parcels.ts';
import { setParcel } from '../postage.ts';
import { refuse } from '../refusal.ts';
import { STAFF } from '../roles.ts';
import { beginRemedy, enterPlatform } from '../settling.ts';
import { BOTH, type Look, moveTo, notify, type Step, startClock, update } from '../step.ts';
import { claimFault, claimPostage } from './claiming-postage.ts';
import { addEvidence, filesFault } from './evidence-and-messages.ts';
import { type Gate, OPEN, type TablePart, textFault } from './rule-form.ts';

/** The item's way back: label, parcel, arrival, inspection. */
export const RETURNING: TablePart<
  'return-label' | 'return-shipped' | 'return-received' | 'return-inspected' | 'return-mismatch'
> = {
  'return-label': {
    by: ['seller', 'mediator', 'courier'],
    from: ['return-label'],
    check: (look, { label = '', address = '', instructions = '', postage, evidence = [] }) => {
      const said = `${label}${address}${instructions}`;
      if (`${label}${address}`.trim() === '' && labelFiles(evidence, postage).length === 0)
        return refuse('text_missing');
      if (said.trim() !== '' && textFault(said, refuse) !== undefined) return refuse('text_too_long');
      return claimFault(look, postage, evidence) ?? filesFault(look, evidence, 'seller');
    },
    act: (step, { label, address, instructions, postage, evidence = [] }) => {
      const first = !hasInstructions(step.row);
      const [file] = labelFiles(evidence, postage);
      addEvidence(step, evidence, 'seller', handedInBy(step));
      setParcel(step, {
        ...(label === undefined ? {} : { label }),
        ...(file === undefined ? {} : { labelFile: file.fileId }),
        ...(address === undefined ? {} : { address }),
        ...(instructions === undefined ? {} : { instructions }),
      });
      if (postage !== undefined) claimPostage(step, postage, evidence.at(-1)?.fileId);
      // A correction gives nobody more time.
      if (first) startClock(step, 'return', step.profile.returns.shipWithin);
      notify(step, 'buyer', 'return-instructions', { until: step.row.clocks.return?.dueAt ?? step.at });
    },
  },
  'return-shipped': {
    by: ['buyer'],
    from: ['return-label', 'return-shipped'],
    gate: ({ row }) => (hasInstructions(row) || row.state === 'return-shipped' ? OPEN : refuse('instructions_missing')),
    check: (look, { tracking, courier, postage, evidence = [] }) =>
      textFault(tracking, refuse) ??
      (courier === undefined ? undefined : textFault(courier, refuse)) ??
      claimFault(look, postage, evidence) ??
      filesFault(look, evidence, 'buyer'),
    act: (step, { tracking, courier, postage, evidence = [] }) => {
      addEvidence(step, evidence, 'buyer');
      setParcel(step, {
        tracking,
        ...(courier === undefined ? {} : { courier }),
      });
      if (postage !== undefined) claimPostage(step, postage, evidence.at(-1)?.fileId);
      notify(step, 'seller', 'return-shipped');
      if (step.row.state === 'return-shipped') return;
      update(step, { item: 'to-seller' });
      moveTo(step, 'return-shipped');
      startClock(step, 'return', step.profile.returns.arriveWithin);
    },
  },
  'return-received': {
    by: ['seller', 'warehouse', 'courier'],
    from: ['return-shipped'],
    // What comes back to a warehouse the seller does not see arrive.
    gate: (look) => (look.actor.role === 'seller' ? inspectorOnly(look) : OPEN),
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
    check: (_, { reasons }) => (reasons === undefined ? undefined : textFault(reasons, refuse)),
    act: (step, { condition, reasons }) => {
      setFinding(step, condition, reasons);
      beginRemedy(step);
    },
  },
  'return-mismatch': {
    by: ['seller', 'warehouse'],
    from: ['return-received'],
    gate: inspectorOnly,
    check: (look, { why, evidence }) =>
      evidence.length === 0
        ? refuse('evidence_missing')
        : (filesFault(look, evidence, 'seller') ?? textFault(why, refuse)),
    act: (step, { why, condition, evidence }) => {
      // A finding of the warehouse is filed on the seller's side: the buyer is the one to answer it.
      addEvidence(step, evidence, 'seller', handedInBy(step));
      setFinding(step, condition, why);
      update(step, { flags: { ...step.row.flags, remedyTrouble: 'return-mismatch' } });
      enterPlatform(step, 'return-mismatch');
      notify(step, BOTH, 'return-trouble', { because: 'return-mismatch' });
    },
  },
};

function inspectorOnly({ actor, profile }: Look): Gate {
  return actor.role === profile.returns.inspector ? OPEN : refuse('inspector_not_permitted');
}

/** The files that show the label: where postage is wanted back, the last one is its receipt. */
function labelFiles(evidence: readonly EvidenceFile[], postage: number | undefined): readonly EvidenceFile[] {
  return postage === undefined ? evidence : evidence.slice(0, -1);
}

function handedInBy({ actor: { role } }: Step): EvidenceItem['from'] {
  if (role === 'warehouse' || role === 'courier') return role;
  return STAFF.includes(role) ? 'platform' : undefined;
}

function setFinding(step: Step, condition: Condition | undefined, reasons: string | undefined): void {
  const by = step.profile.returns.inspector;
  setParcel(step, {
    finding: { by, ...(condition === undefined ? {} : { condition }), ...(reasons === undefined ? {} : { reasons }) },
  });
}
