import type { AgentOpened, HandoffPacket, Note } from '../../protocol/agent-events.ts';
import type { Message, Owner } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { ChatEvent } from './events.ts';
import { type Chat, type ChatPhase, lastSeq, type Pending } from './state.ts';

/** One chat after an event. Pure: no clock, no network. */
export function reduceChat(chat: Chat, event: ChatEvent): Chat {
  switch (event.type) {
    case 'chat-opened':
      return opened(chat, event.opened, event.elsewhere);
    case 'chat-failed':
      return chat.phase.is === 'loading' ? { ...chat, phase: { is: 'failed', code: event.code } } : chat;
    case 'message-came':
      return withMessages(chat, [event.message]);
    case 'message-translated':
      return {
        ...chat,
        messages: chat.messages.map((one) =>
          one.seq === event.seq ? { ...one, translation: event.translation } : one,
        ),
      };
    case 'translation-set':
      return withTranslationInto(chat, event.into);
    case 'shopper-read':
      return { ...chat, readByShopper: Math.max(chat.readByShopper, event.seq) };
    case 'agent-read':
      return { ...chat, readByMe: Math.max(chat.readByMe, event.seq) };
    case 'shopper-typed':
      return { ...chat, shopperTyping: event.typing };
    case 'note-came':
      return {
        ...chat,
        notes: withNote(chat.notes, event.note),
        pending: chat.pending.filter((entry) => entry.clientId !== event.clientId),
      };
    case 'owner-changed':
      return withOwner(chat, event.owner, event.elsewhere);
    case 'ticket-changed':
      return { ...chat, ticket: event.ticket };
    case 'read-by': {
      const others = (chat.readers ?? []).filter(({ id }) => id !== event.reader.id);
      return { ...chat, readers: [...others, event.reader] };
    }
    case 'assignment-lost':
      return { ...chat, phase: { is: 'lost', reason: event.reason }, shopperTyping: false };
    case 'written':
      return { ...chat, pending: [...chat.pending, event.pending] };
    case 'acknowledged':
      return acknowledged(chat, event.clientId, event.seq);
    case 'send-failed':
      return withPending(chat, event.clientId, (entry) => ({ ...entry, state: 'failed', errorCode: event.code }));
    case 'send-retried':
      return withPending(chat, event.clientId, ({ errorCode: _, ...entry }) => ({ ...entry, state: 'sending' }));
    case 'withdrawn':
      return { ...chat, pending: chat.pending.filter((entry) => entry.clientId !== event.clientId) };
  }
}

function withTranslationInto({ translation, ...chat }: Chat, into: Locale | undefined): Chat {
  const { available = false } = translation ?? {};
  return { ...chat, translation: { available, ...(into === undefined ? {} : { into }) } };
}

function opened(chat: Chat, answer: AgentOpened, elsewhere: boolean | undefined): Chat {
  const { conversation, messages, packet, notes, translation, ticket, merged, split } = answer;
  const seen = chat.messages.length > 0;
  const joined = withMessages(
    {
      ...chat,
      conversation,
      translation,
      ticket,
      merged,
      split,
      packet: withArticles(packet, chat.packet),
      notes: notes.reduce(withNote, chat.notes),
      readByShopper: Math.max(chat.readByShopper, conversation.readSeq),
      phase: phaseOf(conversation.owner, chat.phase, elsewhere),
      behind: false,
    },
    messages,
  );
  const behind = joined.behind || lastSeq(joined) < conversation.lastSeq;
  // What was said before the agent came is history, not unread mail.
  const readByMe = seen
    ? joined.readByMe
    : Math.max(joined.readByMe, lastSeqBefore(joined.messages, packet.waitingSince));
  return { ...joined, behind, readByMe };
}

/** A packet that came with a part of the log names the articles of that part only; those known before stay. */
function withArticles(packet: HandoffPacket, before: HandoffPacket | undefined): HandoffPacket {
  if (before === undefined) return packet;
  const now = new Set(packet.articles.map((article) => article.slug));
  return { ...packet, articles: [...before.articles.filter((article) => !now.has(article.slug)), ...packet.articles] };
}

function lastSeqBefore(messages: readonly Message[], moment: string): number {
  return messages.findLast((message) => message.createdAt <= moment)?.seq ?? 0;
}

/** Adds what follows the log without a gap; what lies beyond a gap is left for the catch-up, so order always holds. */
function withMessages(chat: Chat, incoming: readonly Message[]): Chat {
  const messages = [...chat.messages];
  let behind = chat.behind;
  let typing = chat.shopperTyping;
  for (const message of [...incoming].sort((a, b) => a.seq - b.seq)) {
    const next = (messages.at(-1)?.seq ?? 0) + 1;
    if (message.seq === next) messages.push(message);
    else if (message.seq > next) behind = true;
    if (message.author.kind === 'shopper') typing = false;
  }
  const last = messages.at(-1)?.seq ?? 0;
  const arrived = new Set(messages.map((message) => message.clientId));
  const pending = chat.pending.filter(
    (entry) =>
      entry.kind === 'note' || !(arrived.has(entry.clientId) || (entry.seq ?? Number.POSITIVE_INFINITY) <= last),
  );
  return { ...chat, messages, pending, behind, shopperTyping: typing };
}

function acknowledged(chat: Chat, clientId: string, seq: number): Chat {
  if (seq <= lastSeq(chat)) return { ...chat, pending: chat.pending.filter((entry) => entry.clientId !== clientId) };
  const marked = withPending(chat, clientId, (entry) => ({ ...entry, state: 'acknowledged', seq }));
  return { ...marked, behind: true };
}

function withPending(chat: Chat, clientId: string, change: (entry: Pending) => Pending): Chat {
  return { ...chat, pending: chat.pending.map((entry) => (entry.clientId === clientId ? change(entry) : entry)) };
}

function withNote(notes: readonly Note[], note: Note): readonly Note[] {
  return notes.some((known) => known.id === note.id) ? notes : [...notes, note];
}

function withOwner(chat: Chat, owner: Owner, elsewhere: boolean | undefined): Chat {
  const conversation = chat.conversation === undefined ? undefined : { ...chat.conversation, owner };
  return { ...chat, conversation, phase: phaseOf(owner, chat.phase, elsewhere) };
}

/** A chat that was lost stays so until it is opened as ours again; an agent's own chat is open, all else is over. */
function phaseOf(owner: Owner, before: ChatPhase, elsewhere: boolean | undefined): ChatPhase {
  if (owner === 'agent' && elsewhere !== true) return before.is === 'lost' ? before : { is: 'open' };
  return before.is === 'lost' ? before : { is: 'ended', owner };
}
