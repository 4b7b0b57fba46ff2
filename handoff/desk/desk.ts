import type { HandoffReason, Priority, Resolution } from '../../protocol/agent-events.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import { type Conversation, type NewMessage, SYSTEM_AUTHOR } from '../conversation/conversation.ts';
import type { Change, Changed, ChangeRequest } from '../conversation/conversation-store.ts';
import { type OwnershipEvent, transition } from '../conversation/ownership.ts';

/** The lines that the log shows when somebody comes or goes. */
export type SystemLine =
  | 'agentJoined'
  | 'agentLeft'
  | 'agentLost'
  | 'backToBot'
  | 'endedByShopper'
  | 'endedByAgent'
  | 'ticket';

export interface DeskPorts {
  change<T>(request: ChangeRequest<T>): Promise<Changed<T>>;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly words: (locale: Locale, line: SystemLine, values: Readonly<Record<string, string>>) => string;
}

export interface DeskAgent {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
}

export interface HandoffRequest {
  readonly reason: HandoffReason;
  readonly priority: Priority;
  readonly question?: string | undefined;
  /** Set where nobody can come: the conversation becomes a ticket at once. */
  readonly ticket?: Ticket | undefined;
}

/** The promise of an answer where nobody can come. */
export interface Ticket {
  readonly number: string;
  readonly promisedAt: Instant;
}

/** Asking for a person, as a change of the conversation; used by the bot's turn as well. */
export function requested(current: Conversation, request: HandoffRequest, at: Instant): Conversation {
  const { ticket, reason, priority, question } = request;
  const queued = transition(current, { type: 'request', reason, priority, question }, at);
  return ticket === undefined ? queued : transition(queued, { type: 'to-ticket', ...ticket }, at);
}

