import { expect } from 'chai';
import { servicesRequired } from '../support/services.ts';
import { LEASE_SECONDS, openStage, REDIS_FAULTS, type Stage } from './desk/redis-faults.ts';

const ROUNDS = Number(process.env.KAUNTER_PRESENCE_ROUNDS ?? 1);
const ROUNDS_TO_FIND = 10;
const AGENTS = 16;
const CHATS_EACH = 3;
/** Readings a second apart on either side. */
const PROMISED_MS = LEASE_SECONDS * 1000 + 2_000;
const MACHINE_MS = 1_500;

async function stageOrSkip(context: Mocha.Context, main?: string): Promise<Stage> {
  const stage = await openStage(AGENTS, CHATS_EACH, main);
  if (stage !== undefined) return stage;
  if (servicesRequired()) throw new Error('PostgreSQL or Redis is missing');
  return context.skip();
}

describe(`${AGENTS} agents with ${AGENTS * CHATS_EACH} chats on two processes`, function () {
  this.timeout(120_000 + ROUNDS * 120_000);
  let stage: Stage | undefined;
  afterEach(async () => {
    await stage?.end();
    stage = undefined;
  });

  it(`keep every chat, ${ROUNDS} times each: Redis ${REDIS_FAULTS.join(', ')} (KAUNTER_PRESENCE_ROUNDS)`, async function () {
    stage = await stageOrSkip(this);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const fault of REDIS_FAULTS) {
        expect(await stage.suffer(fault), `${fault}, round ${round}: told of a loss`).to.deep.equal([]);
        expect(await stage.astray(), `${fault}, round ${round}: taken away`).to.deep.equal([]);
      }
  });

  it('lose them by the fault that this test must find: whoever is not in the list is lost', async function () {
    stage = await stageOrSkip(this, 'test/fault/desk/lost-when-unlisted.ts');
    // The list is whole again with the next renewals: only a reading before them, each second, loses anybody.
    let lost = 0;
    for (let round = 0; round < ROUNDS_TO_FIND && lost === 0; round += 1)
      lost = (await stage.suffer('emptied')).length + (await stage.astray()).length;
    expect(lost).to.be.greaterThan(0);
  });

  it('give the chats of a process that is killed to the head of the queue, within a lease and two seconds', async function () {
    stage = await stageOrSkip(this);
    const { agents, servers } = stage;
    const gone = agents.filter(({ url }) => url === servers[1]?.url);
    const watcher = agents.find(({ url }) => url === servers[0]?.url);
    const chats = new Set(gone.flatMap((agent) => agent.chats));
    const back = watcher?.client.next('queue:changed', ({ queue }) =>
      [...chats].every((chat) => queue.some((item) => item.conversationId === chat)),
    );
    const killed = performance.now();
    await servers[1]?.kill();
    await back;
    expect(performance.now() - killed).to.be.lessThan(PROMISED_MS + MACHINE_MS);
    const kept = agents.filter((agent) => !gone.includes(agent)).flatMap((agent) => agent.chats);
    expect((await stage.astray()).filter((chat) => kept.includes(chat))).to.deep.equal([]);
  });
});
