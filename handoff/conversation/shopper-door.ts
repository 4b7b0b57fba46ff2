import type { Namespace, Socket } from 'socket.io';
import { callerAddress, networkOf } from '../../doors/caller-address.ts';
import type { Visitor } from '../../doors/callers.ts';
import { type DispatchOptions, dispatch, type EventTable, on, toWireError } from '../../doors/dispatch.ts';
import { incidentOf, type OnFault } from '../../doors/faults.ts';
import type { LoadGate } from '../../doors/load-gate.ts';
import type { RateLimits } from '../../doors/rate-limits.ts';
import { conversationRoom, orderRoom, visitorRoom } from '../../doors/rooms.ts';
import type { SocketBounds } from '../../doors/socket-bounds.ts';
import type { AttachmentStore } from '../../files/attachments.ts';
import type { VisitorNetworks } from '../../people/visitors/visitor-networks.ts';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { DEFAULT_LOCALE, type Locale } from '../../protocol/locale.ts';
import type { Desk, Ticket } from '../desk/desk.ts';
import type { Board } from '../queue/board.ts';
import type { CareFor } from './care.ts';
import { alarmIn, type CareWhileWaitingPorts } from './care-while-waiting.ts';
import { type Conversation, type LoggedMessage, type NewMessage, newConversation } from './conversation.ts';
import type { Conversations } from './conversations.ts';
import { type ArticleKey, articleOf, questionBefore } from './fitted-question.ts';
import { isLeaving } from './leaving-words.ts';
import { ownAttachments, referenceTo } from './own-attachments.ts';
import { transition } from './ownership.ts';
import { inConversation, shopperSchemas as schemas } from './schemas.ts';
import type { SideNotes } from './side-notes.ts';
import { type SignLink, toConversationView, toHandoffView, toWireMessage } from './wire.ts';

export interface ShopperDoorPorts extends CareWhileWaitingPorts {
  readonly conversations: Conversations;
  readonly desk: Desk;
  readonly board: Pick<Board, 'placeOf'>;
  readonly attachments: AttachmentStore;
  readonly notes: SideNotes;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
  readonly gate: Pick<LoadGate, 'admit'>;
  readonly bounds: Pick<SocketBounds, 'check'>;
  readonly networks: VisitorNetworks;
  readonly trustedProxy: boolean;
  readonly sign: SignLink;
  /** The shopper has said that an article answered their words. */
  readonly confirmed: (article: ArticleKey, text: string) => void;
  readonly greet: (conversation: Conversation) => Promise<void>;
  /** Whether anybody works here who could answer, now or later. */
  readonly staffed: () => boolean;
  /** A ticket where nobody can take a chat in this language now. */
  readonly ticket: (locale: Locale) => Ticket | undefined;
  readonly care: CareFor;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly onFault: OnFault;
  readonly onRefused: (code: ErrorCode) => void;
}

const PAGE = 200;
/** Events that give the bot something to answer. */
const BEGINS_WORK: ReadonlySet<string> = new Set(['message:send', 'conversation:open']);
/** A shopper who returns after a longer silence gets a new conversation. */
const FORGOTTEN_AFTER_MS = 14 * 24 * 3_600_000;

/** Namespace `/shopper`. */
export function openShopperDoor(namespace: Namespace, ports: ShopperDoorPorts): void {
  const options: DispatchOptions<Visitor> = {
    async admit(visitor, event) {
      if (visitor.expiresAt <= ports.now()) throw new CodedError('token_expired');
      // A caller for one order is pushed its cases, and may do nothing with the account's conversations.
      if (visitor.order !== undefined) throw new CodedError('permission_denied');
      // Before all else, as a refusal must cost next to nothing.
      if (BEGINS_WORK.has(event)) ports.gate.admit();
      await ports.limits.spend(event === 'message:send' ? 'message' : 'event', visitor.visitorId);
      return visitor;
    },
    onFault: ports.onFault,
    onRefused: ports.onRefused,
  };
  const table = events(ports);

  namespace.use((socket, next) => {
    try {
      ports.bounds.check(networkOf(callerAddress(socket.request, ports.trustedProxy)));
      const { token } = socket.handshake.auth as { token?: unknown };
      (socket.data as { visitor?: Visitor }).visitor = ports.tokens.read(token, 'limited');
      next();
    } catch (error) {
      const data = toWireError(error, incidentOf(error, 'handshake', ports.onFault));
      ports.onRefused(data.code);
      next(Object.assign(new Error('refused'), { data }));
    }
  });
  namespace.on('connection', (socket) => {
    const { visitor } = socket.data as { visitor: Visitor };
    void socket.join(visitor.order === undefined ? visitorRoom(visitor.visitorId) : orderRoom(visitor.order));
    ports.networks.remember(visitor.visitorId, callerAddress(socket.request, ports.trustedProxy));
    dispatch(socket, visitor, table, options);
  });
}

