import type { Namespace, Socket } from 'socket.io';
import type { Account } from '../../doors/callers.ts';
import { type DispatchOptions, dispatch, type EventTable, on, toWireError } from '../../doors/dispatch.ts';
import { incidentOf, type OnFault } from '../../doors/faults.ts';
import type { RateLimits } from '../../doors/rate-limits.ts';
import { agentRoom, conversationRoom, EVERY_AGENT } from '../../doors/rooms.ts';
import type { AttachmentStore } from '../../files/attachments.ts';
import type { ReadTrail } from '../../people/audit/read-trail.ts';
import { accountOf, type StaffRights } from '../../people/sign-in/staff-rights.ts';
import type { AgentOpened } from '../../protocol/agent-events.ts';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { ownAttachments, referenceTo } from '../conversation/own-attachments.ts';
import { inConversation, outgoing, agentSchemas as schemas, shopperSchemas } from '../conversation/schemas.ts';
import type { SideNotes } from '../conversation/side-notes.ts';
import { type SignLink, toConversationView, toWireMessage } from '../conversation/wire.ts';
import type { AgentPresences } from '../presence/agent-presences.ts';
import type { Board } from '../queue/board.ts';
import type { Desk, DeskAgent } from './desk.ts';
import { lastMessages } from './last-messages.ts';
import { offerPush } from './offer.ts';
import { handoffPacket, type ReadBotMemory, toQueueItem } from './packet.ts';

export interface AgentDoorPorts {
  readonly conversations: Conversations;
  readonly desk: Desk;
  readonly board: Board;
  readonly presences: AgentPresences;
  readonly notes: SideNotes;
  readonly attachments: AttachmentStore;
  readonly rights: Pick<StaffRights, 'enter' | 'now'>;
  readonly trail: ReadTrail;
  readonly limits: RateLimits;
  readonly sign: SignLink;
  readonly readMemory: ReadBotMemory;
  /** Whether a page of this origin may act for whoever is signed in. */
  readonly ownOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  readonly offerSeconds: number;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly onFault: OnFault;
  readonly onRefused: (code: ErrorCode) => void;
}

const PAGE = 500;
/** For these the account as last looked at will do; before all others its rights are looked up anew. */
const HARMLESS: ReadonlySet<string> = new Set(['typing:set', 'message:read']);

/** Namespace `/agent`. */
export function openAgentDoor(namespace: Namespace, ports: AgentDoorPorts): void {
  const optionsFor = (socket: Socket): DispatchOptions<Account> => ({
    async admit(account, event) {
      await ports.limits.spend('agentEvent', account.id);
      return HARMLESS.has(event) ? (accountOf(socket) ?? account) : ports.rights.now(socket);
    },
    onFault: ports.onFault,
    onRefused: ports.onRefused,
  });
  const table = events(ports);

  namespace.use((socket, next) => {
    const { origin, host } = socket.handshake.headers;
    const admit = async () => {
      if (!ports.ownOrigin(origin, host)) throw new CodedError('origin_refused');
      await ports.rights.enter(socket);
    };
    admit().then(
      () => next(),
      (error: unknown) => {
        const data = toWireError(error, incidentOf(error, 'handshake', ports.onFault));
        ports.onRefused(data.code);
        next(Object.assign(new Error('refused'), { data }));
      },
    );
  });
  namespace.on('connection', (socket) => {
    const account = accountOf(socket);
    if (account === undefined) return;
    void socket.join([EVERY_AGENT, agentRoom(account.id)]);
    ports.presences.connected(account.id, socket.id);
    socket.on('disconnect', () => ports.presences.disconnected(account.id, socket.id));
    dispatch(socket, account, table, optionsFor(socket));
  });
}

