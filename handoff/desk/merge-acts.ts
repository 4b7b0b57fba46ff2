import { CodedError } from '../../protocol/error-codes.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Changed } from '../conversation/conversation-store.ts';
import { goesOnIn, othersGoOnIn } from '../conversation/goes-on-in.ts';
import { decideMerge, decideUnmerge } from '../tickets/decide-merge.ts';
import { type ActingAgent, decideReopen } from '../tickets/decide-ticket-act.ts';
import type { DeskParts } from './change-owner.ts';
import { leftBy } from './left-by.ts';

/** Two tickets of one matter become one, and two again. Both change in one commit, so that neither is told of what did not happen. */
export function mergeActs({ change, conversations, now, line }: DeskParts) {
  return {
    /** The ticket goes on in another one of the same person; both histories stay where they are. */
    mergeTicket: (conversationId: string, agent: ActingAgent, into: string): Promise<Changed<Conversation>> =>
      change<Conversation>({
        conversationId,
        with: into,
        decide: (current, { other }) => {
          if (other === undefined) throw new CodedError('conversation_not_found');
          const merged = decideMerge(current, other, agent, now());
          const numbers = { number: current.ticketNumber ?? '', into: other.ticketNumber ?? '' };
          return {
            conversation: merged.from,
            messages: [line(current, 'mergedAway', numbers)],
            other: { conversation: merged.into, messages: [line(other, 'mergedHere', numbers)] },
            result: merged.from,
          };
        },
      }),

    /** A solved ticket is asked again; one that was merged away goes on by itself. */
    async reopenTicket(conversationId: string): Promise<Changed<Conversation>> {
      const merged = await conversations.find(conversationId);
      const into = merged?.mergedInto === undefined ? undefined : (await goesOnIn(conversations, merged)).id;
      const othersToo = into !== undefined && (await othersGoOnIn(conversations, into, conversationId));
      return change<Conversation>({
        conversationId,
        ...(into === undefined ? {} : { with: into }),
        decide: (current, { other }) => {
          if (other === undefined) {
            if (current.mergedInto !== undefined)
              throw new CodedError('ticket_merged', { number: current.mergedNumber });
            const reopened = decideReopen(current, now());
            return { conversation: reopened, result: reopened };
          }
          const apart = decideUnmerge(current, other, othersToo, now());
          const number = { number: current.ticketNumber ?? '' };
          return {
            conversation: apart.from,
            messages: [line(current, 'unmerged', number)],
            other: { conversation: apart.into, messages: [line(other, 'unmerged', number)] },
            result: apart.from,
          };
        },
      });
    },

    /** What becomes of the ticket that another one went on in, where its shopper opens that again by writing there. */
    leftBy: (from: Conversation, into: Conversation, othersToo: boolean) => leftBy(line, from, into, othersToo),
  };
}
