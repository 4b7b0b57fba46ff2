import { expect } from 'chai';
import { moveMoney } from '../../../disputes/cases/move-money.ts';
import type { LedgerAnswer, MoneyOutbox, PendingIntent } from '../../../disputes/cases/ports.ts';
import type { MoneyIntent } from '../../../disputes/domain/funds.ts';
import { BOOK, START } from './fakes/cases.ts';
import { MemoryStore } from './fakes/memory-store.ts';

const CASES = 60;

/** A hold of each of many cases. */
const pending: readonly PendingIntent[] = Array.from({ length: CASES }, (_, index) => ({
  caseId: `case-${index}`,
  intent: { kind: 'hold', to: 'escrow', minor: 1, currency: 'MYR', key: `case-${index}/hold` },
}));

/** One round over a ledger and an outbox in which the third case is broken. */
async function round(breaks: 'ledger' | 'outbox') {
  let under = 0;
  const taken: string[] = [];
  const later = new Map<string, number>();
  const money: MoneyOutbox = {
    pending: async () => pending,
    async taken(key) {
      if (breaks === 'outbox' && key === 'case-2/hold') throw new Error('the disk is full');
      taken.push(key);
    },
    failed: async (key, retryAt) => void later.set(key, retryAt),
  };
  const ledger = {
    async submit(_caseId: string, { key }: MoneyIntent): Promise<LedgerAnswer> {
      under += 1;
      // The broken one fails before any other is done.
      if (key !== 'case-2/hold') await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      if (breaks === 'ledger' && key === 'case-2/hold') throw new TypeError('no such case');
      return { result: 'accepted' };
    },
  };
  const moved = await moveMoney({ store: new MemoryStore(), profiles: BOOK, money, ledger }, START, 100);
  return { moved, taken, later, under };
}

describe('a round of money', () => {
  for (const breaks of ['ledger', 'outbox'] as const)
    it(`ends with its work: one movement that fails in the ${breaks} stops no other, and comes again later`, async () => {
      const { moved, taken, later, under } = await round(breaks);
      expect(under, 'movements under way after the round').to.equal(0);
      expect(taken).to.have.length(CASES - 1);
      expect(moved).to.include({ tried: CASES, taken: CASES - 1 });
      expect(moved.failed.map((one) => one.pending.caseId)).to.deep.equal(['case-2']);
      expect([...later]).to.deep.equal([['case-2/hold', START + 60_000]]);
    });
});