function events(ports: AgentDoorPorts): EventTable<Account> {
  const { conversations, desk, board, presences, notes, now, newId, sign } = ports;
  const deskAgent = async ({ id, name }: Account): Promise<DeskAgent> => ({
    id,
    name,
    capacity: (await presences.choiceOf(id)).capacity,
  });

  async function known(conversationId: string): Promise<Conversation> {
    const found = await conversations.find(conversationId);
    if (found === undefined) throw new CodedError('conversation_not_found');
    return found;
  }

  async function opened(conversation: Conversation, afterSeq: number, socket: Socket): Promise<AgentOpened> {
    await socket.join(conversationRoom(conversation.id));
    const [log, kept] = await Promise.all([
      conversations.messages(conversation.id, { afterSeq, limit: PAGE }),
      notes.notes(conversation.id),
    ]);
    return {
      conversation: toConversationView(conversation, undefined, 'agent'),
      messages: log.map((message) => toWireMessage(message, sign)),
      // The packet is about the newest messages, even where an earlier part of the log is asked for.
      packet: await handoffPacket(
        conversation,
        await lastMessages(conversations, conversation),
        conversations,
        notes,
        ports.readMemory,
      ),
      notes: kept,
    };
  }

  async function taken(conversation: Conversation, account: Account, socket: Socket): Promise<AgentOpened> {
    board.accepted(now());
    presences.busy(account.id);
    return opened(conversation, 0, socket);
  }

  return {
    'presence:set': on(schemas.presence, async (account: Account, { state, capacity }, socket) => {
      // After the lease is stored: without one the desk takes the agent for absent.
      await presences.settled(socket.id);
      const choice = await presences.choose(account.id, state, capacity);
      // Read before the acknowledgement, so that the next shopper who asks for a person finds this agent.
      const { held } = await board.read();
      board.refresh();
      const active = held.filter((one) => one.owner === 'agent' && one.agentId === account.id).length;
      return {
        presence: {
          agentId: account.id,
          name: account.name,
          ...choice,
          active,
        },
      };
    }),

    'queue:watch': on(schemas.nothing, async (account: Account, _request, socket) => {
      await presences.settled(socket.id);
      const state = await board.read();
      // An offer is pushed once, when it is made: a page that connects later is told here.
      for (const one of state.waiting)
        if (one.owner === 'offered' && one.agentId === account.id)
          socket.emit(
            'handoff:offered',
            await offerPush(one, { conversations, notes, now, readMemory: ports.readMemory }),
          );
      return {
        queue: [...state.waiting, ...state.tickets].map(toQueueItem),
        mine: state.held.filter((one) => one.agentId === account.id).map(toQueueItem),
        agents: board.agentsIn(state),
        serverTime: new Date(now()).toISOString(),
      };
    }),

    'handoff:accept': on(inConversation, async (account: Account, { conversationId }, socket) =>
      taken((await desk.accept(conversationId, await deskAgent(account))).conversation, account, socket),
    ),

    'handoff:pick': on(inConversation, async (account: Account, { conversationId }, socket) =>
      taken((await desk.pick(conversationId, await deskAgent(account))).conversation, account, socket),
    ),

    'handoff:decline': on(inConversation, async (account: Account, { conversationId }) => {
      await desk.decline(conversationId, account.id);
      return {};
    }),

    'handoff:transfer': on(schemas.transfer, async (account: Account, { conversationId, to }) => {
      const target =
        to.agentId === undefined ? undefined : (await board.read()).presences.find((one) => one.agentId === to.agentId);
      if (
        to.agentId !== undefined &&
        (target === undefined || target.state === 'offline' || target.agentId === account.id)
      )
        throw new CodedError('agent_not_available');
      await desk.transfer(conversationId, account.id, {
        expiresAt: now() + ports.offerSeconds * 1000,
        ...(to.skill === undefined ? {} : { skill: to.skill }),
        ...(target === undefined
          ? {}
          : { agent: { id: target.agentId, name: target.name, capacity: target.capacity } }),
      });
      return {};
    }),

    'conversation:open': on(schemas.open, async (account: Account, { conversationId, afterSeq }, socket) => {
      const conversation = await known(conversationId);
      // Any agent may look; the audit log keeps who did.
      if (conversation.agentId !== account.id)
        await ports.trail.note({
          actor: account.id,
          action: 'conversation-read',
          subject: conversationId,
          data: { owner: conversation.owner },
        });
      return opened(conversation, afterSeq ?? 0, socket);
    }),

    'conversation:return': on(inConversation, async (account: Account, { conversationId }) => {
      await desk.returnToBot(conversationId, account.id);
      return {};
    }),

    'conversation:close': on(schemas.close, async (account: Account, { conversationId, resolution }) => {
      const current = await known(conversationId);
      const closedAlready = current.owner === 'closed' && current.lastAgentId === account.id;
      if (!closedAlready) await desk.close(conversationId, account.id, resolution);
      return {};
    }),

    'message:send': on(outgoing, async (account: Account, request, socket) => {
      const { conversationId, clientId } = request;
      const text = request.text?.trim() === '' ? undefined : request.text;
      const attachmentIds = request.attachmentIds ?? [];
      if (text === undefined && attachmentIds.length === 0) throw new CodedError('message_empty');
      const files = await ownAttachments(ports.attachments, account.id, attachmentIds);
      const sent = await conversations.change(
        {
          conversationId,
          once: { authorId: account.id, clientId },
          decide: (current) => {
            if (current.owner !== 'agent' || current.agentId !== account.id) throw new CodedError('assignment_lost');
            return {
              conversation: { ...current, firstReplyAt: current.firstReplyAt ?? now() },
              messages: [
                {
                  id: newId(),
                  author: { kind: 'agent', id: account.id, name: account.name },
                  clientId,
                  content: { text, attachments: files.map(referenceTo) },
                },
              ],
              result: undefined,
            };
          },
        },
        socket.id,
      );
      const logged = sent.kind === 'repeated' ? sent.message : sent.messages[0];
      if (logged === undefined) throw new Error('A send was committed without its message');
      return { seq: logged.seq, id: logged.id, createdAt: new Date(logged.createdAt).toISOString() };
    }),

    'message:read': on(shopperSchemas.read, async (account: Account, { conversationId, seq }, socket) => {
      await conversations.change(
        {
          conversationId,
          decide: (current) => {
            if (current.agentId !== account.id) throw new CodedError('assignment_lost');
            const agentReadSeq = Math.max(current.agentReadSeq, Math.min(seq, current.lastSeq));
            return { conversation: { ...current, agentReadSeq }, result: undefined };
          },
        },
        socket.id,
      );
      return {};
    }),

    'typing:set': on(shopperSchemas.typing, async (account: Account, { conversationId, typing }, socket) => {
      // Only whoever has the conversation open is seen typing in it.
      if (!socket.rooms.has(conversationRoom(conversationId))) throw new CodedError('assignment_lost');
      socket.nsp.server
        .of('/shopper')
        .to(conversationRoom(conversationId))
        .volatile.emit('typing:changed', { conversationId, typing, name: account.name });
      return {};
    }),

    'note:add': on(schemas.note, async (account: Account, { conversationId, clientId, text }, socket) => {
      await known(conversationId);
      const note = await notes.addNote({
        id: newId(),
        conversationId,
        clientId,
        authorId: account.id,
        authorName: account.name,
        text,
        at: now(),
      });
      socket.to(conversationRoom(conversationId)).emit('note:added', { conversationId, note });
      return { note };
    }),
  };
}
