import { expect } from 'chai';
import { fireClocks } from '../../../disputes/cases/fire-clocks.ts';
import {
  handInAll,
  handInClean,
  type WaitingEvidence,
  type WaitingRoom,
} from '../../../disputes/cases/waiting-evidence.ts';
import { DisputeRefusal } from '../../../disputes/domain/refusal.ts';
import { ACTORS, HOUR, START } from './fakes/cases.ts';
import { Story } from './fakes/story.ts';

/** So many files of which every one but the last cannot be handed in: more than are looked at together. */
const FILES = 230;

function roomOf(files: readonly WaitingEvidence[]) {
  const kept = new Map(files.map((file) => [file.fileId, file]));
  const room: WaitingRoom = {
    add: async () => undefined,
    of: async () => [...kept.values()],
    hopeful: async (ids) => [...kept.values()].filter(({ caseId }) => ids.includes(caseId)),
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

describe('a deadline and a scan that ends after it', () => {
  /** A trade whose seller is asked: by the claim, or by a question of the platform. */
  async function asked(question: boolean): Promise<Story> {
    const story = new Story('p2p');
    await story.open('buyer');
    if (!question) return story;
    await story.does('seller', 'failed', { why: 'No money came.' });
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['seller'], question: 'Which account?' });
    return story;
  }

  for (const question of [false, true])
    it(`what was handed in before it is no silence (${question ? 'a question' : 'the claim'})`, async () => {
      const story = await asked(question);
      const { id: caseId } = await story.row();
      const file = { ...waitingFile(caseId, 1), actor: ACTORS.seller, at: story.at + 23 * HOUR };
      const { room } = roomOf([file]);
      const deps = { ...story.deps, waiting: room };
      story.at += 25 * HOUR;
      expect((await fireClocks(deps, story.at)).fired, 'the clock waits for the scan').to.equal(0);
      await handInClean(deps, file, story.at);
      await fireClocks(deps, story.at);
      const row = await story.row();
      expect(row.flags.adverse).to.deep.equal([]);
      expect(row.state).to.equal(question ? 'platform-review' : 'platform-queue');
      expect(row.evidence.map(({ fileId }) => fileId)).to.include(file.fileId);
    });

  it('what was handed in after it, or by the other side, holds nothing up', async () => {
    const story = await asked(true);
    const { id: caseId } = await story.row();
    const late = { ...waitingFile(caseId, 1), actor: ACTORS.seller, at: story.at + 24 * HOUR + 1 };
    const other = { ...waitingFile(caseId, 2), actor: ACTORS.buyer, at: story.at };
    story.at += 25 * HOUR;
    await fireClocks({ ...story.deps, waiting: roomOf([late, other]).room }, story.at);
    expect((await story.row()).flags.adverse).to.deep.equal(['seller']);
  });
});
