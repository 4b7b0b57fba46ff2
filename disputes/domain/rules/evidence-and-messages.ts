import { type EvidenceFile, type EvidenceItem, evidenceFault } from '../evidence-rules.ts';
import { answerRequests } from '../info-requests.ts';
import { type Refused, refuse } from '../refusal.ts';
import { isParty, otherParty, type PartyRole } from '../roles.ts';
import { actingParty, BOTH, type Look, notify, type Step, startClock, update } from '../step.ts';
import { LIVE, type TablePart } from './rule-form.ts';

/** What goes on the record in any stage, without a change of state. */
export const EVIDENCE_AND_MESSAGES: TablePart<'add-evidence' | 'message'> = {
  'add-evidence': {
    by: ['claimant', 'respondent'],
    from: LIVE.filter((state) => state !== 'ruled'),
    // While only money moves there is nothing left to prove; goods on their way may still turn out wrong.
    gate: ({ row }) =>
      row.state !== 'remedy' || row.remedy?.goods === 'due' || row.remedy?.goods === 'sent'
        ? undefined
        : refuse('action_not_in_state', { state: row.state }),
    check: (look, { evidence }) =>
      evidence.length === 0 ? refuse('evidence_missing') : filesFault(look, evidence, actingParty(look)),
    act: (step, { evidence }) => {
      addEvidence(step, evidence, actingParty(step));
      notify(step, [otherParty(actingParty(step)), 'mediators'], 'evidence-added', { files: evidence.length });
      answerRequests(step, actingParty(step));
    },
  },
  message: {
    by: ['claimant', 'respondent', 'mediator'],
    from: LIVE,
    check: (_, { messageId }) => (messageId === '' ? refuse('text_missing') : undefined),
    act: (step, { messageId }) => {
      const { role } = step.actor;
      if (isParty(role)) {
        notify(step, otherParty(role), 'party-message', { messageId });
        answerRequests(step, role);
      } else notify(step, BOTH, 'support-message', { messageId });
    },
  },
};

/** What is wrong with new files on a party's side, as a refusal. */
export function filesFault({ row }: Look, files: readonly EvidenceFile[], by: PartyRole): Refused | undefined {
  const fault = evidenceFault(row.evidence, files, by);
  return fault && refuse(fault.code, fault.fileId === undefined ? {} : { fileId: fault.fileId });
}

/** Puts files of a party's side on the record as one new version of the list. */
export function addEvidence(
  step: Step,
  files: readonly EvidenceFile[],
  by: PartyRole,
  from?: EvidenceItem['from'],
): void {
  if (files.length === 0) return;
  const added = files.map(({ fileId, kind, contentType, bytes, sha256, caption }) => ({
    fileId,
    kind,
    contentType,
    bytes,
    sha256,
    ...(caption === undefined ? {} : { caption }),
    by,
    ...(from === undefined ? {} : { from }),
    at: step.at,
  }));
  update(step, { evidence: [...step.row.evidence, ...added], evidenceVersion: step.row.evidenceVersion + 1 });
}

/** Starts the courier's inquiry beside the case. */
export function askCourier(step: Step): void {
  const { courierCheck } = step.profile;
  if (courierCheck === undefined) return;
  update(step, { courier: { status: 'pending', result: null } });
  startClock(step, 'courier', courierCheck.within);
  notify(step, ['courier', ...BOTH], 'courier-asked', { until: step.row.clocks.courier?.dueAt ?? step.at });
}
