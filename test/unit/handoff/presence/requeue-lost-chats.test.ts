import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import { requeueLostChats } from '../../../../handoff/presence/requeue-lost-chats.ts';
import type { DeskState } from '../../../../handoff/queue/desk-state.ts';
import { chat as newChat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;

const chat = (id: string, more: Partial<Conversation>) => newChat(id, AT, more);

async function requeued(state: Partial<DeskState>): Promise<string[]> {
  const done: string[] = [];
  const agentLost = async (id: string, agentId: string) => {
    if (id === 'broken') throw new Error('no such thing');
    done.push(`${id} of ${agentId}`);
  };
  const putBack = async (id: string) => void done.push(`${id} put back`);
  await requeueLostChats(
    { waiting: [], tickets: [], held: [], presences: [], lost: new Set(), ...state },
    {
      desk: { agentLost, putBack } as unknown as Parameters<typeof requeueLostChats>[1]['desk'],
      onFault: (error) => void done.push((error as Error).message),
    },
  );
  return done;
}

describe('the chats of an agent whose pages are gone', () => {
  const held = chat('held', { owner: 'agent', agentId: 'a' });
  const offered = chat('offered', { owner: 'offered', agentId: 'a' });

  it('go back to the queue, those that were offered to them too; what they wrap up is over anyway', async () => {
    const wrapUp = chat('over', { owner: 'wrap-up', agentId: 'a' });
    const others = chat('other', { owner: 'agent', agentId: 'b' });
    const state = { held: [held, wrapUp, others], waiting: [offered, chat('new', { owner: 'queued' })] };
    expect(await requeued({ ...state, lost: new Set(['a']) })).to.deep.equal(['offered of a', 'held of a']);
  });

  it('are put back where they are tickets that were answered: nobody waits there', async () => {
    const ticket = { owner: 'agent', agentId: 'a', ticketNumber: 'T-1', lastShopperSeq: 3 } as const;
    const tickets = [chat('asked', ticket), chat('answered', { ...ticket, lastAgentSeq: 4 })];
    expect(await requeued({ held: tickets, lost: new Set(['a']) })).to.deep.equal(['asked of a', 'answered put back']);
  });

  it('one that cannot be changed holds up no other', async () => {
    const broken = chat('broken', { owner: 'agent', agentId: 'a' });
    expect(await requeued({ held: [broken, held], lost: new Set(['a']) })).to.deep.equal([
      'held of a',
      'no such thing',
    ]);
  });

  it('nobody is lost for not being in the list', async () => {
    expect(await requeued({ held: [held], waiting: [offered], presences: [] })).to.deep.equal([]);
  });
});
