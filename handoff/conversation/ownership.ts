import type { HandoffReason, Resolution } from '../../protocol/agent-events.ts';
import type { Owner, Priority } from '../../protocol/conversation.ts';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type Conversation, NO_TICKET } from './conversation.ts';

/** Everything that can change who has a conversation. */
export type OwnershipEvent =
  | {
      readonly type: 'request';
      readonly reason: HandoffReason;
      readonly priority: Priority;
      readonly question?: string | undefined;
      readonly skill?: string | undefined;
    }
  | { readonly type: 'to-ticket'; readonly number: string; readonly promisedAt: Instant }
  | { readonly type: 'put-back'; readonly agentId: string }
  | { readonly type: 'solve' }
  | { readonly type: 'merge'; readonly into: string; readonly number: string }
  | { readonly type: 'reopen'; readonly promisedAt: Instant }
  | { readonly type: 'offer'; readonly agentId: string; readonly agentName: string; readonly expiresAt: Instant }
  | { readonly type: 'accept'; readonly agentId: string; readonly agentName: string }
  | { readonly type: 'pick'; readonly agentId: string; readonly agentName: string }
  | { readonly type: 'decline'; readonly agentId: string }
  | { readonly type: 'offer-expired' }
  | { readonly type: 'agent-lost'; readonly agentId: string }
  | { readonly type: 'transfer'; readonly agentId: string; readonly skill?: string | undefined }
  | { readonly type: 'return-to-bot'; readonly agentId: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'end'; readonly by: 'shopper' }
  | { readonly type: 'close'; readonly agentId: string; readonly resolution: Resolution }
  | { readonly type: 'wrap-up-done' }
  | { readonly type: 'shopper-wrote' };

type Patch = Partial<Conversation> & { readonly owner: Owner };
type Rule<E> = (current: Conversation, event: E, at: Instant) => Patch | ErrorCode;
type Row = { readonly [T in OwnershipEvent['type']]?: Rule<Extract<OwnershipEvent, { type: T }>> };

const nobody = {
  agentId: undefined,
  agentName: undefined,
  offerExpiresAt: undefined,
  // Into whose language, the next agent says.
  translatedInto: undefined,
} as const;
/** Back to the bot, which does not answer what was written to a person. */
const toBot = (current: Conversation): Patch => ({
  owner: 'bot',
  ...nobody,
  waitingSince: undefined,
  queuedAt: undefined,
  declinedBy: [],
  botReadSeq: current.lastSeq,
});
const toQueue = (_current: Conversation, event: Extract<OwnershipEvent, { type: 'request' }>, at: Instant): Patch => ({
  owner: 'queued',
  ...nobody,
  reason: event.reason,
  priority: event.priority,
  question: event.question,
  skill: event.skill,
  waitingSince: at,
  queuedAt: at,
  requestedAt: at,
  firstReplyAt: undefined,
  ...NO_TICKET,
  resolution: undefined,
  declinedBy: [],
});
/** A ticket is one promise: asking again, being picked and put back, or losing an agent makes no second one of it. */
const keepingTicket: typeof toQueue = (current, event, at) => ({
  ...toQueue(current, event, at),
  ticketNumber: current.ticketNumber,
  ticketPromisedAt: current.ticketPromisedAt,
  assigneeId: current.assigneeId,
  assigneeName: current.assigneeName,
  tags: current.tags,
});
const toTicket = (
  current: Conversation,
  event: Extract<OwnershipEvent, { type: 'to-ticket' }>,
  at: Instant,
): Patch => ({
  owner: 'ticket',
  ...nobody,
  ticketNumber: current.ticketNumber ?? event.number,
  ticketPromisedAt: current.ticketPromisedAt ?? event.promisedAt,
  waitingSince: current.waitingSince ?? at,
  queuedAt: current.queuedAt ?? at,
});
const newTicket: typeof toTicket = (current, event, at) => ({
  ...NO_TICKET,
  ...toTicket({ ...current, ...NO_TICKET }, event, at),
});
/** Shoppers who had an agent already are ranked as if they had asked this much earlier: before all but the urgent. */
const RETURNED_HEAD_START_MS = 50 * 60_000;
/**
 * From an agent to the head of the queue. The wait begins anew: what was spent with the agent was no waiting, and what was
 * written to the agent is not for the bot.
 */
