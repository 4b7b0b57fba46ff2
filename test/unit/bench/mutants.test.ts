import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { MUTANTS } from '../../../bench/talk/mutants.ts';
import { failureIn, mutated } from '../../../bench/talk/run-mutants.ts';
import { readStories } from '../../../bench/talk/story.ts';

describe('the mutants of bench talk', () => {
  it('are thirty wrong changes that can still be made', () => {
    expect(MUTANTS).to.have.length(30);
    for (const one of MUTANTS) {
      const source = readFileSync(one.file, 'utf8');
      expect(mutated(one, source), `${one.file}: ${one.from}`).to.not.equal(source);
    }
  });

  it('name stories that there are', () => {
    const stories = readStories().map(({ name }) => name);
    for (const { file, from, likely } of MUTANTS)
      for (const part of likely)
        expect(
          stories.some((name) => name.includes(part)),
          `${file}: ${from}: ${part}`,
        ).to.equal(true);
  });

  it('are noticed by the story that a run names', () => {
    expect(failureIn('{"level":50}\nfirst new failure: en/anger/a\n')).to.equal('en/anger/a');
    expect(failureIn('all as they must\n')).to.equal(undefined);
  });

  it('are not made where the place is gone', () => {
    expect(() => mutated({ file: 'a.ts', from: 'x', to: 'y' }, 'nothing')).to.throw('a.ts does not hold');
  });
});
