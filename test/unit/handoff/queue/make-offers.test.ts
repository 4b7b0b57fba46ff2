import { expect } from 'chai';
import type { Presence } from '../../../../handoff/presence/presence-store.ts';
import { makeOffers } from '../../../../handoff/queue/make-offers.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { chat as newChat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;

const waiting = (id: string) => newChat(id, AT, { owner: 'queued', waitingSince: AT, queuedAt: AT });

const agent = (agentId: string): Presence => ({
  agentId,
  name: agentId,
  state: 'online',
  capacity: 1,
  skills: [],
  idleSince: AT,
});

describe('a round of offers', () => {
  it('stops at none that fails, and says nothing of one where somebody else was quicker', async () => {
    const offered: string[] = [];
    const faults: string[] = [];
    const offer = async (id: string) => {
      if (id === 'a-broken') throw new Error('no such thing');
      if (id === 'b-taken') throw new CodedError('handoff_taken');
      offered.push(id);
    };
    await makeOffers(
      {
        waiting: ['a-broken', 'b-taken', 'c'].map(waiting),
        tickets: [],
        held: [],
        presences: ['x', 'y', 'z'].map(agent),
        lost: new Set(),
      },
      {
        desk: { offer } as unknown as Parameters<typeof makeOffers>[1]['desk'],
        now: () => AT,
        offerSeconds: 30,
        onFault: (error) => void faults.push((error as Error).message),
      },
    );
    expect([offered, faults]).to.deep.equal([['c'], ['no such thing']]);
  });
});
