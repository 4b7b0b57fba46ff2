import { randomBytes } from 'node:crypto';
import type { Server } from 'socket.io';
import type { Period } from '../calendar/period.ts';
import type { Coordination } from '../doors/coordination.ts';
import type { LoadGate } from '../doors/load-gate.ts';
import type { RateLimits } from '../doors/rate-limits.ts';
import type { SocketBounds } from '../doors/socket-bounds.ts';
import type { AttachmentLinks } from '../files/attachment-links.ts';
import type { AttachmentStore } from '../files/attachments.ts';
import { format } from '../locales/format.ts';
import { words } from '../locales/words.ts';
import type { ReadTrail } from '../people/audit/read-trail.ts';
import { staffRights } from '../people/sign-in/staff-rights.ts';
import type { StaffSessions } from '../people/sign-in/staff-sessions.ts';
import type { VisitorNetworks } from '../people/visitors/visitor-networks.ts';
import type { VisitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Process } from '../server/process.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlConversationStore } from '../store/sql/handoff/conversation-store.ts';
import { sqlPresenceStore } from '../store/sql/handoff/presence-store.ts';
import { sqlSideNotes } from '../store/sql/handoff/side-notes.ts';
import { openAgentSocket } from './agent-socket/agent-socket.ts';
import type { ArticleKey } from './conversation/answered-question.ts';
import type { Conversation, LoggedMessage } from './conversation/conversation.ts';
import type { ConversationStore } from './conversation/conversation-store.ts';
import { createConversations } from './conversation/conversations.ts';
import { createDesk } from './desk/desk.ts';
import type { ReadBotMemory } from './desk/packet.ts';
import { startDesk } from './desk/run-desk.ts';
import { type AgentLiveness, agentLiveness } from './presence/agent-liveness.ts';
import { agentPageLeases } from './presence/agent-page-leases.ts';
import type { PresenceStore } from './presence/presence-store.ts';
import { offerPush } from './pushes/offer-push.ts';
import { pollChanges } from './pushes/poll-changes.ts';
import { pushChanges } from './pushes/push-changes.ts';
import { createBoard } from './queue/board.ts';
import { tickets } from './queue/tickets.ts';
import type { CareFor } from './shopper-socket/danger-while-waiting.ts';
import { openShopperSocket } from './shopper-socket/shopper-socket.ts';

export interface HandoffParts {
  readonly process: Process;
  readonly database: Database;
  readonly coordination: Coordination;
  readonly formatTime: (at: number, locale: Locale) => string;
  /** Within which a ticket is answered. */
  readonly ticketReply: Period;
  /** What somebody who composes the process may put around the stores, or in their place. */
  readonly aroundStore: ((store: ConversationStore) => ConversationStore) | undefined;
  readonly aroundPresences: ((store: PresenceStore) => PresenceStore) | undefined;
  readonly agentLiveness: AgentLiveness | undefined;
}

/** What the doors of shoppers and agents need of the other ideas. */
export interface DoorParts {
  readonly io: Server;
  readonly attachments: AttachmentStore;
  readonly links: AttachmentLinks;
  readonly limits: RateLimits;
  readonly gate: LoadGate;
  readonly bounds: SocketBounds;
  readonly tokens: VisitorTokens;
  readonly networks: VisitorNetworks;
  readonly sessions: StaffSessions;
  readonly trail: ReadTrail;
  readonly ownOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  readonly staffed: () => boolean;
  readonly care: CareFor;
  readonly readMemory: ReadBotMemory;
  readonly confirmed: (article: ArticleKey, text: string) => void;
  readonly bot: {
    greet(conversation: Conversation): Promise<void>;
    wake(conversation: Conversation, message?: LoggedMessage): void;
  };
}

/** The conversations' part of the process: their log, who has them, the queue, and the doors of shoppers and agents. */
export function composeHandoff(parts: HandoffParts) {
  const { process, database, coordination, formatTime } = parts;
  const { config, now, newId, metrics, onFault } = process;
  const sqlStore = sqlConversationStore(database, now);
  const store = parts.aroundStore?.(sqlStore) ?? sqlStore;
  const conversations = createConversations(store, (seconds) => metrics.commit.observe(seconds));
  const notes = sqlSideNotes(database);
  const desk = createDesk({
    change: (request) => conversations.change(request),
    now,
    newId,
    words: (locale, line, values) => {
      const spoken =
        values.promisedAt === undefined
          ? values
          : { ...values, promisedAt: formatTime(Date.parse(values.promisedAt), locale) };
      return format(words(locale).system[line], spoken);
    },
  });
  const sqlPresences = sqlPresenceStore(database);
  const leases = parts.aroundPresences?.(sqlPresences) ?? sqlPresences;
  const judge = parts.agentLiveness ?? agentLiveness(config.handoff.leaseSeconds * 1000);
  const board = createBoard(conversations, leases, judge, now, onFault);
  const ticketDesk = tickets({
    calendar: config.support,
    reply: parts.ticketReply,
    somebodyServes: board.somebodyServes,
    now,
    newNumber: () => `T-${randomBytes(5).toString('hex').toUpperCase()}`,
  });

  return { store, conversations, desk, board, ticketOf: ticketDesk.where, open, close: () => board.close() };

  /** Opens the doors and sets the desk in motion. */
  async function open(doors: DoorParts): Promise<{ close(): Promise<void>; closePresences(): Promise<void> }> {
    const { io, readMemory } = doors;
    const common = { conversations, desk, board, notes, now, newId, onFault };
    const { attachments, limits, links } = doors;
    const { sign } = links;
    const presences = agentPageLeases({
      store: leases,
      changed: () => coordination.publish({ type: 'presence' }),
      now,
      leaseSeconds: config.handoff.leaseSeconds,
      onFault,
    });
    openShopperSocket(io.of('/shopper'), {
      ...common,
      attachments,
      limits,
      sign,
      tokens: doors.tokens,
      gate: doors.gate,
      bounds: doors.bounds,
      onRefused: (code) => metrics.refusals.inc({ door: 'shopper', code }),
      networks: doors.networks,
      trustedProxy: config.trustedProxy,
      confirmed: doors.confirmed,
      greet: doors.bot.greet,
      staffed: doors.staffed,
      ticket: ticketDesk.where,
      care: doors.care,
    });
    const rights = staffRights(io.of('/agent'), { sessions: doors.sessions, onFault });
    coordination.subscribe((signal) => {
      if (signal.type === 'session-revoked') void rights.look();
    });
    openAgentSocket(io.of('/agent'), {
      ...common,
      attachments,
      limits,
      sign,
      presences,
      rights,
      readMemory,
      trail: doors.trail,
      ownOrigin: doors.ownOrigin,
      onRefused: (code) => metrics.refusals.inc({ door: 'agent', code }),
      offerSeconds: config.handoff.offerSeconds,
    });
    // Alone by nature, or alone while Redis is gone: only then the others' work must be looked for.
    const polling =
      config.redisUrl === undefined
        ? undefined
        : pollChanges({
            io,
            conversations,
            coordination,
            board,
            sign,
            offerOf: (offered) => offerPush(offered, { conversations, notes, now, readMemory }),
            now,
            onFault,
          });
    const running = startDesk({
      ...common,
      io,
      coordination,
      metrics,
      readMemory,
      sign,
      runner: doors.bot,
      announce: pushChanges,
      tickets: ticketDesk,
      settings: config.handoff,
    });
    // Who is there is known before the first shopper asks.
    await board.read();
    return {
      async close() {
        await polling?.close();
        await rights.close();
        await running.close();
      },
      closePresences: () => presences.close(),
    };
  }
}
