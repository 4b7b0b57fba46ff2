import type { PresenceState } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Choice, PresenceStore, SocketLease } from './presence-store.ts';

/** The pages of agents whose sockets this process holds: renewed while a socket is there, left to run out after. */
export interface AgentPageLeases {
  connected(agentId: string, socketId: string): void;
  disconnected(agentId: string, socketId: string): void;
  /** Resolves once what this socket did is known to all processes. */
  settled(socketId: string): Promise<void>;
  /** What the agent chose in one page holds for all of theirs. Gives the choice as it now is. */
  choose(agentId: string, state: PresenceState, capacity: number | undefined): Promise<Choice>;
  choiceOf(agentId: string): Promise<Choice>;
  /** The agent has just got a chat, and is the last to be asked for the next. */
  busy(agentId: string): void;
  close(): Promise<void>;
}

export interface AgentPageLeasePorts {
  readonly store: PresenceStore;
  /** Tells the other processes, and this one, that somebody came, went or chose. */
  readonly changed: () => void;
  readonly now: () => Instant;
  readonly leaseSeconds: number;
  readonly onFault: (error: unknown) => void;
}

/** A choice that is older belongs to another working day: the agent begins offline. */
const CHOICE_KEPT_MS = 12 * 3_600_000;
const RETRY_MS = 1_000;

export function agentPageLeases(ports: AgentPageLeasePorts): AgentPageLeases {
  const { store, changed, now } = ports;
  const sockets = new Map<string, { readonly agentId: string; settled: Promise<void> }>();
  const leaseOf = (agentId: string, socketId: string, connected: boolean): SocketLease => ({
    agentId,
    socketId,
    connected,
    leaseUntil: now() + ports.leaseSeconds * 1000,
  });
  const renewal = renewing(ports, () => [...sockets].map(([id, { agentId }]) => leaseOf(agentId, id, true)));

  async function arrive(agentId: string, socketId: string): Promise<void> {
    await store.forget(now() - CHOICE_KEPT_MS);
    const known = (await store.list()).some((one) => one.agentId === agentId);
    const choice = known ? undefined : await store.choiceOf(agentId);
    if (choice !== undefined && choice.state !== 'offline') await store.choose(agentId, { state: 'offline' }, now());
    if (sockets.has(socketId)) await store.renew([leaseOf(agentId, socketId, true)]);
    changed();
  }

  async function choiceOf(agentId: string): Promise<Choice> {
    return (await store.choiceOf(agentId)) ?? { state: 'offline', capacity: 0 };
  }

  return {
    connected(agentId, socketId) {
      const socket = { agentId, settled: Promise.resolve() };
      sockets.set(socketId, socket);
      socket.settled = renewal.attempt(() => arrive(agentId, socketId));
    },
    disconnected(agentId, socketId) {
      const arrived = sockets.get(socketId)?.settled;
      sockets.delete(socketId);
      // Nobody is offered a chat while no page of theirs is open; what they have stays theirs until the lease ends.
      void renewal.attempt(async () => {
        await arrived;
        await store.renew([leaseOf(agentId, socketId, false)]);
        changed();
      });
    },
    settled: (socketId) => sockets.get(socketId)?.settled ?? Promise.resolve(),
    async choose(agentId, state, capacity) {
      await store.choose(agentId, { state, ...(capacity === undefined ? {} : { capacity }) }, now());
      changed();
      return choiceOf(agentId);
    },
    choiceOf,
    busy: (agentId) => void renewal.attempt(() => store.busy(agentId, now())),
    close: renewal.close,
  };
}

/** Renews the leases three times in their length; at once after something could not be written. */
function renewing(
  { store, now, leaseSeconds, onFault }: AgentPageLeasePorts,
  held: () => readonly SocketLease[],
): { attempt(work: () => Promise<void>): Promise<void>; close(): Promise<void> } {
  const everyMs = (leaseSeconds * 1000) / 3;
  const underWay = new Set<Promise<unknown>>();
  let due = now() + everyMs;
  let failing = false;

  /** Never rejects: what could not be written is written again with the next renewal. */
  function attempt(work: () => Promise<void>): Promise<void> {
    const attempted = work().then(
      () => {
        failing = false;
      },
      (error: unknown) => {
        if (!failing) onFault(error);
        failing = true;
        due = now();
      },
    );
    underWay.add(attempted);
    return attempted.finally(() => underWay.delete(attempted));
  }

  const timer = setInterval(
    () => {
      if (now() < due) return;
      const leases = held();
      if (leases.length === 0) return;
      due = now() + everyMs;
      void attempt(() => store.renew(leases));
    },
    Math.min(RETRY_MS, everyMs),
  );
  return {
    attempt,
    async close() {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}
