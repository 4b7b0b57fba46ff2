import { expect } from 'chai';
import { killRounds } from './chat/kill-rounds.ts';

const KILLS = Number(process.env.KAUNTER_KILLS ?? 30);
const SEED = Number(process.env.KAUNTER_SEED ?? 20_261_122);

describe(`a server killed ${KILLS} times while 20 shoppers chat (KAUNTER_KILLS, KAUNTER_SEED)`, function () {
  this.timeout(60_000 + KILLS * 30_000);

  it('keeps every acknowledged message once and in order, and answers every question once', async () => {
    const { questions, restartMs, faults } = await killRounds({ clients: 20, kills: KILLS, seed: SEED });
    const sorted = [...restartMs].sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    process.stdout.write(`    ${questions} questions; back after ${Math.round(middle)} ms in the middle\n`);
    expect(faults).to.deep.equal([]);
    expect(questions).to.be.greaterThan(KILLS);
  });

  it('finds the fault in a server that acknowledges before it commits', async () => {
    const { faults } = await killRounds(
      { clients: 20, kills: 2, seed: SEED },
      { main: 'test/fault/chat/early-acknowledgement.ts' },
    );
    expect(faults.some((fault) => fault.startsWith('lost'))).to.equal(true);
  });
});
