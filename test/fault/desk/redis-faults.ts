import { once } from 'node:events';
import { openPostgres } from '../../../store/sql/database.ts';
import { sqlConversationStore } from '../../../store/sql/handoff/conversation-store.ts';
import { sqlStaffStore } from '../../../store/sql/people/staff-store.ts';
import { createPostgresDatabase } from '../../support/databases.ts';
import { flushRedis, startRedis, type TestRedis } from '../../support/redis.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { type SlowLine, slowLine } from '../../support/slow-line.ts';
import { type BusyAgent, busyAgents } from './busy-agents.ts';

export const LEASE_SECONDS = 2;
const LEASE_MS = LEASE_SECONDS * 1000;
/** Longer than a lease, so that whatever a lease depends on has run out. */
const OUTAGE_MS = LEASE_MS + 1_500;
const AFTER_MS = LEASE_MS + 2_000;
const SLOW_MS = 2_000;

export const REDIS_FAULTS = ['emptied', 'stopped', 'frozen', 'slow'] as const;
export type RedisFault = (typeof REDIS_FAULTS)[number];

/** Two processes with agents who have chats, beside a Redis that can be hurt. */
export interface Stage {
  readonly agents: readonly BusyAgent[];
  readonly servers: readonly TestServer[];
  /** Hurts Redis, mends it, and waits for whatever might follow: the chats that agents lost meanwhile. */
  suffer(fault: RedisFault): Promise<string[]>;
  /** Chats that are not with the agent who took them. */
  astray(): Promise<string[]>;
  end(): Promise<void>;
}

/** Undefined where PostgreSQL or Redis are not on this machine. */
export async function openStage(agentCount: number, chatsEach: number, main?: string): Promise<Stage | undefined> {
  const created = await createPostgresDatabase();
  const redis = created === undefined ? undefined : await startRedis();
  if (created === undefined || redis === undefined) {
    await created?.drop();
    return undefined;
  }
  const line = await slowLine(Number(new URL(redis.url).port));
  const env = {
    DATABASE_URL: created.url,
    REDIS_URL: `redis://127.0.0.1:${line.port}`,
    AGENT_LEASE_SECONDS: String(LEASE_SECONDS),
    LOG_LEVEL: 'silent',
  };
  const options = main === undefined ? { env } : { env, main };
  const servers = [await startServer(options), await startServer(options)];
  const database = await openPostgres(created.url);
  const store = sqlConversationStore(database, () => Date.now());
  const staff = sqlStaffStore(database, () => Date.now());
  const urls = servers.map(({ url }) => url);
  const agents = await busyAgents({ store, staff }, urls, agentCount, chatsEach);

  let running = redis;
  return {
    agents,
    servers,
    async suffer(fault) {
      const lost: string[] = [];
      const hear = ({ conversationId }: { conversationId: string }) => lost.push(conversationId);
      for (const { client } of agents) client.socket.on('assignment:lost', hear);
      running = await hurt(fault, running, line);
      await passed(AFTER_MS);
      for (const { client } of agents) client.socket.off('assignment:lost', hear);
      return lost;
    },
    async astray() {
      const held = await store.list({ owners: ['agent'] });
      const holders = new Map(held.map((one) => [one.id, one.agentId]));
      return agents.flatMap(({ id, chats }) => chats.filter((chat) => holders.get(chat) !== id));
    },
    async end() {
      for (const { client } of agents) client.close();
      await Promise.all(servers.map((server) => server.stop()));
      for (const server of servers) server.discard();
      line.close();
      await database.close();
      await running.stop();
      await created.drop();
    },
  };
}

async function hurt(fault: RedisFault, redis: TestRedis, line: SlowLine): Promise<TestRedis> {
  switch (fault) {
    case 'emptied':
      await flushRedis(redis.url);
      return redis;
    case 'stopped':
      await redis.kill();
      await passed(OUTAGE_MS);
      return redis.restart();
    case 'frozen':
      redis.freeze();
      await passed(OUTAGE_MS);
      redis.thaw();
      return redis;
    case 'slow':
      line.slow(SLOW_MS);
      await passed(OUTAGE_MS);
      line.slow(0);
      return redis;
  }
}

/** The length of an outage, and of the look at what follows: time itself is what is waited for. */
async function passed(milliseconds: number): Promise<void> {
  await once(AbortSignal.timeout(milliseconds), 'abort');
}
