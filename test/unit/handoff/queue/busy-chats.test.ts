import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import type { ConversationFilter } from '../../../../handoff/conversation/conversation-store.ts';
import { busyChats } from '../../../../handoff/queue/busy-chats.ts';
import { chat } from '../fakes/chats.ts';

/** A store that says which rows it was asked for. */
function store() {
  const rows = new Map<string, Conversation>();
  const asked: string[][] = [];
  return {
    rows,
    asked,
    put: (id: string, more: Partial<Conversation> = {}) => rows.set(id, chat(id, 1, { owner: 'queued', ...more })),
    async versions() {
      return new Map([...rows.values()].map(({ id, epoch, lastSeq }) => [id, `${epoch} ${lastSeq}`]));
    },
    async list({ ids = [] }: ConversationFilter) {
      asked.push([...ids]);
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
  };
}

describe('busy chats', () => {
  it('are all read once, and then those that have changed', async () => {
    const all = store();
    for (const id of ['a', 'b', 'c']) all.put(id);
    const read = busyChats(all);
    expect((await read()).map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    all.put('b', { epoch: 9, shopperName: 'Mai' });
    all.put('d');
    all.rows.delete('a');
    expect((await read()).map(({ id, shopperName }) => `${id} ${shopperName}`)).to.deep.equal(['b Mai', 'c ', 'd ']);
    expect(all.asked).to.deep.equal([
      ['a', 'b', 'c'],
      ['b', 'd'],
    ]);
    await read();
    expect(all.asked.length).to.equal(2);
  });

  it('are read however many they are', async () => {
    const all = store();
    for (let n = 0; n < 2_345; n += 1) all.put(String(n));
    expect((await busyChats(all)()).length).to.equal(2_345);
    expect(Math.max(...all.asked.map((ids) => ids.length))).to.equal(1_000);
  });
});
