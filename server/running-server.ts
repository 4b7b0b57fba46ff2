import type { AttachmentFiles } from '../files/attachments.ts';
import type { ConversationStore } from '../handoff/conversation/conversation-store.ts';
import type { AgentLiveness } from '../handoff/presence/agent-liveness.ts';
import type { PresenceStore } from '../handoff/presence/presence-store.ts';
import type { DemoAccess } from '../people/compose.ts';
import type { StaffSessions } from '../people/sign-in/staff-sessions.ts';
import type { Route } from '../transport/route.ts';

export interface Kaunter {
  /** Where the server listens. */
  readonly url: string;
  /** What is served, and to whom. */
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'permission'>[];
  /** Whom the demo's password lets in; undefined outside demo mode. */
  readonly demo: DemoAccess | undefined;
  /** Notes for the operator, printed at the start. */
  readonly notes: readonly string[];
  /** Trains the search now; resolves once it is in use. */
  train(): Promise<void>;
  close(): Promise<void>;
  /** Tells of an error that nothing caught, answers and finishes what can be, and ends the process with 1. */
  readonly fail: (error: unknown) => void;
}

/** Parts that somebody who composes the process may put around its own. */
export interface Replacements {
  readonly aroundStore?: (store: ConversationStore) => ConversationStore;
  readonly aroundFiles?: (files: AttachmentFiles) => AttachmentFiles;
  readonly aroundPresences?: (store: PresenceStore) => PresenceStore;
  readonly agentLiveness?: AgentLiveness;
  readonly aroundSessions?: (sessions: StaffSessions) => StaffSessions;
  /** In the place of the time of day. */
  readonly now?: () => number;
  /** How often the disputes' clocks, money and letters are looked at. */
  readonly tickMs?: number;
}