const toHead = (current: Conversation, at: Instant): Patch => ({
  ...backToQueue(current, at),
  waitingSince: (current.requestedAt ?? at) - RETURNED_HEAD_START_MS,
  queuedAt: at,
  botReadSeq: current.lastSeq,
});
/** An offer came to nothing: rank and wait are what they were. */
const backToQueue = (current: Conversation, at: Instant, declined?: string): Patch => ({
  owner: 'queued',
  ...nobody,
  waitingSince: current.waitingSince ?? at,
  queuedAt: current.queuedAt ?? at,
  declinedBy: declined === undefined ? current.declinedBy : [...new Set([...current.declinedBy, declined])],
});
const toAgent: Rule<{ readonly agentId: string; readonly agentName: string }> = (current, event) => ({
  owner: 'agent',
  agentId: event.agentId,
  agentName: event.agentName,
  lastAgentId: event.agentId,
  offerExpiresAt: undefined,
  // Who takes a ticket has it from now on, also when they put it back.
  ...(current.ticketNumber === undefined ? {} : { assigneeId: event.agentId, assigneeName: event.agentName }),
});
/** A ticket that nobody answers just now; what was written to the agent is not for the bot. */
const putBack = (current: Conversation, at: Instant): Patch => ({
  owner: 'ticket',
  ...nobody,
  waitingSince: current.waitingSince ?? at,
  queuedAt: current.queuedAt ?? at,
  botReadSeq: current.lastSeq,
});
/** What was solved is asked again: the same ticket, under a promise of its own. */
const reopened: Rule<{ readonly promisedAt: Instant }> = (current, event, at) =>
  current.ticketNumber === undefined
    ? 'handoff_not_waiting'
    : {
        owner: 'ticket',
        ...nobody,
        ticketPromisedAt: event.promisedAt,
        waitingSince: at,
        queuedAt: at,
        requestedAt: at,
        firstReplyAt: undefined,
        resolution: undefined,
        score: undefined,
        comment: undefined,
        declinedBy: [],
      };
const cancelled: Rule<unknown> = (current) => toBot(current);

