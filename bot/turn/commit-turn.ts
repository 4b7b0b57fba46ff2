import { type Conversation, type NewMessage, waitsForPerson } from '../../handoff/conversation/conversation.ts';
import type { Change, Changed, ChangeRequest } from '../../handoff/conversation/conversation-store.ts';
import { requested } from '../../handoff/desk/handoff-request.ts';
import { letterOfNewTicket } from '../../handoff/letters/ticket-letters.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Effects } from './run-turn.ts';

export interface CommitPorts {
  change<T>(request: ChangeRequest<T>): Promise<Changed<T>>;
  readonly now: () => Instant;
  /** What is said when a turn fails, so that the shopper is not left without an answer. */
  readonly apology: (conversation: Conversation) => NewMessage;
}

const STALE = 'turn_stale';

/**
 * Commits a turn whole, or not at all: undefined where something overtook it, such as a person who took the conversation, or
 * the same turn in another process.
 * @param read the conversation as the turn read it
 * @param upTo the message that it answers
 * @param effects undefined of a turn that failed
 */
export async function commitTurn(
  ports: CommitPorts,
  read: Conversation,
  upTo: number,
  effects: Effects | undefined,
): Promise<Conversation | undefined> {
  return unlessStale(ports, read.id, (current) => {
    if (current.owner !== 'bot' || current.epoch !== read.epoch || current.botReadSeq !== read.botReadSeq)
      throw new Error(STALE);
    const answered = answeredUpTo(current, upTo, effects?.messages.length ?? 1);
    if (effects === undefined)
      return { conversation: answered, messages: [ports.apology(answered)], result: undefined };
    const { messages, memory: botState } = effects;
    const conversation = withWishes(answered, effects, ports.now());
    return {
      ...{ conversation, messages, botState },
      ...traceIn(effects),
      letter: letterOfNewTicket(current, conversation),
      result: undefined,
    };
  });
}

/**
 * Commits what the bot says to whoever waits for a person; it changes neither its memory nor who has the conversation.
 * Undefined where something overtook it: a person who came, the end of the wait, a ticket in the place of the queue. An offer
 * that is made meanwhile takes nothing from the answer.
 */
export function commitWhileWaiting(
  { change }: Pick<CommitPorts, 'change'>,
  read: Conversation,
  upTo: number,
  effects: Effects,
): Promise<Conversation | undefined> {
  const { messages } = effects;
  return unlessStale({ change }, read.id, (current) => {
    const sameWait = waitsForPerson(current) && (current.owner === 'ticket') === (read.owner === 'ticket');
    if (!sameWait || current.botReadSeq >= upTo) throw new Error(STALE);
    const conversation = answeredUpTo(current, upTo, messages.length);
    return { conversation, messages, ...traceIn(effects), result: undefined };
  });
}

/** The outcome of a change; undefined where it was refused as stale. */
async function unlessStale(
  { change }: Pick<CommitPorts, 'change'>,
  conversationId: string,
  decide: (current: Conversation) => Change<undefined>,
): Promise<Conversation | undefined> {
  try {
    return (await change<undefined>({ conversationId, decide })).conversation;
  } catch (error) {
    if (error instanceof Error && error.message === STALE) return undefined;
    throw error;
  }
}

/** The bot need not read its own replies, where they follow what it answered directly. */
function answeredUpTo(current: Conversation, upTo: number, replies: number): Conversation {
  return { ...current, botReadSeq: upTo + (current.lastSeq === upTo ? replies : 0) };
}

const traceIn = ({ trace }: Effects) => (trace === undefined ? {} : { trace: JSON.stringify(trace) });

function withWishes(conversation: Conversation, { wishes }: Effects, at: Instant): Conversation {
  const { locale, localeChosen, handoff } = wishes;
  const spoken: Conversation =
    locale === undefined
      ? conversation
      : { ...conversation, locale, localeChosen: conversation.localeChosen || localeChosen === true };
  return handoff === undefined ? spoken : requested(spoken, handoff, at);
}

/** Commits the first words of a conversation; nothing where it has words already. */
export async function commitGreeting(
  { change }: Pick<CommitPorts, 'change'>,
  conversationId: string,
  { messages, memory: botState }: Effects,
): Promise<void> {
  await change<undefined>({
    conversationId,
    decide: (current) =>
      current.lastSeq === 0
        ? { conversation: { ...current, botReadSeq: messages.length }, messages, botState, result: undefined }
        : { conversation: current, result: undefined },
  });
}
