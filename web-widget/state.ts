import type { SentFile } from '../browser/upload-list.ts';
import type { ConversationView, HandoffView, Message, Owner } from '../protocol/conversation.ts';
import type { ErrorCode } from '../protocol/error-codes.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Sent } from '../protocol/shopper-events.ts';
import { appendToLog, type Log, mergePage } from './message-log.ts';
import type { Pause } from './pause.ts';

/** How the widget stands with the server, as the shopper is told. */
export type Link = 'connecting' | 'online' | 'reconnecting' | 'offline';

/** A refusal by the server, an action that needs a link and found none, or one that would leave unsent words behind. */
export type Notice = ErrorCode | 'offline' | 'unsent';

/** A message that the shopper sent and the server has not acknowledged. */
export interface OutboxItem {
  /** Stays the same over every repetition, so that the server takes the message once. */
  readonly clientId: string;
  /** ISO 8601, by the shopper's clock; replaced by the server's when acknowledged. */
  readonly createdAt: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly files?: readonly SentFile[];
  /** Set when it is not tried any more until the shopper asks. */
  readonly failure?: ErrorCode;
}

export interface State {
  readonly link: Link;
  readonly open: boolean;
  /** The inbox stands in the chat's place. */
  readonly inbox: boolean;
  /** Counts what has come that the inbox shows. */
  readonly news: number;
  /** Counts the people who used this page: with the next one, nothing of the one before is left. */
  readonly person: number;
  readonly conversationId: string | undefined;
  readonly locale: Locale;
  /** By the shopper themselves: pages do not change it. */
  readonly localeChosen: boolean;
  readonly log: Log;
  /** True once the log was caught up at least once. */
  readonly loaded: boolean;
  readonly outbox: readonly OutboxItem[];
  /** What was sent waits in the composer for a file that is still arriving. */
  readonly held: boolean;
  readonly handoff: HandoffView;
  /** How far the other side has read. */
  readonly theirReadSeq: number;
  /** How far the shopper has read. */
  readonly myReadSeq: number;
  readonly typing: { readonly name?: string } | undefined;
  /** Message id → whether the answer helped. */
  readonly ratedAnswers: Readonly<Record<string, boolean>>;
  /** The rating form at or before this seq has been answered. */
  readonly ratedSeq: number;
  /** Why the last action did not work, until dismissed. */
  readonly notice: Notice | undefined;
  /** The server has asked to come again later. */
  readonly pause: Pause | undefined;
}

export type Event =
  | { readonly type: 'link:changed'; readonly link: Link }
  | { readonly type: 'panel:toggled'; readonly open: boolean }
  | { readonly type: 'inbox:shown'; readonly shown: boolean }
  | { readonly type: 'news:came' }
  | {
      readonly type: 'conversation:opened';
      readonly conversation: ConversationView;
      readonly messages: readonly Message[];
      readonly afterSeq: number;
    }
  /** `goesOn`: in that one. */
  | { readonly type: 'conversation:forgotten'; readonly goesOn?: string | undefined }
  | { readonly type: 'conversation:closed' }
  | { readonly type: 'person:changed' }
  | { readonly type: 'conversation:rated'; readonly seq: number }
  | { readonly type: 'message:received'; readonly message: Message }
  | { readonly type: 'message:queued'; readonly item: OutboxItem }
  | { readonly type: 'message:held'; readonly held: boolean }
  | { readonly type: 'message:acknowledged'; readonly clientId: string; readonly sent: Sent }
  | { readonly type: 'message:refused'; readonly clientId: string; readonly code: ErrorCode }
  | { readonly type: 'message:retried'; readonly clientId: string }
  | { readonly type: 'message:discarded'; readonly clientId: string }
  | { readonly type: 'handoff:changed'; readonly handoff: HandoffView }
  | { readonly type: 'typing:changed'; readonly typing: boolean; readonly name?: string }
  | { readonly type: 'peer:read'; readonly seq: number }
  | { readonly type: 'own:read'; readonly seq: number }
  | { readonly type: 'locale:changed'; readonly locale: Locale; readonly chosen?: boolean | undefined }
  | { readonly type: 'answer:rated'; readonly messageId: string; readonly helpful: boolean }
  | { readonly type: 'notice:shown'; readonly code: Notice }
  | { readonly type: 'notice:dismissed' }
  | { readonly type: 'pause:begun'; readonly pause: Pause }
  | { readonly type: 'pause:over'; readonly what: Pause['what'] };

