import { expect } from 'chai';
import type { Signal } from '../../../../doors/coordination.ts';
import { followContent } from '../../../../kb/publishing/follow-content.ts';

/** A process that follows the content; what it did, and a way to wait until it has learnt. */
async function follower() {
  const did: string[] = [];
  const listeners: ((signal: Signal) => void)[] = [];
  let stamp = 'one';
  let learnt: () => void = () => undefined;
  const following = await followContent({
    stamp: { read: async () => stamp },
    library: {
      reload: async () => void did.push('reload'),
      learn: async () => {
        did.push('learn');
        learnt();
      },
    },
    wordBook: { reload: async () => void did.push('words') },
    coordination: { subscribe: (listener) => void listeners.push(listener) },
    onFault: (error) => void did.push(String(error)),
    everyMs: 1,
    learnAfterMs: 1,
  });
  const learning = () =>
    new Promise<void>((resolve) => {
      learnt = resolve;
    });
  return {
    did,
    learning,
    hears: (signal: Signal) => {
      for (const listener of listeners) listener(signal);
    },
    finds: (found: string) => {
      stamp = found;
    },
    close: following.close,
  };
}

describe('a process beside the one where somebody edits', () => {
  it('learns at its start, from an edit that it hears of, and from one whose signal was lost', async () => {
    const process = await follower();
    await process.learning();
    expect(process.did).to.deep.equal(['learn']);
    const heard = process.learning();
    process.hears({ type: 'articles' });
    await heard;
    expect(process.did).to.deep.equal(['learn', 'reload', 'learn']);
    const found = process.learning();
    process.finds('two');
    await found;
    expect(process.did.slice(3)).to.deep.equal(['reload', 'words', 'learn']);
    await process.close();
  });
});
