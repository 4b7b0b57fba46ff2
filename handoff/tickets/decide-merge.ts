import { PRIORITIES } from '../../protocol/conversation.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { transition } from '../conversation/ownership.ts';
import { type ActingAgent, AWAKE, decideReopen, putDown } from './decide-ticket-act.ts';
import { isSamePerson } from './same-person.ts';
import { isAnswered, ticketStatus } from './ticket-status.ts';

/** Two tickets after an act on both. */
export interface Pair {
  /** The one that is merged away, or goes on by itself again. */
  readonly from: Conversation;
  readonly into: Conversation;
}

/**
 * One ticket goes on in another of the same person. Their logs stay as they are; each is told of the other by the line that is written
 * with this. Pure.
 * @throws CodedError `request_malformed` of one ticket named twice, `conversation_not_found` of what is no ticket, `ticket_merged` where
 * one of them goes on elsewhere already, `tickets_of_two_people`, `conversation_closed` into a solved one, `handoff_taken` where a
 * colleague is answering one of them, `ticket_changed` where the shopper has written what the agent has not seen
 */
export function decideMerge(from: Conversation, into: Conversation, agent: ActingAgent, at: Instant): Pair {
  if (from.id === into.id) throw new CodedError('request_malformed', { fields: ['into'] });
  for (const { ticketNumber, mergedInto, mergedNumber } of [from, into]) {
    if (ticketNumber === undefined) throw new CodedError('conversation_not_found');
    if (mergedInto !== undefined) throw new CodedError('ticket_merged', { number: mergedNumber });
  }
  // Else a stranger would read another's words.
  if (!isSamePerson(from, into)) throw new CodedError('tickets_of_two_people');
  if (ticketStatus(into, at) === 'solved') throw new CodedError('conversation_closed');
  if (into.agentId !== undefined && into.agentId !== agent.id) throw new CodedError('handoff_taken');
  const event = { type: 'merge', into: into.id, number: into.ticketNumber ?? '' } as const;
  return {
    from: { ...transition(putDown(from, agent, at), event, at), ...AWAKE },
    into: taking(into, from),
  };
}

/** The ticket that another one goes on in: what was promised there is promised here, and what was pressing there is pressing here. */
function taking(into: Conversation, from: Conversation): Conversation {
  // Answers to the other were promised by e-mail or text message, perhaps, and of this one nothing is known that they could go to.
  const { email, provenEmail } = into.email === undefined ? from : into;
  const isMorePressing = PRIORITIES.indexOf(from.priority) < PRIORITIES.indexOf(into.priority);
  const { priority, reason } = isMorePressing ? from : into;
  const taken = { ...into, email, provenEmail, phone: into.phone ?? from.phone, priority, reason };
  if (isAnswered(from)) return taken;
  const promises = [from, ...(isAnswered(into) ? [] : [into])].flatMap((one) => one.ticketPromisedAt ?? []);
  return {
    ...taken,
    ...AWAKE,
    mergedSeq: into.lastSeq + 1,
    ticketPromisedAt: promises.length === 0 ? into.ticketPromisedAt : Math.min(...promises),
  };
}

/**
 * A ticket that was merged away goes on by itself again. Pure.
 * @param into where it has gone on, be it by way of others
 * @param othersToo whether other tickets go on in that one, whose words may wait there for their answer
 * @throws CodedError `handoff_not_waiting` where it does not go on there any more
 */
export function decideUnmerge(from: Conversation, into: Conversation, othersToo: boolean, at: Instant): Pair {
  if (from.mergedInto === undefined) throw new CodedError('handoff_not_waiting');
  return {
    from: decideReopen(from, at),
    into: left(into, othersToo),
  };
}

/** A ticket after one that went on in it does so no more: it owes that one's answer no longer. */
export function left(into: Conversation, othersToo: boolean): Conversation {
  return othersToo ? into : { ...into, mergedSeq: undefined };
}
