import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { MUTANTS } from '../../../bench/talk/mutants.ts';
import { mutated } from '../../../bench/talk/run-mutants.ts';

describe('the mutants of bench talk', () => {
  it('are thirty wrong changes that can still be made', () => {
    expect(MUTANTS).to.have.length(30);
    for (const one of MUTANTS) {
      const source = readFileSync(one.file, 'utf8');
      expect(mutated(one, source), `${one.file}: ${one.from}`).to.not.equal(source);
    }
  });

  it('are not made where the place is gone', () => {
    expect(() => mutated({ file: 'a.ts', from: 'x', to: 'y' }, 'nothing')).to.throw('a.ts does not hold');
  });
});
