import { expect } from 'chai';
import {
  handInAll,
  handInClean,
  type WaitingEvidence,
  type WaitingRoom,
} from '../../../disputes/cases/waiting-evidence.ts';
import { DisputeRefusal } from '../../../disputes/domain/refusal.ts';
import { ACTORS, START } from './fakes/cases.ts';
import { Story } from './fakes/story.ts';

/** So many files of which every one but the last cannot be handed in: more than are looked at together. */
const FILES = 230;

function roomOf(files: readonly WaitingEvidence[]) {
  const kept = new Map(files.map((file) => [file.fileId, file]));
  const room: WaitingRoom = {
    add: async () => undefined,
    of: async () => [...kept.values()],
    find: async (fileId) => kept.get(fileId),
    async clean(limit, behind) {
      const all = [...kept.values()];
      const from = behind === undefined ? 0 : all.findIndex(({ fileId }) => fileId === behind.fileId) + 1;
      return all.slice(from, from + limit);
    },
    remove: async (fileId) => void kept.delete(fileId),
  };
  return { room, kept };
}

const waitingFile = (caseId: string, index: number): WaitingEvidence => ({
  fileId: `waits-${index}`,
  caseId,
  kind: 'photo',
  actor: ACTORS.buyer,
  at: START + index,
});

describe('evidence that waited for its scan', () => {
  it('is handed in however many before it cannot be', async () => {
    const files = Array.from({ length: FILES }, (_, index) => waitingFile('case', index));
    const { room } = roomOf(files);
    const handed: string[] = [];
    const faults: string[] = [];
    await handInAll(
      room,
      async ({ fileId }) => {
        if (fileId !== `waits-${FILES - 1}`) throw new Error('the case is broken');
        handed.push(fileId);
      },
      (_error, { fileId }) => faults.push(fileId),
    );
    expect(handed).to.deep.equal([`waits-${FILES - 1}`]);
    expect(faults).to.have.length(FILES - 1);
  });

  it('is not thrown away because the rules of its case are missing', async () => {
    const story = new Story('auracart');
    await story.open();
    const file = waitingFile((await story.row()).id, 1);
    const { room, kept } = roomOf([file]);
    const missing = {
      ...story.deps,
      waiting: room,
      profiles: { current: new Map(), prints: [], find: () => undefined },
    };
    const fault = await handInClean(missing, file, story.at).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(DisputeRefusal).with.property('code', 'profile_missing');
    expect([...kept.keys()]).to.deep.equal([file.fileId]);
    expect(await handInClean({ ...story.deps, waiting: room }, file, story.at)).to.equal('handed-in');
    expect((await story.row()).evidence.map((item) => item.fileId)).to.include(file.fileId);
  });
});