const EMPTY_LOG: Log = { messages: [], lastSeq: 0, knownSeq: 0 };

/** @param conversationId where it is not the newest */
export function initialState(locale: Locale, localeChosen = false, conversationId?: string): State {
  return {
    link: 'connecting',
    open: false,
    inbox: false,
    news: 0,
    person: 0,
    conversationId,
    locale,
    localeChosen,
    log: EMPTY_LOG,
    loaded: false,
    outbox: [],
    held: false,
    handoff: { state: 'bot' },
    theirReadSeq: 0,
    myReadSeq: 0,
    typing: undefined,
    ratedAnswers: {},
    ratedSeq: 0,
    notice: undefined,
    pause: undefined,
  };
}

/** The next state; pure, and the same object where nothing changed. */
export function reduce(state: State, event: Event): State {
  switch (event.type) {
    case 'link:changed':
      return event.link === state.link ? state : { ...state, link: event.link, typing: undefined };
    case 'panel:toggled':
      return event.open === state.open ? state : { ...state, open: event.open };
    case 'inbox:shown':
      return { ...state, inbox: event.shown, notice: undefined };
    case 'news:came':
      return { ...state, news: state.news + 1 };
    case 'conversation:opened':
      return opened(state, event.conversation, event.messages, event.afterSeq);
    case 'conversation:forgotten':
      return {
        ...initialState(state.locale, state.localeChosen),
        link: state.link,
        open: state.open,
        person: state.person,
        outbox: state.outbox,
        held: state.held,
        conversationId: event.goesOn,
      };
    case 'person:changed':
      return {
        ...initialState(state.locale, state.localeChosen),
        link: state.link,
        open: state.open,
        person: state.person + 1,
      };
    case 'conversation:closed':
      return { ...state, handoff: { state: 'closed' }, typing: undefined };
    case 'conversation:rated':
      return { ...state, ratedSeq: Math.max(state.ratedSeq, event.seq) };
    case 'message:received':
      return withLog(state, appendToLog(state.log, event.message), event.message);
    case 'message:queued':
      if (state.outbox.some((item) => item.clientId === event.item.clientId)) return state;
      return { ...state, outbox: [...state.outbox, event.item] };
    case 'message:held':
      return { ...state, held: event.held };
    case 'message:acknowledged':
      return acknowledged(state, event.clientId, event.sent);
    case 'message:refused':
      return withItem(state, event.clientId, (item) => ({ ...item, failure: event.code }));
    case 'message:retried':
      return withItem(state, event.clientId, ({ failure: _failure, ...item }) => item);
    case 'message:discarded':
      return { ...state, outbox: state.outbox.filter((item) => item.clientId !== event.clientId) };
    case 'handoff:changed':
      return { ...state, handoff: event.handoff };
    case 'typing:changed':
      return { ...state, typing: event.typing ? (event.name ? { name: event.name } : {}) : undefined };
    case 'peer:read':
      return event.seq <= state.theirReadSeq ? state : { ...state, theirReadSeq: event.seq };
    case 'own:read':
      return event.seq <= state.myReadSeq ? state : { ...state, myReadSeq: event.seq };
    case 'locale:changed':
      return spoken(state, event.locale, event.chosen);
    case 'answer:rated':
      return { ...state, ratedAnswers: { ...state.ratedAnswers, [event.messageId]: event.helpful } };
    case 'notice:shown':
      return { ...state, notice: event.code };
    case 'notice:dismissed':
      return { ...state, notice: undefined };
    case 'pause:begun':
      return { ...state, pause: event.pause };
    case 'pause:over':
      return state.pause?.what === event.what ? { ...state, pause: undefined } : state;
  }
}

