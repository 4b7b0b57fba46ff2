import { expect } from 'chai';
import { createBrowserStorage } from '../../../browser/browser-storage.ts';
import { createKeptOutbox } from '../../../browser/stored-outbox.ts';
import { memoryArea } from '../web-widget/fakes/memory-area.ts';

interface Item {
  readonly clientId: string;
  readonly createdAt: string;
}
const item = (clientId: string, second = 0): Item => ({ clientId, createdAt: `2026-06-01T00:00:0${second}.000Z` });
const read = (value: unknown) => (Object.hasOwn(value as object, 'clientId') ? (value as Item) : undefined);
const ids = (items: readonly Item[]) => items.map(({ clientId }) => clientId);

/** Windows of one browser. */
function windows() {
  const area = memoryArea();
  const storage = createBrowserStorage('', () => area, new EventTarget());
  return { storage, open: () => createKeptOutbox(storage, 'outbox|', read) };
}

describe('what is written and not acknowledged', () => {
  it('is there after a reload in the order written, and gone once it is no longer kept', () => {
    const { open } = windows();
    const first = open();
    first.keep([item('b', 2), item('a', 1)]);
    expect(ids(open().list())).to.deep.equal(['a', 'b']);
    first.keep([item('b', 2)]);
    expect(ids(open().list())).to.deep.equal(['b']);
  });

  it('of one window is not lost by what another window keeps', () => {
    const { open } = windows();
    const [first, second] = [open(), open()];
    first.keep([item('a')]);
    second.keep([item('b', 1)]);
    second.keep([]);
    expect(ids(open().list())).to.deep.equal(['a']);
  });

  it('is cleared of entries that cannot be read', () => {
    const { storage, open } = windows();
    storage.write('outbox|x', '{broken');
    storage.write('outbox|y', '{"no":"id"}');
    expect(open().list()).to.deep.equal([]);
    expect(storage.list('')).to.deep.equal([]);
  });
});
