import { expect } from 'chai';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { pastCasesOf, signalsOf } from '../../../../disputes/views/for-mediators.ts';
import { similarDecisions } from '../../../../disputes/views/similar-decisions.ts';
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

  it('is how often letters to a side came back, where they did', async () => {
    const records = { countOf: async () => ({ live: 0, closed: 0 }) };
    const codes = async (row: DisputeCase) =>
      ((await signalsOf({ records }, row)) ?? []).filter(({ code }) => code.includes('letters'));
    expect(await codes(draft('auracart'))).to.deep.equal([]);
    const reach = { seller: { state: 'unreachable', at: 0, returned: 2 } } as const;
    expect(await codes({ ...draft('auracart'), reach })).to.deep.equal([{ code: 'seller-letters-returned', count: 2 }]);
  });

  it('is what the newest cases about the same problem were decided as, in figures', async () => {
    const row: DisputeCase = { ...draft('auracart'), claim: { ...CLAIM, reason: 'damaged' } };
    const terms = { kind: 'full-refund', amount: null } as const;
    const ruling = { terms, reasons: 'r', fault: 'seller', by: 'm', at: 0 } as const;
    const decided = (id: string, outcome: 'full-refund' | 'reject', change: Partial<DisputeCase> = {}): DisputeCase =>
      ({ ...row, id, rulings: [ruling], closure: { outcome, basis: 'ruling', at: 0 }, ...change }) as DisputeCase;
    const rare = { claim: { ...CLAIM, reason: 'missing' } };
    const cases = [
      row,
      decided('2', 'reject'),
      decided('3', 'full-refund'),
      decided('4', 'full-refund'),
      decided('5', 'reject', { claim: { ...CLAIM, reason: 'missing' } }),
      decided('6', 'reject', { rulings: [] }),
    ];
    const asked: unknown[] = [];
    let at = 0;
    const list = async (query: { readonly after?: string }) => {
      asked.push(query);
      if (asked.length === 1) throw new Error('away');
      // The rare ones are further back.
      const many = Array.from({ length: 50 }, (_, other) => decided(`many-${other}`, 'reject', rare));
      return query.after === undefined ? { cases: many, next: 'n' } : { cases };
    };
    const similarTo = similarDecisions({ list }, () => at);
    expect(await similarTo(row).catch((error) => error.message), 'not kept').to.equal('away');
    const figures = [
      { outcome: 'full-refund', count: 2 },
      { outcome: 'reject', count: 1 },
    ];
    expect(
      await Promise.all([similarTo(row), similarTo({ ...row, claim: { ...CLAIM, reason: 'late' } })]),
    ).to.deep.equal([figures, []]);
    at = 119_999;
    const one = decided('3', 'full-refund');
    expect(await similarTo(one), 'without itself').to.deep.equal([
      { outcome: 'reject', count: 1 },
      { outcome: 'full-refund', count: 1 },
    ]);
    expect(asked.slice(1)).to.deep.equal([
      { profileId: 'auracart', states: ['closed'], order: 'newest', limit: 100 },
      { profileId: 'auracart', states: ['closed'], order: 'newest', limit: 100, after: 'n' },
    ]);
    at = 120_000;
    await similarTo(row);
    expect(asked).to.have.length(5);
  });

  it('is read anew while few cases have ended, as each changes the figures', async () => {
    const row: DisputeCase = { ...draft('auracart'), claim: { ...CLAIM, reason: 'damaged' } };
    let reads = 0;
    const list = async () => {
      reads += 1;
      return { cases: [] };
    };
    const similarTo = similarDecisions({ list }, () => 0);
    await similarTo(row);
    await similarTo(row);
    expect(reads).to.equal(2);
  });
});