/** True while messages exist that the page does not show yet: ask for those after `log.lastSeq`. */
export function isBehind(state: State): boolean {
  return state.log.lastSeq < state.log.knownSeq;
}

/** Messages of others that the shopper has not seen. */
export function unreadCount(state: State): number {
  return state.log.messages.filter((message) => message.seq > state.myReadSeq && isFromOthers(message)).length;
}

export function isFromOthers(message: Message): boolean {
  return message.author.kind !== 'shopper' && message.author.kind !== 'system';
}

/** The seq that a rating form belongs to, or undefined where none is due. */
export function ratingDue(state: State): number | undefined {
  const card = state.log.messages.findLast((message) => message.card?.type === 'rating');
  const ended: readonly Owner[] = ['closed', 'wrap-up'];
  const served = state.log.messages.findLast(({ author }) => author.kind === 'agent');
  const seq = Math.max(card?.seq ?? 0, ended.includes(state.handoff.state) ? (served?.seq ?? 0) : 0);
  return seq > 0 ? seq : undefined;
}

function opened(state: State, conversation: ConversationView, page: readonly Message[], afterSeq: number): State {
  const base =
    state.conversationId === undefined || state.conversationId === conversation.id
      ? state
      : reduce(state, { type: 'conversation:forgotten' });
  const log = mergePage(base.log, page, afterSeq, conversation.lastSeq);
  const inLog = new Set(page.map((message) => message.clientId));
  return {
    ...base,
    conversationId: conversation.id,
    locale: conversation.locale,
    localeChosen: state.localeChosen || conversation.localeChosen === true,
    log,
    loaded: base.loaded || log.lastSeq >= log.knownSeq,
    handoff: conversation.handoff,
    theirReadSeq: Math.max(base.theirReadSeq, conversation.readSeq),
    outbox: base.outbox.filter((item) => !inLog.has(item.clientId)),
  };
}

function spoken(state: State, locale: Locale, chosen = false): State {
  const localeChosen = state.localeChosen || chosen;
  return locale === state.locale && localeChosen === state.localeChosen ? state : { ...state, locale, localeChosen };
}

function withLog(state: State, log: Log, message: Message): State {
  if (log === state.log) return state;
  const arrived = log.lastSeq >= message.seq;
  return {
    ...state,
    log,
    typing: arrived && isFromOthers(message) ? undefined : state.typing,
    outbox:
      arrived && message.clientId !== undefined
        ? state.outbox.filter((item) => item.clientId !== message.clientId)
        : state.outbox,
  };
}

/** The server has it: it moves from the outbox into the log, unless messages before it are still missing. */
function acknowledged(state: State, clientId: string, sent: Sent): State {
  const item = state.outbox.find((other) => other.clientId === clientId);
  if (item === undefined) return state;
  const message: Message = {
    ...sent,
    author: { kind: 'shopper', name: '' },
    clientId,
    ...(item.text === undefined ? {} : { text: item.text }),
    ...(item.value === undefined ? {} : { value: item.value }),
    ...(item.files === undefined ? {} : { attachments: item.files.map((file) => ({ ...file, url: '' })) }),
  };
  const log = appendToLog(state.log, message);
  // Behind a gap the bubble stays pending until the catch-up brings it at its place.
  const placed = log.lastSeq >= sent.seq;
  return { ...state, log, outbox: placed ? state.outbox.filter((other) => other !== item) : state.outbox };
}

function withItem(state: State, clientId: string, change: (item: OutboxItem) => OutboxItem): State {
  if (!state.outbox.some((item) => item.clientId === clientId)) return state;
  return { ...state, outbox: state.outbox.map((item) => (item.clientId === clientId ? change(item) : item)) };
}
