import { expect } from 'chai';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { pastCasesOf, similarDecisions } from '../../../../disputes/views/for-mediators.ts';
import { draft } from '../fakes/cases.ts';

const CLAIM = { details: 'x', delivery: 'signed', declared: [] } as const;

describe('what mediators are told beside a case', () => {
  it('is the newest other cases of both sides, with what came of them', async () => {
    const row = draft('auracart');
    const other: DisputeCase = {
      ...row,
      id: 'case-2',
      number: 'KD-OTHER',
      state: 'closed',
      claimant: 'buyer',
      claim: { ...CLAIM, reason: 'damaged' },
      closure: { outcome: 'full-refund', basis: 'ruling', at: 0 },
    };
    const records = { list: async () => ({ cases: [row, other] }) };
    const past = await pastCasesOf({ records }, row);
    expect(past.map(({ number, party, claimant, outcome }) => [number, party, claimant, outcome])).to.deep.equal([
      ['KD-OTHER', 'buyer', true, 'full-refund'],
      ['KD-OTHER', 'seller', false, 'full-refund'],
    ]);
  });

  it('is what the newest cases about the same problem were decided as, in figures', async () => {
    const row: DisputeCase = { ...draft('auracart'), claim: { ...CLAIM, reason: 'damaged' } };
    const terms = { kind: 'full-refund', amount: null } as const;
    const ruling = { terms, reasons: 'r', fault: 'seller', by: 'm', at: 0 } as const;
    const decided = (id: string, outcome: 'full-refund' | 'reject', change: Partial<DisputeCase> = {}): DisputeCase =>
      ({ ...row, id, rulings: [ruling], closure: { outcome, basis: 'ruling', at: 0 }, ...change }) as DisputeCase;
    const cases = [
      row,
      decided('2', 'reject'),
      decided('3', 'full-refund'),
      decided('4', 'full-refund'),
      decided('5', 'reject', { claim: { ...CLAIM, reason: 'missing' } }),
      decided('6', 'reject', { rulings: [] }),
    ];
    const asked: unknown[] = [];
    const list = async (query: unknown) => {
      asked.push(query);
      return { cases };
    };
    const records = { list };
    expect(await similarDecisions({ records }, row)).to.deep.equal([
      { outcome: 'full-refund', count: 2 },
      { outcome: 'reject', count: 1 },
    ]);
    expect(asked).to.deep.include({ profileId: 'auracart', states: ['closed'], order: 'newest', limit: 50 });
  });
});
