/** Why an event changes nothing. Codes are stable: clients and translations depend on them. */
export const REFUSAL_CODES = [
  // who, where, when
  'actor_not_permitted',
  'dispute_not_found',
  'dispute_closed',
  'action_not_in_profile',
  'action_not_in_state',
  'action_locked',
  'action_too_late',
  'profile_mismatch',
  // opening
  'order_not_found',
  'opener_not_permitted',
  'reason_unknown',
  'reason_not_permitted',
  'opening_not_yet',
  'opening_over',
  'declaration_missing',
  'quantity_invalid',
  'evidence_missing',
  'evidence_not_ready',
  'lines_not_together',
  'line_in_dispute',
  'line_ruled',
  'line_settled',
  // words and sums
  'text_missing',
  'text_too_long',
  'solution_not_offered',
  'items_invalid',
  'amount_invalid',
  'amount_exceeds_paid',
  'amount_exceeds_left',
  'amount_not_a_part',
  // offers
  'offer_unknown',
  'offer_outdated',
  'offer_expired',
  'offer_own',
  'offer_already_accepted',
  'offers_too_many',
  'agreement_missing',
  'confirmation_missing',
  // the platform
  'mediator_tied',
  'mediator_not_assigned',
  'case_already_claimed',
  'info_request_invalid',
  'info_not_asked',
  'ruling_exists',
  'ruling_pending',
  'ruling_not_pending',
  'second_person_needed',
  'inference_not_permitted',
  'promise_unanswered',
  'nothing_lost',
  'appeal_exists',
  'courier_check_pending',
  'courier_check_missing',
  // carrying out
  'instructions_missing',
  'receipt_missing',
  'postage_too_high',
  'postage_claimed',
  'postage_not_open',
  'inspector_not_permitted',
  'goods_not_due',
  'item_destination_invalid',
  'funds_frozen',
  'decision_awaited',
  'intent_unknown',
  'intent_confirmed',
  'failure_known',
  'chargeback_open',
  'chargeback_missing',
  'chargeback_over',
  'hold_unchanged',
  // clocks
  'clock_not_running',
  'clock_moved',
  'clock_early',
  'downtime_counted',
  'reach_unchanged',
  // files
  'evidence_too_many',
  'evidence_repeated',
  'evidence_type_refused',
  'evidence_too_large',
  'evidence_quota_exceeded',
  // beyond the table: too many writers at once, a profile version that an operator removed
  'dispute_busy',
  'profile_missing',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type RefusalData = Readonly<Record<string, string | number | readonly string[] | null>>;

/** The answer no: nothing has changed. */
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly data: RefusalData;
}

export function refuse(code: RefusalCode, data: RefusalData = {}): Refused {
  return { ok: false, code, data };
}

/** A refusal on its way through a use case to the door that asked. */
export class DisputeRefusal extends Error {
  readonly code: RefusalCode;
  readonly data: RefusalData;

  constructor(code: RefusalCode, data: RefusalData = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'DisputeRefusal';
    this.code = code;
    this.data = data;
  }
}
