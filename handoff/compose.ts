import { randomBytes } from 'node:crypto';
import type { Period } from '../calendar/period.ts';
import type { LetterSenders } from '../notices/compose-senders.ts';
import type { PreferenceStore } from '../notices/preferences/preferences.ts';
import type { VisitorTokens } from '../people/visitors/visitor-tokens.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Process } from '../server/process.ts';
import type { Replacements } from '../server/running-server.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlConversationStore } from '../store/sql/handoff/conversation-store.ts';
import { sqlMailbox } from '../store/sql/handoff/mailbox.ts';
import { sqlPresenceStore } from '../store/sql/handoff/presence-store.ts';
import { sqlSideNotes } from '../store/sql/handoff/side-notes.ts';
import { sqlTicketLetters } from '../store/sql/handoff/ticket-letters.ts';
import { sqlTicketList } from '../store/sql/handoff/ticket-list.ts';
import { sqlTranslations } from '../store/sql/handoff/translations.ts';
import type { Coordination } from '../transport/coordination.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import { openSockets, type SocketParts } from './compose-sockets.ts';
import { type ContactPorts, contactDesk } from './contact/contact-desk.ts';
import { type Conversations, createConversations } from './conversation/conversations.ts';
import { latestConversation } from './conversation/latest-conversation.ts';
import { createDesk } from './desk/desk.ts';
import { measureDesk } from './desk/desk-metrics.ts';
import { type MattersOf, mattersRoute } from './desk/matters-route.ts';
import { systemLines } from './desk/system-lines.ts';
import { inboxRoutes } from './inbox/inbox-routes.ts';
import { startTicketLetters } from './letters/compose-ticket-letters.ts';
import { replyAddresses } from './letters/reply-addresses.ts';
import { shortLinkRoutes } from './letters/short-link-route.ts';
import { shortLinks } from './letters/short-links.ts';
import { composeMail, type MailParts } from './mail/compose-mail.ts';
import { agentLiveness } from './presence/agent-liveness.ts';
import { createBoard } from './queue/board.ts';
import { deskReader } from './queue/desk-state.ts';
import { runQueue } from './queue/run-queue.ts';
import { tickets } from './queue/tickets.ts';
import { composeReplies } from './replies/compose-replies.ts';
import { ticketRoutes } from './tickets/ticket-routes.ts';

export interface HandoffParts {
  readonly process: Process;
  readonly database: Database;
  readonly coordination: Coordination;
  readonly formatTime: (at: number, locale: Locale) => string;
  /** Within which a ticket is answered: in the inbox, or by e-mail. */
  readonly ticketReply: Period;
  readonly emailReply: Period;
  readonly tokenSecret: string;
  readonly senders: LetterSenders;
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly tokens: VisitorTokens;
  /** Read at each call: the port is known once the server listens. */
  readonly publicUrl: () => string;
  readonly tickMs: number;
  readonly replacements: Pick<Replacements, 'aroundStore' | 'aroundPresences' | 'agentLiveness'>;
}

/** What the contact form needs of the other ideas. */
export type ContactParts = Pick<ContactPorts, 'keep' | 'care' | 'limits'>;

/** The conversations' part of the process: their log, who has them, the queue, and the sockets of shoppers and agents. */
export function composeHandoff(parts: HandoffParts) {
  const { process, database, coordination, formatTime, replacements } = parts;
  const { config, now, newId, metrics } = process;
  const onFault = (error: unknown) => process.onFault(error, 'desk');
  const { store, presences } = storesOf(parts);
  const conversations = createConversations(store, (seconds) => metrics.commit.observe(seconds));
  const line = systemLines({ newId, formatTime, mailReaches: parts.senders.tells('email') });
  const change: Conversations['change'] = (request) => conversations.change(request);
  const desk = createDesk({ change, conversations, newId, now, line });
  const liveness = replacements.agentLiveness ?? agentLiveness(config.handoff.leaseSeconds * 1000);
  const ticketList = sqlTicketList(database);
  const readDesk = deskReader({ conversations, tickets: ticketList, agents: presences, liveness, now });
  const board = createBoard({ readDesk, now, onFault });
  const ticketDesk = tickets({
    calendar: config.support,
    reply: parts.ticketReply,
    somebodyServes: board.somebodyServes,
    now,
    newNumber: () => `T-${randomBytes(5).toString('hex').toUpperCase()}`,
  });

  const translations = sqlTranslations(database);
  const mailbox = sqlMailbox(database);
  const canned = composeReplies({ database, coordination, conversations, now });
  const replies = replyAddresses(parts.tokenSecret, config.letters.replyTo);
  const links = shortLinks(parts.tokenSecret);

  return {
    store,
    conversations,
    ticketOf: ticketDesk.where,
    /** Opens the sockets, and sets the queue in motion. */
    async open(given: SocketParts) {
      const queue = runQueue({
        ...{ conversations, coordination, board, desk, now, onFault, tickets: ticketDesk },
        ...config.handoff,
      });
      const notes = sqlSideNotes(database);
      const sockets = openSockets(
        {
          ...{ process, coordination, conversations, desk, board, notes, translations, presences },
          ticketOf: ticketDesk.where,
          freshTicket: () => ticketDesk.fresh(),
        },
        given,
      );
      measureDesk({ metrics, conversations, board, now });
      await canned.seed();
      // Who is there is known before the first shopper asks.
      await board.read();
      return {
        async close() {
          await sockets.close();
          await queue.close();
        },
        closePages: sockets.closePages,
      };
    },
    /** Begins to send what tickets have to tell by e-mail. */
    start: () =>
      startTicketLetters({
        ...parts,
        ...{ conversations, translations, replies, mailbox, links },
        outbox: sqlTicketLetters(database, { textMessages: parts.senders.channels.includes('sms') }),
      }),
    /** What agents read beside the sockets. */
    deskRoutes: (mattersOf: MattersOf, limits: RateLimits): readonly Route[] => [
      ...ticketRoutes({ list: ticketList, conversations, limits, now }),
      mattersRoute(conversations, mattersOf, limits),
      ...canned.routes(limits),
    ],
    /** The doors of mails that come in, where the operator has one, and what agents read of them. */
    mail: (mail: MailParts) =>
      composeMail({ process, mail, conversations, mailbox, replies, line, freshTicket: ticketDesk.fresh }),
    /** What shoppers find of their tickets in their inbox, and the way from a text message into the chat of one. */
    inboxRoutes: [
      ...inboxRoutes(conversations, now, config.support.timeZone),
      ...shortLinkRoutes({ links, conversations, tokens: parts.tokens, marketplace: config.marketplace, now }),
    ],
    /** Takes the contact form. */
    contactDesk: (given: ContactParts) =>
      contactDesk({
        ...{ conversations, line, now, newId },
        ...given,
        latest: latestConversation({ conversations, now, newId }),
        freshTicket: (answeredBy) => ticketDesk.fresh(answeredBy === 'email' ? parts.emailReply : parts.ticketReply),
      }),
    close: () => board.close(),
  };
}

function storesOf({ database, process, replacements }: HandoffParts) {
  const conversations = sqlConversationStore(database, process.now);
  const presences = sqlPresenceStore(database);
  return {
    store: replacements.aroundStore?.(conversations) ?? conversations,
    presences: replacements.aroundPresences?.(presences) ?? presences,
  };
}
