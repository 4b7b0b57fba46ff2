import { expect } from 'chai';
import { contentInUse } from '../../../../kb/publishing/content-in-use.ts';
import type { Signal } from '../../../../transport/coordination.ts';

/** A process that follows the content; what it did, and a way to wait until it has trained. */
async function follower() {
  const did: string[] = [];
  const listeners: ((signal: Signal) => void)[] = [];
  const hears = (signal: Signal) => {
    for (const listener of listeners) listener(signal);
  };
  let stamp = 'one';
  let trained: () => void = () => undefined;
  const content = contentInUse({
    stamp: { read: async () => stamp },
    library: {
      reload: async () => void did.push('reload'),
      train: async () => {
        did.push('train');
        trained();
      },
    },
    wordBook: { reload: async () => void did.push('words') },
    coordination: { publish: hears, subscribe: (listener) => void listeners.push(listener) },
    onFault: (error) => void did.push(String(error)),
    everyMs: 1,
    trainAfterMs: 1,
  });
  await content.start();
  const training = () =>
    new Promise<void>((resolve) => {
      trained = resolve;
    });
  return {
    did,
    training,
    hears,
    content,
    finds: (found: string) => {
      stamp = found;
    },
  };
}

describe('a process beside the one where somebody edits', () => {
  it('trains its search at its start, from an edit that it hears of, and from one whose signal was lost', async () => {
    const process = await follower();
    await process.training();
    expect(process.did).to.deep.equal(['train']);
    const heard = process.training();
    process.hears({ type: 'articles' });
    await heard;
    expect(process.did).to.deep.equal(['train', 'reload', 'train']);
    const found = process.training();
    process.finds('two');
    await found;
    expect(process.did.slice(3)).to.deep.equal(['reload', 'words', 'train']);
    await process.content.close();
  });

  it('has an edit of its own in use before it says so, and told', async () => {
    const process = await follower();
    await process.training();
    const training = process.training();
    await process.content.articlesEdited();
    expect(process.did.slice(1)).to.deep.equal(['reload', 'reload']);
    await training;
    await process.content.wordListsEdited();
    expect(process.did.slice(3)).to.deep.equal(['train', 'words', 'words']);
    await process.content.close();
  });
});
