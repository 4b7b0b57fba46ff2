import type { PresenceState } from '../protocol/agent-events.ts';
import type { Instant } from './conversation.ts';

/** An agent at the desk, as the processes tell each other. */
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
  /** Without renewal the agent counts as lost from here on. */
  readonly leaseUntil: Instant;
}

/** What one process tells the others. Delivered at most once: it only saves waiting, the database is what counts. */
export type Signal =
  | { readonly type: 'queue' }
  | { readonly type: 'presence' }
  | { readonly type: 'articles' }
  | { readonly type: 'word-lists' }
  | { readonly type: 'session-revoked'; readonly accountId: string };

/**
 * What the processes of one installation share and may lose: presence leases, rate counters, signals. When the shared
 * service is gone each method goes on with what this process alone knows, and `shared()` is false.
 */
export interface Coordination {
  renewPresence(presence: Presence): Promise<void>;
  dropPresence(agentId: string): Promise<void>;
  /** Those whose lease has not run out. */
  presences(at: Instant): Promise<readonly Presence[]>;
  /** Counts one use of `key` and says how many there were in the current window, this one included. */
  count(key: string, windowSeconds: number): Promise<number>;
  publish(signal: Signal): void;
  subscribe(listener: (signal: Signal) => void): void;
  /** Whether other processes hear of this one. Always true where there is only one process. */
  shared(): boolean;
  close(): Promise<void>;
}
