import { expect } from 'chai';
import { type PollPorts, pollChanges } from '../../../../handoff/pushes/poll-changes.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { conversationRoom } from '../../../../transport/socket-rooms.ts';
import { chat as newChat } from '../fakes/chats.ts';

const chat = (id: string) => newChat(id, 0);

/** Sockets that watch these conversations; which of them were told something. */
function listening(ids: readonly string[], told: string[]): PollPorts['io'] {
  const rooms = new Map(ids.map((id) => [conversationRoom(id), new Set(['socket'])]));
  const to = (room: string | string[]) => ({ emit: () => void told.push(String(room)) });
  const namespace = { adapter: { rooms }, local: { to } };
  return { of: () => namespace } as unknown as PollPorts['io'];
}

describe('what is read of the other processes while they are not heard', () => {
  it('is read again from where the database was away, and one conversation that cannot be read hides no other', async () => {
    const told: string[] = [];
    const faults: string[] = [];
    const since: (number | undefined)[] = [];
    let at = 100_000;
    let enough: () => void = () => undefined;
    const polledAgain = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const polling = pollChanges({
      io: listening(['broken', 'fine'], told),
      conversations: {
        async list({ changedSince }: { changedSince?: number }) {
          since.push(changedSince);
          at += 100_000;
          if (since.length === 2) throw new CodedError('storage_unavailable');
          if (since.length > 3) enough();
          return since.length === 3 ? [chat('broken'), chat('fine')] : [];
        },
        async messages(id: string) {
          if (id === 'broken') throw new Error('no such thing');
          return [];
        },
        onChange: () => undefined,
      } as unknown as PollPorts['conversations'],
      coordination: { shared: () => false },
      board: { refresh: () => undefined, placeOf: async () => undefined },
      sign: () => '',
      notes: { answerRatings: async () => new Map() },
      readMemory: () => ({}),
      now: () => at,
      onFault: (error) => void faults.push((error as Error).message),
      everyMs: 1,
    });
    await polledAgain;
    await polling.close();
    expect(since.slice(0, 4)).to.deep.equal([97_000, 97_000, 97_000, 297_000]);
    expect(told).to.include(conversationRoom('fine')).and.not.include(conversationRoom('broken'));
    expect(faults.filter((fault) => fault === 'no such thing')).to.have.length(1);
  });
});
