import { expect } from 'chai';
import { alreadyPushed } from '../../../../handoff/pushes/already-pushed.ts';

describe('what has been told', () => {
  it('is known until it is forgotten, and does not grow for ever', () => {
    const log = alreadyPushed();
    for (let second = 0; second < 3_600; second += 1) {
      log.add('c', second, second * 1_000);
      log.forget((second - 10) * 1_000);
    }
    expect(log.size).to.equal(11);
    expect(log.has('c', 3_599)).to.equal(true);
    expect(log.has('c', 3_500)).to.equal(false);
  });
});