/** What shoppers, agents and the clock do to the ownership of a conversation. Each verb is one atomic change. */
export function createDesk({ change, now, newId, words }: DeskPorts) {
  const line = (current: Conversation, key: SystemLine, values: Readonly<Record<string, string>> = {}): NewMessage => ({
    id: newId(),
    author: SYSTEM_AUTHOR,
    clientId: undefined,
    content: { text: words(current.locale, key, values), value: { system: key, ...values } },
  });

  /** Applies one ownership event, with a line in the log where there is something to tell. */
  const apply = (
    conversationId: string,
    event: OwnershipEvent | ((current: Conversation) => OwnershipEvent),
    tell?: (before: Conversation, after: Conversation) => NewMessage | undefined,
    agent?: DeskAgent,
  ) =>
    change<Conversation>({
      conversationId,
      ...(agent === undefined ? {} : { agentId: agent.id }),
      decide: (current, facts): Change<Conversation> => {
        if (agent !== undefined && current.owner === 'agent' && current.agentId === agent.id)
          return { conversation: current, result: current };
        const holdsOffer = current.owner === 'offered' && current.agentId === agent?.id;
        const after = transition(current, typeof event === 'function' ? event(current) : event, now());
        // An offer already counts towards the load of the agent who holds it.
        if (agent !== undefined && !holdsOffer && facts.agentLoad >= agent.capacity)
          throw new CodedError('agent_at_capacity', { capacity: agent.capacity });
        const message = tell?.(current, after);
        return { conversation: after, messages: message === undefined ? [] : [message], result: after };
      },
    });

  const ticketLine = (_before: Conversation, after: Conversation) =>
    line(after, 'ticket', {
      number: after.ticketNumber ?? '',
      promisedAt: new Date(after.ticketPromisedAt ?? 0).toISOString(),
    });

  return {
    /** Idempotent: who already waits, or is served, stays as they are. */
    request: (conversationId: string, request: HandoffRequest) =>
      change<Conversation>({
        conversationId,
        decide: (current): Change<Conversation> => {
          if (current.owner === 'queued' || current.owner === 'offered' || current.owner === 'agent')
            return { conversation: current, result: current };
          if (current.owner === 'ticket' && request.ticket !== undefined)
            return { conversation: current, result: current };
          const after = requested(current, request, now());
          return {
            conversation: after,
            messages: request.ticket === undefined ? [] : [ticketLine(current, after)],
            result: after,
          };
        },
      }),

    /** What the shopper has just written in `message` says that they wait no longer: part of the change that keeps it. */
    leave: (current: Conversation, message: NewMessage): Omit<Change<undefined>, 'result'> => {
      const after = transition(current, { type: 'cancel' }, now());
      return {
        // The line below is the answer to it.
        conversation: { ...after, botReadSeq: current.lastSeq + 1 },
        messages: [message, line(after, 'backToBot')],
      };
    },

    /**
     * What the shopper has just written in `message` may speak of danger. Who waits hears whom to call; in a chat with an agent
     * nobody talks over the two. Only what is sure goes before all others: a guess would put the angry before those in need.
     */
    alarm: (
      current: Conversation,
      message: NewMessage,
      { sure, care }: { readonly sure: boolean; care(current: Conversation): NewMessage | undefined },
    ): Omit<Change<undefined>, 'result'> => {
      const line = current.owner === 'agent' ? undefined : care(current);
      return {
        conversation: sure ? { ...current, priority: 'urgent', reason: 'safety' } : current,
        messages: line === undefined ? [message] : [message, line],
      };
    },

    cancel: (conversationId: string) =>
      apply(conversationId, { type: 'cancel' }, (_before, after) => line(after, 'backToBot')),

    offer: (conversationId: string, agent: DeskAgent, expiresAt: Instant) =>
      apply(conversationId, { type: 'offer', agentId: agent.id, agentName: agent.name, expiresAt }, undefined, agent),

    accept: (conversationId: string, agent: DeskAgent) =>
      apply(
        conversationId,
        // A chat that is not on offer is picked instead.
        (current) => ({
          type: current.owner === 'offered' ? 'accept' : 'pick',
          agentId: agent.id,
          agentName: agent.name,
        }),
        (_before, after) => line(after, 'agentJoined', { name: agent.name }),
        agent,
      ),

    pick: (conversationId: string, agent: DeskAgent) =>
      apply(
        conversationId,
        { type: 'pick', agentId: agent.id, agentName: agent.name },
        (_before, after) => line(after, 'agentJoined', { name: agent.name }),
        agent,
      ),

    decline: (conversationId: string, agentId: string) => apply(conversationId, { type: 'decline', agentId }),

    expireOffer: (conversationId: string) => apply(conversationId, { type: 'offer-expired' }),

    agentLost: (conversationId: string, agentId: string) =>
      apply(conversationId, { type: 'agent-lost', agentId }, (before, after) =>
        before.owner === 'agent' ? line(after, 'agentLost', { name: before.agentName ?? '' }) : undefined,
      ),

    /** To one agent (an offer to them), or back to the queue for anybody with the skill. */
    transfer: (
      conversationId: string,
      agentId: string,
      to: { readonly agent?: DeskAgent; readonly expiresAt: Instant; readonly skill?: string },
    ) =>
      change<Conversation>({
        conversationId,
        ...(to.agent === undefined ? {} : { agentId: to.agent.id }),
        decide: (current, facts): Change<Conversation> => {
          const queued = transition(current, { type: 'transfer', agentId, skill: to.skill }, now());
          const message = line(current, 'agentLeft', { name: current.agentName ?? '' });
          if (to.agent === undefined) return { conversation: queued, messages: [message], result: queued };
          if (facts.agentLoad >= to.agent.capacity)
            throw new CodedError('agent_at_capacity', { capacity: to.agent.capacity });
          const { id, name } = to.agent;
          const offered = transition(
            queued,
            { type: 'offer', agentId: id, agentName: name, expiresAt: to.expiresAt },
            now(),
          );
          return { conversation: offered, messages: [message], result: offered };
        },
      }),

    returnToBot: (conversationId: string, agentId: string) =>
      apply(conversationId, { type: 'return-to-bot', agentId }, (_before, after) => line(after, 'backToBot')),

    close: (conversationId: string, agentId: string, resolution: Resolution) =>
      apply(conversationId, { type: 'close', agentId, resolution }, (before, after) =>
        before.owner === 'agent' ? line(after, 'endedByAgent', { name: before.agentName ?? '' }) : undefined,
      ),

    end: (conversationId: string) =>
      apply(conversationId, { type: 'end', by: 'shopper' }, (_before, after) => line(after, 'endedByShopper')),

    /** The wait grew too long, or the desk closed. */
    toTicket: (conversationId: string, ticket: Ticket) =>
      apply(conversationId, { type: 'to-ticket', ...ticket }, ticketLine),

    wrapUpDone: (conversationId: string) => apply(conversationId, { type: 'wrap-up-done' }),
  };
}

export type Desk = ReturnType<typeof createDesk>;
