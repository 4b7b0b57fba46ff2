import { expect } from 'chai';
import { storageHealth } from '../../../../server/http/storage-health.ts';

/** A disk that answers when the test says so. */
function slowDisk() {
  const open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let looks = 0;
  return {
    check: () => {
      looks += 1;
      return new Promise<void>((resolve, reject) => open.push({ resolve, reject }));
    },
    looks: () => looks,
    fine: () => open.shift()?.resolve(),
    full: () => open.shift()?.reject(new Error('ENOSPC')),
  };
}

describe('whether the storage answers', () => {
  let at = 0;
  const troubles: unknown[] = [];
  const healthOf = (disk: ReturnType<typeof slowDisk>) =>
    storageHealth({ check: disk.check, onTrouble: (error) => troubles.push(error), clock: () => at, everyMs: 1_000 });

  beforeEach(() => {
    at = 0;
    troubles.length = 0;
  });

  it('is told from the latest look, at once, and a thousand questions write to the disk once', async () => {
    const disk = slowDisk();
    const health = healthOf(disk);
    const first = Array.from({ length: 500 }, () => health.ok());
    disk.fine();
    expect(new Set(await Promise.all(first))).to.deep.equal(new Set([true]));
    at = 2_500;
    const later = await Promise.all(Array.from({ length: 500 }, () => health.ok()));
    expect(new Set(later)).to.deep.equal(new Set([true]));
    expect(disk.looks()).to.equal(1);
    health.close();
  });

  it('is looked for again where the latest look is old, or somebody has met a fault', async () => {
    const disk = slowDisk();
    const health = healthOf(disk);
    const first = health.ok();
    disk.fine();
    await first;
    at = 3_001;
    const old = health.ok();
    disk.full();
    expect(await old).to.equal(false);
    expect(troubles.length).to.equal(1);
    health.doubt();
    const doubted = health.ok();
    disk.fine();
    expect(await doubted).to.equal(true);
    health.close();
  });

  it('is not taken from a look that began before the fault', async () => {
    const disk = slowDisk();
    const health = healthOf(disk);
    const before = health.ok();
    health.doubt();
    const after = health.ok();
    disk.fine();
    expect(await before).to.equal(true);
    disk.full();
    expect(await after).to.equal(false);
    expect(await health.ok()).to.equal(false);
    expect(disk.looks()).to.equal(2);
    health.close();
  });
});
