import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { expect } from 'chai';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import { transition } from '../../handoff/conversation/ownership.ts';
import { openPostgres } from '../../store/sql/database.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlStaffStore } from '../../store/sql/people/staff-store.ts';
import { type Agent, connectAgent, Refused, signIn } from '../support/clients.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { startRedis } from '../support/redis.ts';
import { startServer } from '../support/server.ts';
import { servicesRequired } from '../support/services.ts';
import { seededRandom } from './random.ts';

const AGENTS = 50;
const CHATS = 500;
const CAPACITY = 8;
const PASSWORD = 'race-password';
/** Each agent asks for so many chats at the same time. */
const AT_ONCE = 3;

describe('50 agents take 500 waiting chats through two processes', function () {
  this.timeout(180_000);

  it('gives each chat one owner, no agent more than their capacity, and each loser a coded refusal', async function () {
    const created = await createPostgresDatabase();
    const redis = created === undefined ? undefined : await startRedis();
    if (created === undefined || redis === undefined) {
      await created?.drop();
      if (servicesRequired()) throw new Error('PostgreSQL or Redis is missing');
      return this.skip();
    }
    const database = await openPostgres(created.url);
    const store = sqlConversationStore(database, () => Date.now());
    const chatIds = await fill(
      store,
      sqlStaffStore(database, () => Date.now()),
    );
    // No offers by the desk itself: the agents stay away, and pick by hand.
    const env = { DATABASE_URL: created.url, REDIS_URL: redis.url, QUEUE_LONGEST_WAIT_SECONDS: '3600' };
    const servers = await Promise.all([startServer({ env }), startServer({ env })]);
    const agents: Agent[] = [];
    try {
      for (let index = 0; index < AGENTS; index += 1) {
        const { url } = servers[index % 2] ?? servers[0];
        agents.push(await connectAgent(url, await signIn(url, `racer${index}@example.com`, PASSWORD)));
      }
      const tallies = await Promise.all(agents.map((agent, index) => takeAll(agent, chatIds, index)));

      const held = await store.list({ owners: ['agent'], limit: CHATS });
      const holders = new Map(held.map((one) => [one.id, one.agentId]));
      const loads = new Map<string, number>();
      for (const { agentId = '' } of held) loads.set(agentId, (loads.get(agentId) ?? 0) + 1);
      const won = tallies.flatMap(({ taken }, index) => taken.map((id) => ({ id, agentId: `racer-${index}` })));
      expect(new Set(won.map(({ id }) => id)).size, 'no chat was given to two').to.equal(won.length);
      for (const { id, agentId } of won) expect(holders.get(id)).to.equal(agentId);
      expect(held.length).to.equal(won.length);
      // Capacity for 400 of the 500: every agent ends full, and the rest still waits.
      expect([...loads.values()].every((load) => load === CAPACITY)).to.equal(true);
      expect(held.length).to.equal(AGENTS * CAPACITY);
      expect((await store.list({ owners: ['queued'], limit: CHATS })).length).to.equal(CHATS - AGENTS * CAPACITY);
      const refusals = new Set(tallies.flatMap(({ refused }) => refused));
      expect([...refusals].sort()).to.deep.equal(['agent_at_capacity', 'handoff_taken']);
    } finally {
      for (const agent of agents) agent.close();
      await Promise.all(servers.map((server) => server.stop()));
      for (const server of servers) server.discard();
      await database.close();
      await redis.stop();
      await created.drop();
    }
  });
});

async function fill(
  store: ReturnType<typeof sqlConversationStore>,
  staff: ReturnType<typeof sqlStaffStore>,
): Promise<string[]> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
  for (let index = 0; index < AGENTS; index += 1)
    await staff.save({
      id: `racer-${index}`,
      email: `racer${index}@example.com`,
      name: `Racer ${index}`,
      passwordHash,
      roles: ['agent'],
      skills: [],
      locale: 'en',
      capacity: CAPACITY,
      active: true,
    });
  const ids = Array.from({ length: CHATS }, () => randomBytes(12).toString('base64url'));
  await Promise.all(
    ids.map((id) => {
      const fresh = newConversation({
        id,
        visitorId: `v_${id}`,
        shopperName: '',
        verified: false,
        email: undefined,
        locale: 'en',
        localeChosen: false,
        at: Date.now(),
      });
      return store.create(transition(fresh, { type: 'request', reason: 'requested', priority: 'other' }, Date.now()));
    }),
  );
  return ids;
}

interface Tally {
  readonly taken: string[];
  readonly refused: string[];
}

/** Goes through all chats, in an order of the agent's own that begins where the others begin, and asks for each. */
async function takeAll(agent: Agent, chatIds: readonly string[], seed: number): Promise<Tally> {
  const random = seededRandom(seed);
  const contested = chatIds.slice(0, 100);
  const rest = chatIds
    .slice(100)
    .map((id) => ({ id, key: random() }))
    .sort((a, b) => a.key - b.key);
  const order = [...contested, ...rest.map(({ id }) => id)];
  const tally: Tally = { taken: [], refused: [] };
  const take = async () => {
    for (let id = order.shift(); id !== undefined; id = order.shift()) {
      try {
        await agent.ask(order.length % 2 === 0 ? 'handoff:pick' : 'handoff:accept', { conversationId: id });
        tally.taken.push(id);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        tally.refused.push(error.code);
        // Full is full; the others are still to be asked for once, as other agents do.
        if (error.code === 'agent_at_capacity' && tally.refused.length > 150) return;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return tally;
}
