import { createClient } from 'redis';
import type { AgentLiveness } from '../../../handoff/presence/agent-liveness.ts';
import type { PresenceStore, SocketLease } from '../../../handoff/presence/presence-store.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';

const HASH = 'broken:presence';
const PATIENCE_MS = 500;
const keyOf = ({ agentId, socketId }: SocketLease) => `${agentId} ${socketId}`;

/**
 * The product with the fault that the presence test must find: leases are listed in Redis, each process goes on with
 * those of its own while Redis is away, and whoever is not in the list is lost.
 */
const client = createClient({ url: process.env.REDIS_URL ?? '', disableOfflineQueue: true });
client.on('error', () => undefined);
await client.connect();
const own = new Set<string>();
const attempt = async <T>(command: Promise<T>): Promise<T | undefined> => {
  command.catch(() => undefined);
  const patience = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  return Promise.race([command, patience]).catch(() => undefined);
};

const aroundPresences = (store: PresenceStore): PresenceStore => ({
  ...store,
  async renew(leases) {
    await store.renew(leases);
    for (const lease of leases) own.add(keyOf(lease));
    for (const lease of leases) await attempt(client.hSet(HASH, keyOf(lease), lease.leaseUntil));
  },
  async list() {
    const listed = new Set((await attempt(client.hKeys(HASH))) ?? own);
    return (await store.list())
      .map((one) => ({ ...one, leases: one.leases.filter((lease) => listed.has(keyOf(lease))) }))
      .filter(({ leases }) => leases.length > 0);
  },
});

let present = new Set<string>();
const agentLiveness: AgentLiveness = {
  observe(leases, at) {
    present = new Set(leases.filter((lease) => lease.leaseUntil > at).map(({ agentId }) => agentId));
  },
  isAlive: (lease, at) => lease.leaseUntil > at,
  isLost: (agentId) => !present.has(agentId),
};

const kaunter = await compose(readConfig(process.env), { aroundPresences, agentLiveness });
process.on('SIGTERM', () => void kaunter.close().finally(() => process.exit(0)));
