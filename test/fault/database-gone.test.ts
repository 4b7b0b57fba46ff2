import { expect } from 'chai';
import { OUTAGES, outages } from './database/outages.ts';

const ROUNDS = Number(process.env.KAUNTER_OUTAGES ?? 1);
const LONGEST_BACK_MS = 5_000;

describe(`PostgreSQL lost in ${Object.keys(OUTAGES).length} ways, ${ROUNDS} times each, while 40 shoppers chat (KAUNTER_OUTAGES)`, function () {
  this.timeout(120_000 + ROUNDS * 120_000);

  it('ends no process, is back within 5 s, loses nothing that was acknowledged, and answers each question once', async function () {
    const names = Array.from({ length: ROUNDS }, () => Object.keys(OUTAGES)).flat();
    const outcome = await outages({ clients: 40, names });
    if (outcome === undefined) return this.skip();
    const { questions, backMs, exitCode, faults, log } = outcome;
    process.stdout.write(
      `    ${questions} questions; back after ${backMs.map(({ name, ms }) => `${name} ${ms}`).join(', ')} ms\n`,
    );
    expect(faults).to.deep.equal([]);
    expect(exitCode).to.equal(0);
    expect(backMs.filter(({ ms }) => ms > LONGEST_BACK_MS)).to.deep.equal([]);
    const lines = log.split('\n');
    const told = lines.filter((line) => line.includes('storage is away')).length;
    expect(told, 'an outage is told, once for each reason').to.be.within(1, names.length * 6);
    expect(lines.filter((line) => line.includes('storage is back')).length).to.be.within(1, names.length * 2);
    expect(lines.filter((line) => line.includes('"msg":"fault"'))).to.deep.equal([]);
  });

  it('finds the fault in a server that does not listen to its connections', async function () {
    const outcome = await outages({
      clients: 20,
      // Only a line that is at work ends it; the first of them does.
      names: Array.from({ length: 40 }, () => 'connections ended by an operator'),
      main: 'test/fault/database/deaf.ts',
    });
    if (outcome === undefined) return this.skip();
    expect(outcome.faults).to.deep.equal(['the process ended']);
  });
});
