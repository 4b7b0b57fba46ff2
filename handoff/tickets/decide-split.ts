import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type Conversation, type LoggedMessage, newConversation } from '../conversation/conversation.ts';
import { firstWords } from '../inbox/ticket-news.ts';
import type { Ticket } from '../queue/tickets.ts';
import type { ActingAgent } from './decide-ticket-act.ts';
import { answeredUpTo, ticketStatus } from './ticket-status.ts';

/** What becomes a ticket of its own. */
export interface SplitOrder {
  /** Places in the log of what the second matter consists of. */
  readonly seqs: readonly number[];
  /** What that matter is, in the agent's words. */
  readonly about: string;
  /** Of the conversation that begins. */
  readonly id: string;
  /** Its number, and its promise where nothing of it waited for an answer yet. */
  readonly ticket: Ticket;
}

/** What came of it: the ticket as it goes on, the one that begins, and the messages that this one begins with. */
export interface Split {
  readonly from: Conversation;
  readonly begun: Conversation;
  readonly chosen: readonly LoggedMessage[];
}

/**
 * A second matter of a ticket becomes a ticket of its own. The log stays whole where it was written; the new one begins with copies. What
 * waited for an answer is owed where it goes, by the promise that it had. Pure.
 * @param log the newest part of the ticket's log, as far back as one may choose
 * @throws CodedError `request_malformed` where a message is unknown, nobody's or all that the shopper wrote, `conversation_not_found` of
 * what is no ticket, `ticket_merged` of one that goes on elsewhere, `conversation_closed` of a solved one, `handoff_taken` where somebody
 * else has it or is offered it, `ticket_changed` where the shopper has written what the agent has not seen, something was written since the
 * log was read, or a message has a ticket of its own already
 */
export function decideSplit(
  from: Conversation,
  log: readonly LoggedMessage[],
  order: SplitOrder,
  agent: ActingAgent,
  at: Instant,
): Split {
  checkFree(from, agent, at);
  // Somebody else may have split off the same meanwhile, as this log does not tell.
  if (from.lastSeq > (log.at(-1)?.seq ?? 0)) throw new CodedError('ticket_changed');
  const away = splitAway(log);
  if (order.seqs.some((seq) => away.has(seq))) throw new CodedError('ticket_changed');
  const chosen = chosenOf(log, order.seqs);
  const isChosen = new Set(chosen.map(({ seq }) => seq));
  const fromShopper = log.filter(({ author }) => author.kind === 'shopper');
  const first = log[0]?.seq ?? 1;
  // Else the ticket would only change its number.
  if (first === 1 && fromShopper.every(({ seq }) => isChosen.has(seq)))
    throw new CodedError('request_malformed', { fields: ['messages'] });

  const unanswered = fromShopper.filter(({ seq }) => seq > answeredUpTo(from));
  const isOwedThere = unanswered.some(({ seq }) => isChosen.has(seq));
  const { mergedSeq = 0 } = from;
  const isOwedHere = unanswered.some(({ seq }) => !isChosen.has(seq)) || mergedSeq > answeredUpTo(from);
  const stays = { ...from, question: questionLeft(from, log, isChosen) };
  return {
    // The line about it is the next message of the log.
    from: isOwedThere && !isOwedHere ? { ...stays, splitSeq: from.lastSeq + 1 } : stays,
    begun: begunFrom(from, chosen, order, { isOwed: isOwedThere, at }),
    chosen,
  };
}

function checkFree(from: Conversation, { id, seenSeq }: ActingAgent, at: Instant): void {
  if (from.ticketNumber === undefined) throw new CodedError('conversation_not_found');
  if (from.mergedInto !== undefined) throw new CodedError('ticket_merged', { number: from.mergedNumber });
  if (ticketStatus(from, at) === 'solved') throw new CodedError('conversation_closed');
  if (from.lastShopperSeq > seenSeq) throw new CodedError('ticket_changed');
  const isFree = from.owner === 'ticket' || (from.owner === 'agent' && from.agentId === id);
  if (!isFree) throw new CodedError('handoff_taken');
}

/** What went into tickets of its own, as the lines about it say, and did not come back by a merge. */
function splitAway(log: readonly LoggedMessage[]): ReadonlySet<number> {
  const away = new Map<string, readonly number[]>();
  const back = new Set<string>();
  for (const { author, content } of log) {
    if (author.kind !== 'system') continue;
    const { system, into = '', number = '', seqs = '' } = (content.value ?? {}) as Readonly<Record<string, string>>;
    if (system === 'splitAway') away.set(into, seqs.split(',').map(Number));
    if (system === 'mergedHere') back.add(number);
    if (system === 'unmerged') back.delete(number);
  }
  return new Set([...away].filter(([number]) => !back.has(number)).flatMap(([, seqs]) => seqs));
}

const LONGEST_QUESTION = 200;

/** What the ticket is about from now on: where that was split off, what else the shopper wrote first. */
function questionLeft(
  { question }: Conversation,
  log: readonly LoggedMessage[],
  isChosen: ReadonlySet<number>,
): string | undefined {
  const gone = log.filter(({ seq }) => isChosen.has(seq)).flatMap(({ content }) => content.text ?? []);
  const about = question ?? firstWords(log);
  if (about === undefined || !gone.includes(about)) return question;
  const left = firstWords(log.filter(({ seq }) => !isChosen.has(seq)));
  return left?.slice(0, LONGEST_QUESTION).toWellFormed() ?? question;
}

/** What people wrote, and of that something by the shopper. */
function chosenOf(log: readonly LoggedMessage[], seqs: readonly number[]): readonly LoggedMessage[] {
  const wanted = new Set(seqs);
  const chosen = log.filter(({ seq, author }) => wanted.has(seq) && ['shopper', 'agent'].includes(author.kind));
  if (chosen.length < wanted.size || chosen.every(({ author }) => author.kind !== 'shopper'))
    throw new CodedError('request_malformed', { fields: ['messages'] });
  return chosen;
}

function begunFrom(
  from: Conversation,
  chosen: readonly LoggedMessage[],
  { about, id, ticket }: SplitOrder,
  { isOwed, at }: { readonly isOwed: boolean; readonly at: Instant },
): Conversation {
  const { visitorId, shopperName, verified, email, locale, localeChosen } = from;
  const readOf = (seen: number): number => chosen.filter(({ seq }) => seq <= seen).length;
  return {
    ...newConversation({ id, visitorId, shopperName, verified, email, locale, localeChosen, at }),
    provenEmail: from.provenEmail,
    phone: from.phone,
    owner: 'ticket',
    question: about,
    reason: from.reason,
    priority: from.priority,
    skill: from.skill,
    lastAgentId: from.lastAgentId,
    waitingSince: isOwed ? (from.waitingSince ?? at) : at,
    queuedAt: isOwed ? (from.queuedAt ?? at) : at,
    requestedAt: at,
    ticketNumber: ticket.number,
    ticketPromisedAt: isOwed ? (from.ticketPromisedAt ?? ticket.promisedAt) : ticket.promisedAt,
    assigneeId: from.assigneeId,
    assigneeName: from.assigneeName,
    tags: from.tags,
    splitFrom: from.id,
    splitNumber: from.ticketNumber,
    // What the shopper has read there is not new to them here.
    shopperReadSeq: readOf(Math.max(from.shopperReadSeq, from.lastShopperSeq)),
    agentReadSeq: readOf(from.agentReadSeq),
    botReadSeq: chosen.length,
  };
}
