import type { StoredAttachment } from '../../files/attachments.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { DisputeOffice } from './dispute-office.ts';
import { handInAll } from './waiting-evidence.ts';

/** What becomes of evidence that was handed in before its scan had ended. */
export interface AfterScan {
  /** A scan has ended, of evidence or of any other file. */
  readonly onScanned: (file: StoredAttachment, state: 'ready' | 'refused') => Promise<void>;
  /** Hands in what is clean by now: also what a crash left between a scan and the case that waits for it. */
  readonly handInClean: () => Promise<void>;
}

/** @param tell reads a case to its pages again */
export function afterScan(office: DisputeOffice, tell: (row: DisputeCase) => void): AfterScan {
  const { waiting, records, onFault } = office.ports;
  return {
    async onScanned({ id }, state) {
      const file = await waiting.find(id);
      if (file === undefined) return;
      if (state === 'ready') return office.handIn(file);
      // Nothing of the case changes, but what the uploader and the mediator see of it.
      const row = await records.find(file.caseId);
      if (row !== undefined) tell(row);
    },
    handInClean: () =>
      handInAll(waiting, office.handIn, (error, { fileId, caseId }) =>
        onFault(error, `evidence ${fileId} of ${caseId}`),
      ),
  };
}
