import { expect } from 'chai';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { pastCasesOf, policyView } from '../../../../disputes/views/for-mediators.ts';
import { draft, profileNamed } from '../fakes/cases.ts';

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

  it('is what the policy says of its reason', () => {
    const taobao = profileNamed('taobao');
    const row = { ...draft('taobao'), claim: { ...CLAIM, reason: 'quality' } };
    const told = policyView(row, taobao);
    expect(told.required).to.deep.equal(taobao.reasons.quality?.evidence.requireOneOf);
    expect(told.outcomes).to.deep.equal(taobao.outcomes);
    expect(told.appeal).to.equal(false);
  });

  it('names the sum above which a second person decides, in the currency of the case', () => {
    const row = draft('auracart');
    const inRinggit = policyView({ ...row, order: { ...row.order, currency: 'MYR' } }, profileNamed('auracart'));
    expect(inRinggit.secondPersonAbove).to.deep.equal({ currency: 'MYR', amount: 500_000 });
    const inFrancs = policyView({ ...row, order: { ...row.order, currency: 'CHF' } }, profileNamed('auracart'));
    expect([inFrancs.secondPerson, inFrancs.secondPersonAbove]).to.deep.equal([true, undefined]);
  });
});
