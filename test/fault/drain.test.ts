import { expect } from 'chai';
import { killRounds } from './chat/kill-rounds.ts';

const DRAINS = Number(process.env.KAUNTER_DRAINS ?? 3);

describe(`a server told to end (SIGTERM) ${DRAINS} times while 20 shoppers chat`, function () {
  this.timeout(60_000 + DRAINS * 30_000);

  it('ends by itself with 0, and loses nothing', async () => {
    const { faults, exitCodes } = await killRounds({ clients: 20, kills: DRAINS, seed: 7, signal: 'SIGTERM' });
    expect(faults).to.deep.equal([]);
    expect(exitCodes).to.deep.equal(Array.from({ length: DRAINS }, () => 0));
  });
});
