import { expect } from 'chai';
import { spread } from '../../../disputes/domain/spread.ts';
import { seeded } from './fakes/random.ts';

describe('sharing out a sum', () => {
  it('gives what is over to the largest remainders, and of equal ones to the first', () => {
    expect(spread(100, [1, 1, 1])).deep.equal([34, 33, 33]);
    expect(spread(10, [5, 3, 2])).deep.equal([5, 3, 2]);
    expect(spread(2, [10, 10, 20])).deep.equal([1, 0, 1]);
    expect(spread(7, [0, 3, 0])).deep.equal([0, 7, 0]);
    expect(spread(0, [4, 4])).deep.equal([0, 0]);
    expect(spread(5, [0, 0])).deep.equal([0, 0]);
  });

  it('is exact for sums whose product no number holds', () => {
    const half = 4_503_599_627_370_495;
    expect(spread(half, [half, half + 1])).deep.equal([2_251_799_813_685_247, 2_251_799_813_685_248]);
  });

  it('adds up, is within one of the exact share, and gives nobody more than their weight, for any sums', () => {
    const random = seeded(11);
    for (let times = 0; times < 20_000; times += 1) {
      const weights = Array.from({ length: 1 + Math.floor(random() * 6) }, () => Math.floor(random() ** 3 * 10_000));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const sum = Math.floor(random() * (all + 1));
      const shares = spread(sum, weights);
      expect(shares.reduce((total, share) => total + share, 0)).equal(all === 0 ? 0 : sum);
      for (const [index, share] of shares.entries()) {
        const weight = weights[index] ?? 0;
        expect(share).within(0, weight);
        if (all > 0) expect(Math.abs(share - (sum * weight) / all)).lessThan(1);
      }
    }
  });
});
