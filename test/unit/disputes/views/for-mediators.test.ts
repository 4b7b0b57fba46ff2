import { expect } from 'chai';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { pastCasesOf } from '../../../../disputes/views/for-mediators.ts';
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
});
