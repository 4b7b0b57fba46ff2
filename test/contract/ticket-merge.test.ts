import { expect } from 'chai';
import { type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import { createDesk, type Desk } from '../../handoff/desk/desk.ts';
import { systemLines } from '../../handoff/desk/system-lines.ts';
import type { TicketList } from '../../handoff/tickets/ticket-list.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlTicketList } from '../../store/sql/handoff/ticket-list.ts';
import { ENGINES } from '../support/databases.ts';

const AT = 1_000_000;
const ana = { id: 'a1', name: 'Ana', seenSeq: 1 };

for (const engine of ENGINES) {
  describe(`merging tickets on ${engine.name}`, () => {
    let store: ConversationStore;
    let list: TicketList;
    /** Of two processes. */
    let desks: readonly Desk[];
    let discard: () => Promise<void> = async () => undefined;
    let counter = 0;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      list = sqlTicketList(opened.database);
      store = sqlConversationStore(opened.database, () => AT);
      const newId = () => {
        counter += 1;
        return `line-${counter}`;
      };
      const deskOn = (conversations: ConversationStore) =>
        createDesk({
          change: (request) => conversations.change(request),
          conversations,
          newId,
          now: () => AT,
          line: systemLines({ newId, formatTime: String }),
        });
      desks = [deskOn(store), deskOn(sqlConversationStore(opened.database, () => AT))];
    });
    after(() => discard());

    /** A ticket in which its shopper has written once. */
    async function keep(id: string, more: Partial<Conversation> = {}): Promise<string> {
      const fresh = newConversation({
        ...{ id, visitorId: 'mai', shopperName: 'Mai', verified: false, email: undefined },
        ...{ locale: 'en', localeChosen: false, at: AT },
      });
      await store.create({ ...fresh, owner: 'ticket', ticketNumber: `T-${id}`, ticketPromisedAt: AT, ...more });
      const author = { kind: 'shopper', id: 'mai', name: 'Mai' } as const;
      await store.change({
        conversationId: id,
        decide: (conversation) => ({
          conversation,
          messages: [{ id: `${id}-1`, author, clientId: undefined, content: { text: id } }],
          result: undefined,
        }),
      });
      return id;
    }
    const desk = (index = 0): Desk => {
      const found = desks[index];
      if (found === undefined) throw new Error('no such desk');
      return found;
    };
    const codeOf = (act: Promise<unknown>): Promise<string> =>
      act.then(
        () => 'done',
        (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
      );
    const linesOf = async (id: string) =>
      (await store.messages(id, { afterSeq: 0, limit: 50 })).map(({ content }) => content.value ?? content.text);

    it('changes both in one commit, with a line in each log, and takes that back', async () => {
      const [b, a] = [await keep('one-b'), await keep('one-a')];
      await desk().mergeTicket(b, ana, a);
      const numbers = { number: 'T-one-b', into: 'T-one-a' };
      expect(await store.find(b)).to.include({ owner: 'closed', resolution: 'merged', mergedInto: a, lastSeq: 2 });
      expect(await store.find(a)).to.include({ owner: 'ticket', mergedSeq: 2, lastSeq: 2 });
      expect(await linesOf(b)).to.deep.equal(['one-b', { system: 'mergedAway', ...numbers }]);
      expect(await linesOf(a)).to.deep.equal(['one-a', { system: 'mergedHere', ...numbers }]);
      expect((await store.list({ mergedInto: a })).map(({ id }) => id)).to.deep.equal([b]);
      await desk().reopenTicket(b);
      expect(await store.find(b)).to.include({ owner: 'ticket', resolution: undefined, mergedInto: undefined });
      expect((await store.find(a))?.mergedSeq).to.equal(undefined);
      expect((await linesOf(b)).at(-1)).to.deep.equal({ system: 'unmerged', number: 'T-one-b' });
      expect((await linesOf(a)).at(-1)).to.deep.equal({ system: 'unmerged', number: 'T-one-b' });
    });

    it('tells the end of the chain of what parts from its beginning', async () => {
      const [a, b, c] = [await keep('chain-a'), await keep('chain-b'), await keep('chain-c')];
      await desk().mergeTicket(a, ana, b);
      await desk().mergeTicket(b, ana, c);
      const inB = await linesOf(b);
      await desk().reopenTicket(a);
      expect((await linesOf(c)).at(-1)).to.deep.equal({ system: 'unmerged', number: 'T-chain-a' });
      expect(await linesOf(b), 'which is closed').to.deep.equal(inB);
      expect(await store.find(a)).to.include({ owner: 'ticket', mergedInto: undefined });
      expect((await store.find(b))?.mergedInto).to.equal(c);
    });

    it('leaves the answer owed where another one was merged in, too', async () => {
      const [a, b, c] = [await keep('owed-a'), await keep('owed-b'), await keep('owed-c')];
      await desk().mergeTicket(b, ana, a);
      await desk().mergeTicket(c, ana, a);
      await desk().reopenTicket(c);
      expect((await store.find(a))?.mergedSeq).to.be.a('number');
    });

    it('changes nothing of either where it is refused', async () => {
      const [b, a] = [await keep('no-b'), await keep('no-a', { visitorId: 'zoe' })];
      const before = [await store.find(b), await store.find(a)];
      expect(await codeOf(desk().mergeTicket(b, ana, a))).to.equal('tickets_of_two_people');
      expect(await codeOf(desk().mergeTicket(b, ana, b))).to.equal('request_malformed');
      expect(await codeOf(desk().mergeTicket(b, ana, 'none'))).to.equal('conversation_not_found');
      expect(await codeOf(desk().mergeTicket(b, { ...ana, seenSeq: 0 }, await keep('no-c')))).to.equal(
        'ticket_changed',
      );
      expect([await store.find(b), await store.find(a)]).to.deep.equal(before);
      expect(await linesOf(a)).to.deep.equal(['no-a']);
    });

    it('lets one of two agents win who do it at once, and never makes a ring', async () => {
      for (let round = 0; round < 8; round += 1) {
        const [a, b, c] = [await keep(`ring-a${round}`), await keep(`ring-b${round}`), await keep(`ring-c${round}`)];
        const codes = await Promise.all([
          codeOf(desk(0).mergeTicket(a, ana, b)),
          codeOf(desk(1).mergeTicket(b, ana, c)),
          codeOf(desk(0).mergeTicket(c, ana, a)),
          codeOf(desk(1).mergeTicket(a, ana, c)),
        ]);
        // Of three in a ring two go on in the third, or one where what it went into had no way on.
        const rows = await Promise.all([a, b, c].map((id) => store.find(id)));
        const merged = rows.filter((row) => row?.mergedInto !== undefined);
        expect(codes.filter((code) => code === 'done').length)
          .to.equal(merged.length)
          .and.be.within(1, 2);
        expect(codes.filter((code) => code !== 'done')).to.satisfy((others: string[]) =>
          others.every((code) => code === 'ticket_merged'),
        );
        for (const row of merged) expect(row?.owner).to.equal('closed');
        expect(rows.some((row) => row?.mergedInto === undefined)).to.equal(true);
      }
    });

    it('lists the other tickets of the same person, and of nobody else', async () => {
      const proved = { verified: false, email: 'lan@example.com', provenEmail: 'lan@example.com' };
      const one = await keep('lan-1', { ...proved, visitorId: 'lan', ticketPromisedAt: AT + 3 });
      await keep('lan-2', { visitorId: 'lan', ticketPromisedAt: AT + 2 });
      await keep('lan-3', { ...proved, visitorId: 'contact-lan', ticketPromisedAt: AT + 1 });
      await keep('lan-4', { visitorId: 'u-lan', verified: true, email: 'Lan@example.com', ticketPromisedAt: AT + 4 });
      await keep('lan-5', { visitorId: 'lan', owner: 'closed' });
      await keep('lan-6', { visitorId: 'lan', ticketNumber: undefined });
      await keep('eve-1', { ...proved, visitorId: 'eve', provenEmail: undefined });
      await keep('eve-2', { ...proved, visitorId: 'eve', email: 'eve@example.com' });
      const of = async (id: string, limit = 50) => {
        const found = await store.find(id);
        if (found === undefined) throw new Error('no such ticket');
        return (await list.ofSamePerson(found, limit)).map((other) => other.id);
      };
      expect(await of(one)).to.deep.equal(['lan-3', 'lan-2', 'lan-4']);
      expect(await of(one, 1)).to.deep.equal(['lan-3']);
      expect(await of('lan-2'), 'no address is known').to.deep.equal(['lan-1']);
      expect(await of('eve-1')).to.deep.equal(['eve-2']);
    });

    it('shows the ticket that takes an open one in among those that are owed an answer', async () => {
      const status = async (id: string, wanted: 'open' | 'waiting') =>
        (await list.page({ status: wanted, limit: 100, at: AT })).tickets.some((one) => one.id === id);
      const a = await keep('shown-a');
      const author = { kind: 'agent', id: 'a1', name: 'Ana' } as const;
      const answer = () =>
        store.change({
          conversationId: a,
          decide: (conversation) => ({
            conversation,
            messages: [
              { id: `answer-${conversation.lastSeq}`, author, clientId: undefined, content: { text: 'Yes.' } },
            ],
            result: undefined,
          }),
        });
      await answer();
      expect(await status(a, 'waiting')).to.equal(true);
      await desk().mergeTicket(await keep('shown-b'), ana, a);
      expect([await status(a, 'open'), await status(a, 'waiting')]).to.deep.equal([true, false]);
      await answer();
      expect([await status(a, 'open'), await status(a, 'waiting')]).to.deep.equal([false, true]);
    });
  });
}
