import { expect } from 'chai';
import { type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import type { TicketList, TicketQuery } from '../../handoff/tickets/ticket-list.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlTicketList } from '../../store/sql/handoff/ticket-list.ts';
import { ENGINES } from '../support/databases.ts';

const AT = 1_000_000;

for (const engine of ENGINES) {
  describe(`list of tickets on ${engine.name}`, () => {
    let store: ConversationStore;
    let list: TicketList;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlConversationStore(opened.database, () => AT);
      list = sqlTicketList(opened.database);
      await keep('chat', { owner: 'queued', ticketNumber: undefined });
      await keep('open', { ticketPromisedAt: AT + 30 }, ['shopper']);
      await keep('asked-again', { ticketPromisedAt: AT + 20, tags: ['refund', 'fragile'] }, [
        'shopper',
        'agent',
        'shopper',
      ]);
      await keep('answered', { ticketPromisedAt: AT + 10, assigneeId: 'a1', assigneeName: 'Ana' }, [
        'shopper',
        'agent',
        'bot',
      ]);
      await keep('put-aside', { ticketPromisedAt: AT + 5, snoozedUntil: AT + 50, snoozedSeq: 1 }, ['shopper']);
      await keep('woken', { ticketPromisedAt: AT + 40, snoozedUntil: AT + 50, snoozedSeq: 1 }, ['shopper', 'shopper']);
      await keep('held', { owner: 'agent', agentId: 'a2', ticketPromisedAt: AT + 40 }, ['shopper']);
      await keep('solved', { owner: 'closed', ticketPromisedAt: AT + 1, tags: ['refund'] }, ['shopper', 'agent']);
      await keep('solved-later', { owner: 'closed', ticketPromisedAt: AT + 2 }, ['shopper', 'agent']);
    });
    after(() => discard());

    /** A ticket with a log of these authors. */
    async function keep(
      id: string,
      more: Partial<Conversation>,
      authors: readonly ('shopper' | 'agent' | 'bot')[] = [],
    ) {
      const fresh = newConversation({
        ...{ id, visitorId: id, shopperName: 'Mai', verified: false, email: undefined },
        ...{ locale: 'vi', localeChosen: false, at: AT },
      });
      await store.create({ ...fresh, owner: 'ticket', ticketNumber: `T-${id}`, ...more });
      await store.change({
        conversationId: id,
        decide: (conversation) => ({
          conversation,
          messages: authors.map((kind, index) => ({
            ...{ id: `${id}-${index}`, author: { kind, id: kind, name: kind }, clientId: undefined },
            content: { text: `${id}: ${kind} ${index + 1}` },
          })),
          result: undefined,
        }),
      });
    }
    const page = (query: Partial<TicketQuery> = {}) => list.page({ limit: 50, at: AT, ...query });
    const ids = async (query: Partial<TicketQuery> = {}) => (await page(query)).tickets.map(({ id }) => id);

    it('holds all that are not solved, by the time they are due', async () => {
      expect(await ids()).to.deep.equal(['put-aside', 'answered', 'asked-again', 'open', 'held', 'woken']);
    });

    it('holds each under the status that the rules give it', async () => {
      expect(await ids({ status: 'open' })).to.deep.equal(['asked-again', 'open', 'held', 'woken']);
      expect(await ids({ status: 'waiting' })).to.deep.equal(['answered']);
      expect(await ids({ status: 'snoozed' })).to.deep.equal(['put-aside']);
      expect(await ids({ status: 'solved' }), 'the newest first').to.deep.equal(['solved-later', 'solved']);
      expect(await ids({ status: 'snoozed', at: AT + 50 }), 'woken by time').to.deep.equal([]);
      expect(await ids({ status: 'open', at: AT + 50 })).to.include('put-aside');
    });

    it('is narrowed by assignee and by tag', async () => {
      expect(await ids({ assigneeId: 'a1' })).to.deep.equal(['answered']);
      expect(await ids({ assigneeId: null, status: 'waiting' })).to.deep.equal([]);
      expect(await ids({ tag: 'refund' })).to.deep.equal(['asked-again']);
      expect(await ids({ tag: 'refund', status: 'solved' })).to.deep.equal(['solved']);
      expect(await ids({ tag: 'ref' }), 'whole tags only').to.deep.equal([]);
    });

    it('gives what the shopper wrote last, but for the address that they left', async () => {
      await store.change({
        conversationId: 'open',
        decide: (conversation) => ({
          conversation: { ...conversation, email: 'mai@example.com' },
          messages: [
            {
              ...{ id: 'address', author: { kind: 'shopper', id: 'shopper', name: 'Mai' }, clientId: undefined },
              content: { text: ' mai@example.com' },
            },
          ],
          result: undefined,
        }),
      });
      const { tickets } = await page();
      expect([...(await list.lastTexts(tickets)).values()]).to.include.members([
        'open: shopper 1',
        'asked-again: shopper 3',
        'answered: shopper 1',
        'woken: shopper 2',
      ]);
    });

    for (const status of [undefined, 'solved'] as const)
      it(`comes page by page, each ticket once (${status ?? 'not solved'})`, async () => {
        const all = await ids({ status });
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const { tickets, next } = await page({ status, after, limit: 1 });
          seen.push(...tickets.map(({ id }) => id));
          after = next;
        } while (after !== undefined);
        expect(seen).to.deep.equal(all);
      });

    it('refuses a cursor that is none of ours', async () => {
      const refused = await page({ after: 'x' }).then(
        () => 'no refusal',
        (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
      );
      expect(refused).to.equal('request_malformed');
    });
  });
}
