/** The states of a case, in the order in which one comes after the other. A closed case has its outcome beside it. */
export const DISPUTE_STATES = [
  'draft',
  'friendly',
  'respondent-review',
  'negotiation',
  'platform-queue',
  'platform-review',
  'info-requested',
  'ruled',
  'appeal-review',
  'return-label',
  'return-shipped',
  'return-received',
  'remedy',
  'closed',
] as const;

export type DisputeState = (typeof DISPUTE_STATES)[number];

/** Of a case that was opened and has not ended. */
export const LIVE_STATES = DISPUTE_STATES.filter((state) => state !== 'draft' && state !== 'closed');
