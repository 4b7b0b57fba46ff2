import type { Instant } from '../../handoff/conversation.ts';
import type { Coordination, Presence } from '../../handoff/coordination.ts';
import type { Account } from '../../handoff/staff.ts';
import type { PresenceState } from '../../protocol/agent-events.ts';

/** The presence of the agents whose sockets this process holds: renewed while a socket is there, left to run out after. */
export interface AgentPresences {
  connected(account: Account, socketId: string): void;
  disconnected(agentId: string, socketId: string): void;
  set(account: Account, state: PresenceState, capacity: number | undefined): Promise<void>;
  /** The agent has just got a chat, and is the last to be asked for the next. */
  busy(agentId: string): void;
  capacityOf(account: Account): number;
  find(agentId: string): Promise<Presence | undefined>;
  close(): Promise<void>;
}

interface Known {
  readonly account: Account;
  readonly sockets: Set<string>;
  state: PresenceState;
  capacity: number;
  idleSince: Instant;
}

export function agentPresences(
  coordination: Coordination,
  now: () => Instant,
  leaseSeconds: number,
  onFault: (error: unknown) => void,
): AgentPresences {
  const agents = new Map<string, Known>();

  const of = (account: Account): Known => {
    const known = agents.get(account.id);
    if (known !== undefined) return known;
    const fresh: Known = { account, sockets: new Set(), state: 'away', capacity: account.capacity, idleSince: now() };
    agents.set(account.id, fresh);
    return fresh;
  };
  const renew = ({ account, state, capacity, idleSince, sockets }: Known): Promise<void> =>
    coordination.renewPresence({
      agentId: account.id,
      name: account.name,
      // Nobody is offered a chat while no page of theirs is open; what they have stays theirs until the lease ends.
      state: sockets.size === 0 ? 'away' : state,
      capacity,
      skills: account.skills,
      idleSince,
      leaseUntil: now() + leaseSeconds * 1000,
    });
  const told = (renewal: Promise<void>) =>
    void renewal.then(() => coordination.publish({ type: 'presence' })).catch(onFault);

  const timer = setInterval(
    () => {
      for (const known of agents.values()) if (known.sockets.size > 0) renew(known).catch(onFault);
    },
    (leaseSeconds * 1000) / 3,
  );

  return {
    connected(account, socketId) {
      const known = of(account);
      known.sockets.add(socketId);
      told(renew(known));
    },
    disconnected(agentId, socketId) {
      const known = agents.get(agentId);
      if (known === undefined) return;
      known.sockets.delete(socketId);
      if (known.sockets.size > 0) return;
      told(renew(known));
    },
    async set(account, state, capacity) {
      const known = of(account);
      known.state = state;
      known.capacity = capacity ?? known.capacity;
      await renew(known);
      coordination.publish({ type: 'presence' });
    },
    busy(agentId) {
      const known = agents.get(agentId);
      if (known === undefined) return;
      known.idleSince = now();
      renew(known).catch(onFault);
    },
    capacityOf: (account) => agents.get(account.id)?.capacity ?? account.capacity,
    async find(agentId) {
      return (await coordination.presences(now())).find((one) => one.agentId === agentId);
    },
    async close() {
      clearInterval(timer);
    },
  };
}
