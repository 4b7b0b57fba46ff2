import type { AnnounceDispute } from '../disputes/routes/dispute-announcer.ts';
import type { Conversations } from '../handoff/conversation/conversations.ts';
import type { Push } from '../notices/push/compose-push.ts';

/** Tells of a case as before, and lets the browsers of its parties be looked at. */
export function hintingOfCases({ hint }: Pick<Push, 'hint'>, tell: AnnounceDispute): AnnounceDispute {
  return (row, whom) => {
    tell(row, whom);
    if (whom === 'everybody') hint(row.order.buyer.id, row.order.seller.id);
  };
}

/** What an agent writes may be news to a browser whose page is closed. */
export function hintOfAnswers({ hint }: Pick<Push, 'hint'>, { onChange }: Pick<Conversations, 'onChange'>): void {
  onChange(({ conversation, messages }) => {
    if (messages.some(({ author }) => author.kind === 'agent')) hint(conversation.visitorId);
  });
}
