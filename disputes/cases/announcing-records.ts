import type { DisputeCase } from '../domain/case.ts';
import type { DisputeRecords } from './case-messages.ts';
import type { DisputeStore } from './ports.ts';

/** Tells of every case that changed, whoever changed it: a person, a clock, the ledger. Told after the commit, and only then. */
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
