import { Readable } from 'node:stream';
import { expect } from 'chai';
import type { AttachmentFiles, Quarantine, StoredAttachment } from '../../../files/attachments.ts';
import { scanDesk } from '../../../files/scan-desk.ts';

const FILE = { id: 'file-1', state: 'quarantined' } as StoredAttachment;

function deskWith({
  settle,
  onSettled,
  gone = false,
}: {
  settle: Quarantine['settle'];
  onSettled: () => Promise<void>;
  /** The database does not even take that a try failed. */
  gone?: boolean;
}) {
  const faults: string[] = [];
  const postponed: string[] = [];
  const quarantine = {
    take: async () => [],
    settle,
    async postpone(id: string) {
      if (gone) throw new Error('the database is gone');
      postponed.push(id);
    },
  } as unknown as Quarantine;
  const files = { read: async () => Readable.from([Buffer.from('x')]) } as unknown as AttachmentFiles;
  const scanner = { scan: async () => undefined };
  const onFault = (_error: unknown, where: string) => void faults.push(where);
  return { desk: scanDesk({ quarantine, files, scanner, onSettled, now: () => 0, onFault }), faults, postponed };
}

describe('the desk that scans files', () => {
  it('answers that a clean file is ready, also where the case that waits for it cannot take it now', async () => {
    const onSettled = () => Promise.reject(new Error('the case is busy'));
    const { desk, faults, postponed } = deskWith({ settle: async () => true, onSettled });
    expect(await desk.first(FILE)).to.equal('ready');
    expect(faults).to.deep.equal(['scanned']);
    expect(postponed, 'it is in quarantine no longer').to.deep.equal([]);
    await desk.close();
  });

  it('closes, whatever fails under way, so that what comes after it is closed as well', async () => {
    let fail: (error: Error) => void = () => undefined;
    const settle = () =>
      new Promise<boolean>((_, reject) => {
        fail = reject;
      });
    const { desk } = deskWith({ settle, onSettled: async () => undefined, gone: true });
    const first = desk.first(FILE);
    await new Promise((resolve) => setImmediate(resolve));
    const closed = desk.close();
    fail(new Error('the database is gone'));
    await closed;
    expect(await first).to.equal('quarantined');
  });
});
