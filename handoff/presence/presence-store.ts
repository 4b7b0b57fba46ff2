import type { PresenceState } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';

/** An agent at the desk. */
export interface Presence {
  readonly agentId: string;
  readonly name: string;
  readonly state: PresenceState;
  /** How many chats at once. */
  readonly capacity: number;
  /** Languages and topics that the agent serves; empty means all. */
  readonly skills: readonly string[];
  /** Since when the agent has had nothing new; the longest idle is asked first. */
  readonly idleSince: Instant;
}

/** One page of an agent: connected, or gone and not yet given up. Its process renews it while it is connected. */
export interface SocketLease {
  readonly agentId: string;
  readonly socketId: string;
  readonly connected: boolean;
  /** By the clock of the process that holds the socket. */
  readonly leaseUntil: Instant;
}

/** What an agent chose; holds for all their pages, and over reconnects. */
export interface Choice {
  readonly state: PresenceState;
  readonly capacity: number;
}

/** An agent with every lease that is kept of them, run out or not; `state` is what they chose. */
export interface Attendee extends Presence {
  readonly leases: readonly SocketLease[];
}

/** Who is at the desk, as all processes know it. A resolved promise means: on disk. */
export interface PresenceStore {
  /** Opens leases, or renews them. */
  renew(leases: readonly SocketLease[]): Promise<void>;
  /** @param choice where the capacity is left out, it stays as it was */
  choose(
    agentId: string,
    choice: { readonly state: PresenceState; readonly capacity?: number },
    at: Instant,
  ): Promise<void>;
  /** Offline, and the account's own capacity, for whoever never chose; undefined where there is no such account. */
  choiceOf(agentId: string): Promise<Choice | undefined>;
  /** The agent has just got a chat, and is the last to be asked for the next. */
  busy(agentId: string, at: Instant): Promise<void>;
  list(): Promise<readonly Attendee[]>;
  /** Drops leases that ran out before this instant. */
  forget(before: Instant): Promise<void>;
}
