import { expect } from 'chai';
import { memoryArea } from './fakes/memory-area.ts';
import { type ServerLog, serverLog } from './fakes/server-log.ts';
import { sessionPage, settle } from './fakes/session-page.ts';

/** Seeded, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Rounds of trouble; more by `KAUNTER_ROUNDS`. */
const ROUNDS = Number(process.env.KAUNTER_ROUNDS ?? 400);

/** Three tabs of one browser talk over links that break, lose and double; then all settles. */
async function trouble(seed: number, log: ServerLog) {
  const chance = random(seed);
  const area = memoryArea();
  const tabs = await Promise.all([sessionPage(log, area), sessionPage(log, area), sessionPage(log, area)]);
  const written: string[] = [];
  for (const { link } of tabs) {
    link.fate = () => (chance() < 0.05 ? 'lose-request' : chance() < 0.05 ? 'lose-answer' : 'deliver');
    link.up();
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { session, link } of tabs) {
      if (chance() < 0.1) link.connected ? link.down() : link.up();
      if (chance() < 0.4) {
        const text = `shopper ${written.length}`;
        written.push(text);
        session.send({ text });
      }
    }
    if (chance() < 0.4) {
      const message = log.append({ text: `bot ${round}` });
      // A push is lost, delivered or doubled.
      for (const { link } of tabs)
        for (let i = Math.floor(chance() * 3); i > 0; i--) link.push('message:new', { conversationId: 'c1', message });
    }
    if (chance() < 0.3) await settle();
  }
  for (const { link } of tabs) {
    link.fate = () => 'deliver';
    if (!link.connected) link.up();
  }
  // Whatever still waits for a timer or a reconnect gets its turn; then each tab looks once more.
  for (let turn = 0; turn < 3; turn++) {
    await settle();
    for (const { session, runTimers } of tabs) {
      runTimers();
      session.probe();
    }
  }
  await settle();
  const stored = log.messages.map(({ text }) => text);
  return {
    tabs,
    stored,
    fromShopper: stored.filter((text) => text?.startsWith('shopper')).sort(),
    written: written.sort(),
  };
}

describe('three tabs on a bad network', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    it(`show exactly what the log holds, each message once and in order (seed ${seed})`, async () => {
      const { tabs, stored, fromShopper, written } = await trouble(seed, serverLog(7));
      expect(fromShopper).to.deep.equal(written);
      for (const tab of tabs) {
        expect(tab.shown()).to.deep.equal(stored);
        expect(tab.live.get().outbox).to.deep.equal([]);
      }
      expect(tabs[0]?.storage.list('outbox|')).to.deep.equal([]);
    });
  }

  it('would double messages on a server that does not know a repeated send', async () => {
    const { fromShopper, written } = await trouble(1, serverLog(7, true));
    expect(fromShopper.length).to.be.greaterThan(written.length);
  });
});
