import { once } from 'node:events';
import { expect } from 'chai';
import { openPostgres } from '../../store/sql/database.ts';
import { type Agent, connectAgent, signIn } from '../support/clients.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { freePort, startRedis } from '../support/redis.ts';
import { runCommand } from '../support/run-command.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { servicesRequired } from '../support/services.ts';

/** Promised, and what a busy machine gets on top. */
const PROMISED_MS = 2_000;
const MACHINE_MS = 1_500;
/** Long after whatever was promised has passed. */
const NEVER_MS = PROMISED_MS + MACHINE_MS + 1_000;

/** Whether the server closes the socket in this time. */
function closedWithin(agent: Agent, ms: number): Promise<boolean> {
  if (agent.socket.disconnected) return Promise.resolve(true);
  return Promise.race([
    once(agent.socket as unknown as NodeJS.EventEmitter, 'disconnect').then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms)),
  ]);
}

const signOut = (url: string, cookie: string) =>
  fetch(`${url}/v1/staff/logout`, { method: 'POST', headers: { cookie } });
const degraded = async (url: string) =>
  ((await (await fetch(`${url}/readyz`)).json()) as { degraded: boolean }).degraded;

interface Stage {
  readonly databaseUrl: string;
  readonly redisPort: number;
  readonly first: TestServer;
  readonly second: TestServer;
}

/** Two processes on one database whose Redis is not there when they start. */
async function onTwo(context: Mocha.Context, main: string | undefined, work: (stage: Stage) => Promise<void>) {
  const created = await createPostgresDatabase();
  if (created === undefined) {
    if (servicesRequired()) throw new Error('PostgreSQL is missing');
    context.skip();
    return;
  }
  const redisPort = await freePort();
  const env = {
    DATABASE_URL: created.url,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    LOG_LEVEL: 'silent',
  };
  const options = { env, ...(main === undefined ? {} : { main }) };
  const first = await startServer(options);
  const second = await startServer(options);
  try {
    await work({ databaseUrl: created.url, redisPort, first, second });
  } finally {
    await Promise.all([first.stop(), second.stop()]);
    for (const server of [first, second]) server.discard();
    await created.drop();
  }
}

describe('rights of staff on two processes, started without their Redis', function () {
  this.timeout(120_000);

  it('end on open sockets within two seconds: signed out, switched off, role taken, session over', async function () {
    await onTwo(this, undefined, async ({ databaseUrl, first, second }) => {
      const staff = (...args: string[]) =>
        runCommand('scripts/staff.ts', args, { env: { DATABASE_URL: databaseUrl, DATA_DIR: first.dataDir } });
      const enter = async (email: string) => {
        const cookie = await signIn(first.url, email);
        return { cookie, agent: await connectAgent(second.url, cookie) };
      };
      const [gone, stays, off, other, over] = await Promise.all([
        enter('agent@example.com'),
        enter('agent@example.com'),
        enter('agent2@example.com'),
        enter('mediator@example.com'),
        enter('admin@example.com'),
      ]);

      await signOut(first.url, gone.cookie);
      expect(await closedWithin(gone.agent, PROMISED_MS + MACHINE_MS), 'signed out').to.equal(true);
      expect((await staff('off', 'agent2@example.com')).code).to.equal(0);
      expect(await closedWithin(off.agent, PROMISED_MS + MACHINE_MS), 'switched off').to.equal(true);
      expect((await staff('roles', 'mediator@example.com', 'editor')).code).to.equal(0);
      expect(await closedWithin(other.agent, PROMISED_MS + MACHINE_MS), 'role taken').to.equal(true);
      const database = await openPostgres(databaseUrl);
      await database.db
        .updateTable('staffSession')
        .set({ expiresAt: Date.now() - 1 })
        .where('accountId', '=', 'demo-admin')
        .execute();
      await database.close();
      expect(await closedWithin(over.agent, PROMISED_MS + MACHINE_MS), 'twelve hours over').to.equal(true);

      // The same person's other session goes on.
      expect(stays.agent.socket.connected).to.equal(true);
      await stays.agent.ask('queue:watch', {});
      stays.agent.close();
    });
  });

  it('are those of the moment at each act: refused at once, before the next look', async function () {
    await onTwo(this, undefined, async ({ first, second }) => {
      const cookie = await signIn(first.url, 'agent@example.com');
      const agent = await connectAgent(second.url, cookie);
      await signOut(first.url, cookie);
      expect(await agent.refusal('queue:watch', {}).catch(() => 'closed')).to.be.oneOf(['login_required', 'closed']);
      expect(await closedWithin(agent, PROMISED_MS)).to.equal(true);
    });
  });

  it('hear of each other once Redis comes, and call themselves degraded until then', async function () {
    await onTwo(this, undefined, async ({ redisPort, first, second }) => {
      expect(await degraded(first.url)).to.equal(true);
      const redis = await startRedis(redisPort);
      if (redis === undefined) {
        if (servicesRequired()) throw new Error('Redis is missing');
        return this.skip();
      }
      try {
        for (const { url } of [first, second]) {
          const until = Date.now() + 20_000;
          while (await degraded(url)) {
            expect(Date.now(), 'still degraded').to.be.lessThan(until);
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        }
        const cookie = await signIn(first.url, 'agent@example.com');
        const agent = await connectAgent(second.url, cookie);
        await signOut(first.url, cookie);
        expect(await closedWithin(agent, PROMISED_MS + MACHINE_MS)).to.equal(true);
      } finally {
        await redis.stop();
      }
    });
  });

  it('would be seen to stay where they are looked at once only', async function () {
    await onTwo(this, 'test/fault/staff/rights-once.ts', async ({ first, second }) => {
      const cookie = await signIn(first.url, 'agent@example.com');
      const agent = await connectAgent(second.url, cookie);
      await signOut(first.url, cookie);
      expect(await closedWithin(agent, NEVER_MS)).to.equal(false);
      agent.close();
    });
  });
});
