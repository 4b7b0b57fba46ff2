import type { Conversation } from '../conversation/conversation.ts';
import type { Change } from '../conversation/conversation-store.ts';
import { left } from '../tickets/decide-merge.ts';
import type { WriteLine } from './system-lines.ts';

/** What becomes of the ticket that another one went on in, where its shopper opens that again by writing there. */
export function leftBy(
  line: WriteLine,
  from: Conversation,
  into: Conversation,
  othersToo: boolean,
): NonNullable<Change<unknown>['other']> {
  return {
    conversation: left(into, othersToo),
    messages: [line(into, 'unmerged', { number: from.ticketNumber ?? '' })],
  };
}
