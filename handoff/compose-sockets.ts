import type { Server } from 'socket.io';
import type { AttachmentLinks } from '../files/attachment-links.ts';
import type { AttachmentStore } from '../files/attachments.ts';
import type { Translate } from '../model/translate.ts';
import type { ReadTrail } from '../people/audit/read-trail.ts';
import { staffRights } from '../people/sign-in/staff-rights.ts';
import type { StaffSessions } from '../people/sign-in/staff-sessions.ts';
import type { VisitorNetworks } from '../people/visitors/visitor-networks.ts';
import type { VisitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Process } from '../server/process.ts';
import type { Coordination } from '../transport/coordination.ts';
import type { LoadGate } from '../transport/load-gate.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { SocketBounds } from '../transport/socket-bounds.ts';
import { EVERY_AGENT } from '../transport/socket-rooms.ts';
import { openAgentSocket } from './agent-socket/agent-socket.ts';
import type { ArticleKey } from './conversation/answered-question.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { Conversations } from './conversation/conversations.ts';
import type { SideNotes } from './conversation/side-notes.ts';
import type { CareFor } from './desk/danger-while-waiting.ts';
import type { Desk } from './desk/desk.ts';
import type { ReadBotMemory } from './desk/packet.ts';
import { agentPageLeases } from './presence/agent-page-leases.ts';
import type { PresenceStore } from './presence/presence-store.ts';
import { pollChanges } from './pushes/poll-changes.ts';
import { pushChanges } from './pushes/push-changes.ts';
import { pushQueue } from './pushes/push-queue.ts';
import type { Board } from './queue/board.ts';
import type { Ticket } from './queue/tickets.ts';
import { openShopperSocket } from './shopper-socket/shopper-socket.ts';
import type { OnlyThanks } from './tickets/only-thanks.ts';
import { type TranslatingPorts, translateMessages } from './translation/translate-messages.ts';
import type { Translations } from './translation/translations.ts';

/** What the sockets show and change. */
export interface HandoffCore {
  readonly process: Process;
  readonly coordination: Coordination;
  readonly conversations: Conversations;
  readonly desk: Desk;
  readonly board: Board;
  readonly notes: SideNotes;
  readonly translations: Translations;
  readonly presences: PresenceStore;
  readonly ticketOf: (locale: Locale) => Ticket | undefined;
  readonly freshTicket: () => Ticket;
}

/** What they need of the other ideas. */
export interface SocketParts {
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
  readonly onlyThanks: OnlyThanks;
  readonly readMemory: ReadBotMemory;
  readonly confirmed: (article: ArticleKey, text: string) => void;
  readonly greet: (conversation: Conversation) => Promise<void>;
  /** Undefined where the operator has no language model for it. */
  readonly translate: Translate | undefined;
}

/** The sockets of shoppers and agents: what they may ask, and what they are told unasked. */
export function openSockets(core: HandoffCore, parts: SocketParts) {
  const { process, coordination, conversations, desk, board, notes, translations } = core;
  const { config, now, newId, metrics, onFault } = process;
  const { io, readMemory, links } = parts;
  const common = { conversations, desk, board, notes, now, newId, onFault, readMemory, translations, sign: links.sign };

  openShopperSocket(io.of('/shopper'), {
    ...common,
    attachments: parts.attachments,
    limits: parts.limits,
    gate: parts.gate,
    bounds: parts.bounds,
    tokens: parts.tokens,
    networks: parts.networks,
    trustedProxy: config.trustedProxy,
    staffed: parts.staffed,
    ticket: core.ticketOf,
    freshTicket: core.freshTicket,
    care: parts.care,
    onlyThanks: parts.onlyThanks,
    greet: parts.greet,
    confirmed: parts.confirmed,
    onRefused: (code) => metrics.refusals.inc({ door: 'shopper', code }),
  });

  const rights = staffRights(io.of('/agent'), { sessions: parts.sessions, onFault });
  coordination.subscribe((signal) => {
    if (signal.type === 'session-revoked') void rights.look();
    if (signal.type === 'canned-replies') io.of('/agent').local.to(EVERY_AGENT).emit('replies:changed', {});
  });
  const pages = agentPageLeases({
    store: core.presences,
    changed: () => coordination.publish({ type: 'presence' }),
    now,
    leaseSeconds: config.handoff.leaseSeconds,
    onFault,
  });
  openAgentSocket(io.of('/agent'), {
    ...common,
    attachments: parts.attachments,
    freshTicket: core.freshTicket,
    limits: parts.limits,
    pages,
    rights,
    trail: parts.trail,
    ownOrigin: parts.ownOrigin,
    offerSeconds: config.handoff.offerSeconds,
    translates: parts.translate !== undefined,
    onRefused: (code) => metrics.refusals.inc({ door: 'agent', code }),
  });

  const { translate } = parts;
  let translating: ReturnType<typeof translateMessages> | undefined;
  const onTranslated =
    translate === undefined
      ? undefined
      : (translated: TranslatingPorts['translated']) => {
          const { marketplace } = config;
          translating = translateMessages({ conversations, translations, translate, marketplace, translated, onFault });
        };
  pushChanges({ ...common, io, onTranslated });
  pushQueue({ io, board, now });
  // Alone by nature, or alone while Redis is gone: only then the others' work must be looked for.
  const polling = config.redisUrl === undefined ? undefined : pollChanges({ ...common, io, coordination });
  return {
    async close() {
      await translating?.idle();
      await polling?.close();
      await rights.close();
    },
    closePages: () => pages.close(),
  };
}
