import type { QueueItem } from '../../protocol/agent-events.ts';
import type { DeskEvent } from './events.ts';
import { reduceChat } from './reduce-chat.ts';
import { type Chat, type DeskState, newChat, type Offer } from './state.ts';

/** The most notices kept on the screen at once; older ones give way. */
const NOTICES_SHOWN = 3;

/** The desk after an event. Pure: the same events always give the same desk. */
export function reduce(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'connection-changed':
      // Offers do not outlive their connection: the server sends those that still stand again.
      return event.connection === 'online'
        ? { ...state, connection: event.connection }
        : { ...state, connection: event.connection, offers: [], chats: state.chats.map(withoutTyping) };
    case 'queue-changed':
      return { ...withQueue(state, event.queue, event.mine), behind: event.more };
    case 'clock-read':
      return { ...state, clockAhead: event.ahead };
    case 'agents-changed':
      return { ...state, agents: event.agents };
    case 'presence-chosen':
      return { ...state, presence: event.presence, capacity: event.capacity };
    case 'offer-came': {
      const { conversationId, expiresAt, packet } = event;
      const others = state.offers.filter((offer) => offer.conversationId !== conversationId);
      return { ...state, offers: [...others, { conversationId, expiresAt, packet, answering: false }] };
    }
    case 'offer-answered':
      return { ...state, offers: withAnswering(state.offers, event.conversationId, true) };
    case 'offer-failed':
      return { ...state, offers: withAnswering(state.offers, event.conversationId, false) };
    case 'offer-gone':
      return { ...state, offers: state.offers.filter((offer) => offer.conversationId !== event.conversationId) };
    case 'chat-added':
      return withChat(
        state,
        event.conversationId,
        newChat(event.conversationId, event.item, event.pending, event.looking),
      );
    case 'chat-removed': {
      const chats = state.chats.filter((chat) => chat.id !== event.conversationId);
      const focused = state.focused === event.conversationId ? neighbour(state, event.conversationId) : state.focused;
      return { ...state, chats, focused };
    }
    case 'focused':
      return { ...state, focused: event.conversationId, atTickets: false, atSearch: false };
    case 'tickets-shown':
      return { ...state, focused: undefined, atTickets: true, atSearch: false };
    case 'search-shown':
      return { ...state, focused: undefined, atTickets: false, atSearch: true };
    case 'replies-changed':
      return { ...state, repliesRound: state.repliesRound + 1 };
    case 'noticed':
      return { ...state, notices: [...state.notices, event.notice].slice(-NOTICES_SHOWN) };
    case 'notice-dismissed':
      return { ...state, notices: state.notices.filter((notice) => notice.id !== event.id) };
    case 'in-chat':
      return {
        ...state,
        chats: state.chats.map((chat) => (chat.id === event.conversationId ? reduceChat(chat, event.event) : chat)),
      };
  }
}

function withQueue(state: DeskState, queue: readonly QueueItem[], mine: readonly QueueItem[]): DeskState {
  const items = new Map([...queue, ...mine].map((item) => [item.conversationId, item]));
  const chats = state.chats.map((chat) => ({ ...chat, item: items.get(chat.id) ?? chat.item }));
  // Whoever ends, returns or takes an offered chat takes it out of the queue, and with it the offer from this screen.
  const offers = state.offers.filter((offer) => offer.answering || items.has(offer.conversationId));
  return { ...state, queue, chats, offers };
}

/** A chat that comes again (picked a second time, or found after a reload) starts afresh but keeps what was unsent. */
function withChat(state: DeskState, id: string, fresh: Chat): DeskState {
  const known = state.chats.find((chat) => chat.id === id);
  if (known === undefined) return { ...state, chats: [...state.chats, fresh] };
  const chat: Chat = { ...known, item: fresh.item ?? known.item, phase: fresh.phase };
  return { ...state, chats: state.chats.map((other) => (other.id === id ? chat : other)) };
}

function withAnswering(offers: readonly Offer[], id: string, answering: boolean): readonly Offer[] {
  return offers.map((offer) => (offer.conversationId === id ? { ...offer, answering } : offer));
}

function withoutTyping(chat: Chat): Chat {
  return chat.shopperTyping ? { ...chat, shopperTyping: false } : chat;
}

function neighbour(state: DeskState, id: string): string | undefined {
  const index = state.chats.findIndex((chat) => chat.id === id);
  return (state.chats[index + 1] ?? state.chats[index - 1])?.id;
}