/** From (row) × event: what becomes of the conversation. What is not in the table is refused. */
const TABLE: Readonly<Record<Owner, Row>> = {
  bot: { request: toQueue, 'to-ticket': newTicket, reopen: reopened, end: () => ({ owner: 'closed' }) },
  queued: {
    offer: (_current, event) => ({
      owner: 'offered',
      agentId: event.agentId,
      agentName: event.agentName,
      offerExpiresAt: event.expiresAt,
    }),
    pick: toAgent,
    cancel: cancelled,
    'to-ticket': toTicket,
    end: (current) => ({ ...toBot(current), owner: 'closed' }),
  },
  offered: {
    accept: (current, event, at) => (current.agentId === event.agentId ? toAgent(current, event, at) : 'handoff_taken'),
    pick: toAgent,
    decline: (current, event, at) =>
      current.agentId === event.agentId ? backToQueue(current, at, event.agentId) : 'handoff_taken',
    'offer-expired': (current, _event, at) =>
      current.offerExpiresAt !== undefined && current.offerExpiresAt <= at
        ? backToQueue(current, at, current.agentId)
        : 'handoff_not_waiting',
    'agent-lost': (current, event, at) =>
      current.agentId === event.agentId ? backToQueue(current, at) : 'handoff_taken',
    cancel: cancelled,
    'to-ticket': toTicket,
    end: (current) => ({ ...toBot(current), owner: 'closed' }),
  },
  agent: {
    transfer: (current, event, at) =>
      current.agentId === event.agentId
        ? { ...toHead(current, at), reason: 'transfer', skill: event.skill, declinedBy: [event.agentId] }
        : 'assignment_lost',
    'agent-lost': (current, event, at) =>
      current.agentId === event.agentId ? { ...toHead(current, at), reason: 'agent-lost' } : 'assignment_lost',
    'put-back': (current, event, at) => {
      if (current.agentId !== event.agentId) return 'assignment_lost';
      return current.ticketNumber === undefined ? 'handoff_not_waiting' : putBack(current, at);
    },
    'return-to-bot': (current, event) => (current.agentId === event.agentId ? toBot(current) : 'assignment_lost'),
    close: (current, event) =>
      current.agentId === event.agentId
        ? { ...toBot(current), owner: 'closed', resolution: event.resolution }
        : 'assignment_lost',
    end: (current) => ({ owner: 'wrap-up', waitingSince: undefined, queuedAt: undefined, botReadSeq: current.lastSeq }),
  },
  'wrap-up': {
    close: (current, event) =>
      current.agentId === event.agentId
        ? { ...toBot(current), owner: 'closed', resolution: event.resolution }
        : 'assignment_lost',
    'wrap-up-done': (current) => ({ ...toBot(current), owner: 'closed' }),
    'shopper-wrote': toBotAgain,
    request: toQueue,
    reopen: reopened,
  },
  ticket: {
    pick: toAgent,
    cancel: cancelled,
    request: keepingTicket,
    solve: (current) => ({ ...toBot(current), owner: 'closed', resolution: 'solved' }),
    merge: (current, event) => ({
      ...toBot(current),
      owner: 'closed',
      resolution: 'merged',
      mergedInto: event.into,
      mergedNumber: event.number,
    }),
    end: (current) => ({ ...toBot(current), owner: 'closed' }),
  },
  closed: { 'shopper-wrote': toBotAgain, request: toQueue, 'to-ticket': newTicket, reopen: reopened },
};

/** The shopper came back after the end: the bot has the conversation, and answers what was just written. */
function toBotAgain(current: Conversation): Patch {
  return { ...toBot(current), reason: undefined, resolution: undefined, score: undefined, comment: undefined };
}

const REFUSALS: Partial<Record<OwnershipEvent['type'], ErrorCode>> = {
  accept: 'handoff_taken',
  pick: 'handoff_taken',
  decline: 'handoff_taken',
  transfer: 'assignment_lost',
  close: 'assignment_lost',
  'put-back': 'assignment_lost',
  'return-to-bot': 'assignment_lost',
  request: 'handoff_taken',
  end: 'conversation_closed',
  merge: 'handoff_taken',
};

/** Whatever happens to a ticket that was merged away, it goes on by itself from there. */
const BY_ITSELF = { mergedInto: undefined, mergedNumber: undefined } as const;
const ENDS: readonly OwnershipEvent['type'][] = ['end', 'solve', 'merge'];

/**
 * The conversation after an event, one epoch on.
 * @throws CodedError where the table has no such transition, or its guard refuses
 */
export function transition(current: Conversation, event: OwnershipEvent, at: Instant): Conversation {
  const rule = TABLE[current.owner][event.type] as Rule<OwnershipEvent> | undefined;
  const outcome = rule === undefined ? (REFUSALS[event.type] ?? 'handoff_not_waiting') : rule(current, event, at);
  if (typeof outcome === 'string') throw new CodedError(outcome, { owner: current.owner });
  const ends = ENDS.includes(event.type) || (event.type === 'close' && current.owner === 'agent');
  return { ...current, ...BY_ITSELF, ...outcome, epoch: current.epoch + 1, endings: current.endings + (ends ? 1 : 0) };
}
