import { expect } from 'chai';
import type { WaitingEvidence, WaitingRoom } from '../../disputes/cases/waiting-evidence.ts';
import type { AttachmentState } from '../../files/attachments.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlWaitingEvidence } from '../../store/sql/disputes/waiting-evidence.ts';
import { sqlAttachmentStore } from '../../store/sql/files/attachment-store.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, START } from '../unit/disputes/fakes/cases.ts';
import { openings } from './dispute-backends.ts';

for (const engine of ENGINES) {
  describe(`evidence that waits for its scan on ${engine.name}`, function () {
    this.timeout(60_000);
    let room: WaitingRoom;
    let store: ReturnType<typeof sqlDisputeStore>;
    let attachments: ReturnType<typeof sqlAttachmentStore>;
    let discard: () => Promise<void> = async () => undefined;
    const { opened } = openings(() => store);

    before(async function () {
      const backing = await engine.open();
      if (backing === undefined) return this.skip();
      discard = backing.discard;
      room = sqlWaitingEvidence(backing.database);
      store = sqlDisputeStore(backing.database);
      attachments = sqlAttachmentStore(backing.database);
    });
    after(() => discard());

    async function waits(caseId: string, fileId: string, state: AttachmentState): Promise<WaitingEvidence> {
      await attachments.add({
        id: fileId,
        ownerId: ACTORS.buyer.id,
        name: 'lid.png',
        type: 'image/png',
        size: 8,
        sha256: 'ab',
        seconds: undefined,
        state,
        createdAt: START,
      });
      const waiting = { fileId, caseId, kind: 'photo', actor: ACTORS.buyer, at: START } as const;
      await room.add([waiting]);
      return waiting;
    }

    it('may still become part of its case unless it was found harmful', async () => {
      const { id: one } = await opened();
      const { id: other } = await opened();
      const { id: third } = await opened();
      const scanning = await waits(one, 'f-scanning', 'quarantined');
      const clean = await waits(other, 'f-clean', 'ready');
      await waits(one, 'f-harmful', 'refused');
      await waits(third, 'f-elsewhere', 'quarantined');
      const files = [...(await room.hopeful([one, other]))].sort((a, b) => (a.fileId < b.fileId ? -1 : 1));
      expect(files).to.deep.equal([clean, scanning]);
      expect(await room.hopeful([])).to.deep.equal([]);
      expect((await room.of(one)).map(({ fileId }) => fileId)).to.have.members(['f-scanning', 'f-harmful']);
      expect((await room.clean(10)).map(({ fileId }) => fileId)).to.deep.equal(['f-clean']);
      await room.remove('f-scanning');
      expect(await room.find('f-scanning')).to.equal(undefined);
      expect(await room.hopeful([one])).to.deep.equal([]);
    });
  });
}
