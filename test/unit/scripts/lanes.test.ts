import { expect } from 'chai';
import { inLanes } from '../../../scripts/suites/lanes.ts';

describe('work in lanes', () => {
  it('begins in order, never more at a time than there are lanes, and gives results in the order of the work', async () => {
    const began: string[] = [];
    const ends = new Map<string, () => void>();
    const work = ['a', 'b', 'c', 'd'].map((name) => async () => {
      began.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name.toUpperCase();
    });
    const all = inLanes(2, work);
    const end = async (name: string) => {
      ends.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    expect(began).to.deep.equal(['a', 'b']);
    await end('b');
    expect(began).to.deep.equal(['a', 'b', 'c']);
    await end('c');
    await end('a');
    await end('d');
    expect(await all).to.deep.equal(['A', 'B', 'C', 'D']);
  });

  it('fails with the first that fails', async () => {
    const failure = new Error('no');
    const caught = await inLanes(2, [async () => 1, () => Promise.reject(failure)]).catch((error: unknown) => error);
    expect(caught).to.equal(failure);
  });
});
