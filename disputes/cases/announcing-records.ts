import type { DisputeCase } from '../domain/case.ts';
import type { DisputeRecords } from './case-messages.ts';
import type { DisputeStore } from './ports.ts';

/** Records that tell of every change of a case after its commit, be it by a person, a clock or the ledger. */
export function announcingRecords(records: DisputeRecords, tell: (row: DisputeCase) => void): DisputeRecords {
  const announcing = (store: DisputeStore): DisputeStore => ({
    ...store,
    async open(opening, submissionKey) {
      const stored = await store.open(opening, submissionKey);
      if (stored.result === 'opened') tell(opening.case);
      return stored;
    },
    async record(decided) {
      const result = await store.record(decided);
      if (result === 'recorded') tell(decided.case);
      return result;
    },
  });
  return {
    ...records,
    ...announcing(records),
    withMessage: (message) => announcing(records.withMessage(message)),
  };
}
