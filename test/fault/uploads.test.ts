import { expect } from 'chai';
import { killUploads } from './upload/kill-rounds.ts';

const KILLS = Number(process.env.KAUNTER_UPLOAD_KILLS ?? 30);
const WHOLE_PROCESS_KILLS = 3;
/** Of three kills each, within which the broken variant is found. */
const MOST_ROUNDS = 5;
const SEED = Number(process.env.KAUNTER_SEED ?? 20_261_124);

describe(`a server killed ${KILLS} times in the middle of uploads (KAUNTER_UPLOAD_KILLS, KAUNTER_SEED)`, function () {
  this.timeout(120_000 + KILLS * 30_000);

  it('has each file whole or not at all, keeps what it acknowledged, and sweeps the rest at its start', async () => {
    const { acknowledged, rows, leftBehind, unswept, faults } = await killUploads(
      { uploaders: 4, kills: KILLS, seed: SEED },
      { main: 'test/fault/upload/files-only.ts' },
    );
    process.stdout.write(`    ${acknowledged} acknowledged, ${rows} kept; ${leftBehind} pieces were left and swept\n`);
    expect(faults).to.deep.equal([]);
    expect(unswept).to.deep.equal([]);
    expect(acknowledged).to.be.greaterThan(KILLS);
    expect(leftBehind, 'kills that met no upload prove nothing').to.be.greaterThan(0);
  });

  it('keeps the same with the whole process', async () => {
    const { unswept, faults } = await killUploads({ uploaders: 4, kills: WHOLE_PROCESS_KILLS, seed: SEED + 1 });
    expect(faults).to.deep.equal([]);
    expect(unswept).to.deep.equal([]);
  });

  it('finds the fault in a server whose rows do not wait for their files', async () => {
    let found = false;
    // Where in an upload a kill meets it is chance: three of them may all miss the moment.
    for (let round = 0; round < MOST_ROUNDS && !found; round += 1) {
      const { faults } = await killUploads(
        { uploaders: 4, kills: 3, seed: SEED + round },
        { main: 'test/fault/upload/early-row.ts' },
      );
      found = faults.some((fault) => fault.startsWith('absent'));
    }
    expect(found).to.equal(true);
  });
});
