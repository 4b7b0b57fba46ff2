import type { DisputeCase } from '../domain/case.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Decided, decide } from '../domain/state-machine.ts';
import { type Act, type DisputeDeps, profileOf, TRIES } from './act-on-dispute.ts';

type Report = Act<'chargeback-open' | 'chargeback-closed'>;

/**
 * What the bank reports is about a payment, thus about the order line: it goes to the case that knows it by its reference,
 * else to the newest on the line, which has what is left of the money. Also after the end of a case. Throws DisputeRefusal.
 */
export async function reportChargeback(deps: DisputeDeps, act: Report): Promise<Decided> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const named = await deps.store.find(act.caseId);
    if (named === undefined) throw new DisputeRefusal('dispute_not_found');
    const row = await caseFor(deps, named, act.event.data.reference);
    const answer = decide(row, act.event, act.actor, profileOf(deps.profiles, row), act.at);
    if (!answer.ok) throw new DisputeRefusal(answer.code, answer.data);
    if ((await deps.store.record(answer)) === 'recorded') return answer;
  }
  throw new DisputeRefusal('dispute_busy', { caseId: act.caseId });
}

/** Cases of one order; more than these nobody has opened. */
const MOST = 100;

async function caseFor({ store }: DisputeDeps, named: DisputeCase, reference: string): Promise<DisputeCase> {
  const { orderId, lineId } = named.order;
  const [{ cases }, account] = await Promise.all([
    store.list({ orderId, order: 'newest', limit: MOST }),
    store.accountOf(orderId, lineId),
  ]);
  const onLine = cases.filter(({ order }) => order.orderId === orderId && order.lineId === lineId);
  const knowing = onLine.find(({ chargebacks }) => chargebacks?.some((each) => each.reference === reference));
  return knowing ?? onLine.find(({ number }) => number === account?.lastCase) ?? named;
}