function events(ports: ShopperDoorPorts): EventTable<Visitor> {
  const { conversations, desk, board, notes, now, newId, sign } = ports;
  const opening = new Map<string, Promise<Conversation>>();

  /** The visitor's own conversation; a foreign one is answered like one that does not exist. */
  async function own(visitor: Visitor, conversationId: string): Promise<Conversation> {
    const found = await conversations.find(conversationId);
    if (found === undefined || found.visitorId !== visitor.visitorId) throw new CodedError('conversation_not_found');
    return found;
  }

  async function latest(visitor: Visitor): Promise<Conversation | undefined> {
    const all = await conversations.list({ visitorId: visitor.visitorId });
    const newest = [...all].sort((a, b) => b.createdAt - a.createdAt)[0];
    return newest !== undefined && newest.updatedAt > now() - FORGOTTEN_AFTER_MS ? newest : undefined;
  }

  /** One new conversation, however many pages of the visitor ask at once. */
  function latestOrNew(visitor: Visitor, locale: Locale | undefined): Promise<Conversation> {
    const underWay = opening.get(visitor.visitorId);
    if (underWay !== undefined) return underWay;
    const started = (async () => {
      const known = await latest(visitor);
      if (known !== undefined) return known;
      const conversation = newConversation({
        id: newId(),
        visitorId: visitor.visitorId,
        shopperName: visitor.name,
        verified: visitor.verified,
        email: visitor.email,
        locale: locale ?? visitor.locale ?? DEFAULT_LOCALE,
        localeChosen: false,
        at: now(),
      });
      await conversations.create(conversation);
      return conversation;
    })().finally(() => opening.delete(visitor.visitorId));
    opening.set(visitor.visitorId, started);
    return started;
  }

  async function viewOf(conversation: Conversation) {
    const waiting = conversation.owner === 'queued' || conversation.owner === 'offered';
    return toConversationView(conversation, waiting ? await board.placeOf(conversation.id) : undefined, 'shopper');
  }

  async function join(socket: Socket, conversationId: string): Promise<void> {
    await socket.join(conversationRoom(conversationId));
  }

  const handoffOf = async (conversation: Conversation) => ({
    handoff: toHandoffView(
      conversation,
      conversation.owner === 'queued' || conversation.owner === 'offered'
        ? await board.placeOf(conversation.id)
        : undefined,
    ),
  });

  return {
    'conversation:open': on(schemas.open, async (visitor: Visitor, request, socket) => {
      let conversation =
        request.conversationId === undefined
          ? await latestOrNew(visitor, request.locale)
          : await own(visitor, request.conversationId);
      // Joined before the log is read, so that nothing falls between the two.
      await join(socket, conversation.id);
      if (conversation.lastSeq === 0) {
        await ports.greet(conversation);
        conversation = (await conversations.find(conversation.id)) ?? conversation;
      }
      const messages = await conversations.messages(conversation.id, { afterSeq: request.afterSeq ?? 0, limit: PAGE });
      return {
        conversation: await viewOf(conversation),
        messages: messages.map((message) => toWireMessage(message, sign)),
      };
    }),

    'message:send': on(schemas.send, async (visitor: Visitor, request, socket) => {
      const { conversationId, clientId, value } = request;
      const text = request.text?.trim() === '' ? undefined : request.text;
      const attachmentIds = request.attachmentIds ?? [];
      if (text === undefined && value === undefined && attachmentIds.length === 0)
        throw new CodedError('message_empty');
      const files = await ownAttachments(ports.attachments, visitor.visitorId, attachmentIds);
      const message: NewMessage = {
        id: newId(),
        author: { kind: 'shopper', id: visitor.visitorId, name: visitor.name },
        clientId,
        content: {
          text,
          value,
          attachments: files.map(referenceTo),
        },
      };
      const alarm = await alarmIn(ports, conversationId, text);
      const sent = await conversations.change(
        {
          conversationId,
          once: { authorId: visitor.visitorId, clientId },
          decide: (current) => {
            if (current.visitorId !== visitor.visitorId) throw new CodedError('conversation_not_found');
            const waits = current.owner === 'queued' || current.owner === 'offered' || current.owner === 'ticket';
            if (waits && text !== undefined && files.length === 0 && isLeaving(text))
              return { ...desk.leave(current, message), result: undefined };
            if (alarm !== undefined && (waits || current.owner === 'agent'))
              return { ...desk.alarm(current, message, alarm), result: undefined };
            const back = current.owner === 'closed' || current.owner === 'wrap-up';
            return {
              conversation: back ? transition(current, { type: 'shopper-wrote' }, now()) : current,
              messages: [message],
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

    'message:read': on(schemas.read, async (visitor: Visitor, { conversationId, seq }, socket) => {
      await conversations.change(
        {
          conversationId,
          decide: (current) => {
            if (current.visitorId !== visitor.visitorId) throw new CodedError('conversation_not_found');
            const shopperReadSeq = Math.max(current.shopperReadSeq, Math.min(seq, current.lastSeq));
            return { conversation: { ...current, shopperReadSeq }, result: undefined };
          },
        },
        socket.id,
      );
      return {};
    }),

    'typing:set': on(schemas.typing, async (visitor: Visitor, { conversationId, typing }, socket) => {
      if (!socket.rooms.has(conversationRoom(conversationId))) await own(visitor, conversationId);
      socket.nsp.server
        .of('/agent')
        .to(conversationRoom(conversationId))
        .volatile.emit('typing:changed', { conversationId, typing });
      return {};
    }),

    'locale:set': on(schemas.locale, async (visitor: Visitor, { conversationId, locale }) => {
      await conversations.change({
        conversationId,
        decide: (current) => {
          if (current.visitorId !== visitor.visitorId) throw new CodedError('conversation_not_found');
          return { conversation: { ...current, locale, localeChosen: true }, result: undefined };
        },
      });
      return {};
    }),

    'handoff:request': on(schemas.request, async (visitor: Visitor, { conversationId, reason }) => {
      const { locale } = await own(visitor, conversationId);
      if (!ports.staffed()) throw new CodedError('nobody_to_answer');
      const changed = await desk.request(conversationId, {
        reason: 'requested',
        priority: 'other',
        question: reason,
        ticket: ports.ticket(locale),
      });
      return handoffOf(changed.conversation);
    }),

    'handoff:cancel': on(inConversation, async (visitor: Visitor, { conversationId }) => {
      const current = await own(visitor, conversationId);
      if (current.owner === 'bot') return handoffOf(current);
      return handoffOf((await desk.cancel(conversationId)).conversation);
    }),

    'answer:rate': on(schemas.rateAnswer, async (visitor: Visitor, { conversationId, messageId, helpful }) => {
      await own(visitor, conversationId);
      const found = await findMessage(conversations, conversationId, messageId);
      if (found === undefined) throw new CodedError('message_not_found');
      const article = articleOf(found.message);
      const before = article === undefined ? undefined : (await notes.answerRatings(conversationId)).get(messageId);
      await notes.rateAnswer({ conversationId, messageId, helpful, at: now(), article });
      const text = questionBefore(found.log, found.message.seq);
      // Saying it twice teaches nothing more.
      if (article !== undefined && helpful && before !== true && text !== undefined) ports.confirmed(article, text);
      return {};
    }),

    'conversation:rate': on(schemas.rateConversation, async (visitor: Visitor, { conversationId, score, comment }) => {
      await conversations.change({
        conversationId,
        decide: (current) => {
          if (current.visitorId !== visitor.visitorId) throw new CodedError('conversation_not_found');
          return { conversation: { ...current, score, comment }, result: undefined };
        },
      });
      return {};
    }),

    'conversation:end': on(inConversation, async (visitor: Visitor, { conversationId }) => {
      const current = await own(visitor, conversationId);
      if (current.owner !== 'closed' && current.owner !== 'wrap-up') await desk.end(conversationId);
      return {};
    }),
  };
}

/** A message with what the log holds before it, as far as its pages go. */
async function findMessage(
  conversations: Conversations,
  conversationId: string,
  messageId: string,
): Promise<{ readonly message: LoggedMessage; readonly log: readonly LoggedMessage[] } | undefined> {
  let log: readonly LoggedMessage[] = [];
  for (let afterSeq = 0; ; ) {
    const page = await conversations.messages(conversationId, { afterSeq, limit: 500 });
    // The end of the page before, for a question on one side and its answer on the other.
    log = [...log.slice(-20), ...page];
    const message = page.find((one) => one.id === messageId);
    if (message !== undefined) return { message, log };
    const last = page.at(-1);
    if (last === undefined) return undefined;
    afterSeq = last.seq;
  }
}
