import { DisputeRefusal, type RefusalCode } from '../../disputes/domain/refusal.ts';
import type { Turn } from '../services.ts';
import { moneyIn, tell, timeIn } from './words.ts';

type Answer = Exclude<Parameters<typeof tell<'refusals'>>[2], 'early' | 'earlyOpen'>;

/** What a shopper is told of a refusal; codes that mean the same to them share their words. */
const ANSWERS: Readonly<Partial<Record<RefusalCode, Answer>>> = {
  order_not_found: 'order',
  line_in_dispute: 'taken',
  line_ruled: 'ruled',
  line_settled: 'settled',
  opening_over: 'late',
  action_locked: 'locked',
  action_too_late: 'tooLate',
  offer_expired: 'tooLate',
  offer_unknown: 'changed',
  offer_outdated: 'changed',
  offer_already_accepted: 'changed',
  info_not_asked: 'changed',
  confirmation_missing: 'changed',
  dispute_closed: 'state',
  action_not_in_state: 'state',
  action_not_in_profile: 'state',
  ruling_exists: 'state',
  agreement_missing: 'state',
  goods_not_due: 'state',
  decision_awaited: 'awaited',
  nothing_lost: 'state',
  appeal_exists: 'changed',
  evidence_missing: 'evidence',
  evidence_not_ready: 'files',
  evidence_too_many: 'files',
  evidence_repeated: 'files',
  evidence_type_refused: 'files',
  evidence_too_large: 'files',
  evidence_quota_exceeded: 'files',
  text_missing: 'text',
  text_too_long: 'text',
  amount_invalid: 'amount',
  amount_exceeds_paid: 'amount',
  amount_exceeds_left: 'left',
  amount_not_a_part: 'part',
  solution_not_offered: 'solution',
  dispute_busy: 'busy',
  funds_frozen: 'frozen',
};

/** A refusal in the shopper's words; anything else than a refusal goes on as the fault it is. */
export function refusalText(turn: Turn, error: unknown, order: { currency: string; paid: number } | undefined): string {
  if (!(error instanceof DisputeRefusal)) throw error;
  const { code, data } = error;
  if (code === 'opening_not_yet')
    return typeof data.opensAt === 'number'
      ? tell(turn, 'refusals', 'early', timeIn(turn, data.opensAt, 'from'))
      : tell(turn, 'refusals', 'earlyOpen');
  const time = typeof data.endedAt === 'number' ? timeIn(turn, data.endedAt, 'ended').time : '';
  const paid = order === undefined ? '' : moneyIn(turn, order.currency, order.paid);
  const number = typeof data.number === 'string' ? data.number : '';
  const left = order === undefined || typeof data.left !== 'number' ? '' : moneyIn(turn, order.currency, data.left);
  return tell(turn, 'refusals', ANSWERS[code] ?? 'other', { time, paid, number, left });
}
