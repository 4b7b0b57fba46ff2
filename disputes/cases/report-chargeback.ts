import type { DisputeCase } from '../domain/case.ts';
import { linesOf } from '../domain/case-money.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Decided, decide } from '../domain/state-machine.ts';
import { type Act, type DisputeDeps, profileOf, TRIES } from './act-on-dispute.ts';
import type { DisputeStore } from './ports.ts';

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
  const { cases } = await store.list({ orderId: named.order.orderId, order: 'newest', limit: MOST });
  const own = new Set(linesOf(named).map((line) => line.lineId));
  const onLines = cases.filter((row) => linesOf(row).some(({ lineId }) => own.has(lineId)));
  const knowing = onLines.find(({ chargebacks }) => chargebacks?.some((each) => each.reference === reference));
  return knowing ?? newestFrom(store, named, cases);
}

/** The newest case on the lines of this one. It may have other lines, of which there are newer ones still. */
async function newestFrom(store: DisputeStore, row: DisputeCase, cases: readonly DisputeCase[]): Promise<DisputeCase> {
  for (const { orderId, lineId } of linesOf(row)) {
    const account = await store.accountOf(orderId, lineId);
    const newer = cases.find(({ number }) => number === account?.lastCase);
    if (newer !== undefined && newer.id !== row.id) return newestFrom(store, newer, cases);
  }
  return row;
}
