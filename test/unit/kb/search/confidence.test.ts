import { expect } from 'chai';
import { decide, thresholdsOf } from '../../../../kb/search/answer-or-decline.ts';
import { type Calibrator, probabilityOf } from '../../../../kb/search/confidence/calibrator.ts';
import { thresholdFor } from '../../../../kb/search/confidence/confidence.ts';
import { buildCorpus, toQuery } from '../../../../kb/search/corpus.ts';
import { bestOfMany, scoreAll } from '../../../../kb/search/score.ts';
import { best } from '../../../../kb/search/top-scores.ts';
import { ARTEFACTS } from './sample-index.ts';

describe('confidence', () => {
  it('offers articles to fewer strangers where hardly a question with an answer loses them', () => {
    const point = (threshold: number, risk: number, coverage: number) => ({ threshold, risk, coverage });
    const offer = (inScope: ReturnType<typeof point>[]) => thresholdsOf({ inScope, margin: inScope }).offer;
    expect(offer([point(0.2, 0.44, 0.99), point(0.3, 0.3, 0.975), point(0.4, 0.2, 0.96)])).to.equal(0.3);
    expect(offer([point(0.2, 0.6, 0.99), point(0.3, 0.44, 0.95), point(0.4, 0.3, 0.9)])).to.equal(0.3);
  });

  const calibrator: Calibrator = { mean: [10], deviation: [2], weights: [1, 0, 0] };

  it('is even at the mean, grows with a telling feature and does not extrapolate', () => {
    expect(probabilityOf(calibrator, [10])).to.equal(0.5);
    expect(probabilityOf(calibrator, [12])).to.be.above(0.7);
    expect(probabilityOf(calibrator, [1e9])).to.equal(probabilityOf(calibrator, [16]));
  });

  it('stays a probability for features that are no numbers', () => {
    expect(probabilityOf(calibrator, [Number.NaN])).to.equal(0.5);
    expect(probabilityOf(calibrator, [Number.POSITIVE_INFINITY])).to.equal(0.5);
  });

  it('takes the lowest threshold whose risk is allowed, else the strictest', () => {
    const curve = [
      { threshold: 0.2, risk: 0.3, coverage: 1 },
      { threshold: 0.5, risk: 0.1, coverage: 0.8 },
      { threshold: 0.9, risk: 0.05, coverage: 0.3 },
    ];
    expect(thresholdFor(curve, 0.1)).to.equal(0.5);
    expect(thresholdFor(curve, 0.01)).to.equal(0.9);
  });

  it('comes with curves for each analysis language, whose risk falls as the threshold rises', () => {
    expect(Object.keys(ARTEFACTS.confidence.curves)).to.have.members(['en', 'id', 'vi', 'es', 'zh']);
    for (const { inScope } of Object.values(ARTEFACTS.confidence.curves)) {
      expect(inScope.at(-1)?.risk).to.be.at.most(inScope[0]?.risk ?? 0);
      const thresholds = thresholdsOf({ inScope, margin: inScope });
      expect(thresholds.answer).to.be.at.least(thresholds.offer);
    }
  });
});

describe('decision', () => {
  const thresholds = { decline: 0.1, offer: 0.5, answer: 0.8, margin: 0.6 };
  const cases = [
    { inScope: 0.9, margin: 0.7, decision: 'answer' },
    { inScope: 0.9, margin: 0.5, decision: 'choose' },
    { inScope: 0.7, margin: 0.9, decision: 'choose' },
    { inScope: 0.4, margin: 0.9, decision: 'clarify' },
    { inScope: 0.05, margin: 0.9, decision: 'decline' },
  ];
  for (const { inScope, margin, decision } of cases) {
    it(`is to ${decision} at inScope ${inScope} and margin ${margin}`, () => {
      expect(decide(thresholds, inScope, margin, 3)).to.equal(decision);
    });
  }

  it('is to decline where nothing was found', () => {
    expect(decide(thresholds, 0.99, 0.99, 0)).to.equal('decline');
  });
});

describe('ranking by score', () => {
  it('gives the highest first and the lower number among equals', () => {
    const scores = Float32Array.from([1, 5, 3, 5, 0, 4]);
    expect(best(scores, 4, 0).map(({ document }) => document)).to.deep.equal([1, 3, 5, 2]);
    expect(best(scores, 10, 0)).to.have.length(5);
  });

  it('agrees with scoring every document where the shortcut for many documents is taken', () => {
    const nouns = ['parcel', 'refund', 'voucher', 'wallet', 'seller', 'courier', 'password', 'invoice'];
    const documents = Array.from({ length: 600 }, (_, i) => ({
      title: `the ${nouns[i % 8]} of the ${nouns[(i >> 3) % 8]} number ${i}`,
      phrasings: [],
      body: `the answer about it is ${nouns[(i >> 6) % 8]}`,
    }));
    const corpus = buildCorpus('en', documents);
    const query = toQuery(corpus, ['the', 'voucher', 'of', 'the', 'courier', 'number', '345']);
    const [all] = best(scoreAll(corpus, query), 1);
    const [shortcut] = bestOfMany(corpus, query, 1);
    expect(shortcut?.document).to.equal(all?.document);
  });
});
