import { expect } from 'chai';
import { type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import { createDesk, type Desk } from '../../handoff/desk/desk.ts';
import { splitOff } from '../../handoff/desk/split-acts.ts';
import { systemLines } from '../../handoff/desk/system-lines.ts';
import type { DueTicketLetter } from '../../handoff/letters/ticket-letters.ts';
import type { TicketList } from '../../handoff/tickets/ticket-list.ts';
import type { LetterOutbox } from '../../notices/ports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlTicketLetters } from '../../store/sql/handoff/ticket-letters.ts';
import { sqlTicketList } from '../../store/sql/handoff/ticket-list.ts';
import { ENGINES } from '../support/databases.ts';

const START = 1_000_000;
const ana = { id: 'a1', name: 'Ana', seenSeq: 3 };
const fresh = (number: string) => ({ number, promisedAt: START + 9_000 });

for (const engine of ENGINES) {
  describe(`splitting tickets on ${engine.name}`, () => {
    let store: ConversationStore;
    let list: TicketList;
    let letters: LetterOutbox<DueTicketLetter>;
    /** Of two processes. */
    let desks: readonly Desk[];
    let discard: () => Promise<void> = async () => undefined;
    let counter = 0;
    let at = START;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      list = sqlTicketList(opened.database);
      letters = sqlTicketLetters(opened.database);
      store = sqlConversationStore(opened.database, () => at);
      const newId = () => {
        counter += 1;
        return `new-${counter}`;
      };
      const deskOn = (conversations: ConversationStore) =>
        createDesk({
          change: (request) => conversations.change(request),
          conversations,
          newId,
          now: () => at,
          line: systemLines({ newId, formatTime: String }),
        });
      desks = [deskOn(store), deskOn(sqlConversationStore(opened.database, () => at))];
    });
    after(() => discard());

    async function says(id: string, kind: 'shopper' | 'agent', text: string): Promise<void> {
      counter += 1;
      at += 1;
      const message = { id: `said-${counter}`, author: { kind, id: kind, name: kind }, clientId: `c-${counter}` };
      const attachments = [{ id: `file-${text}`, name: 'a.pdf', type: 'application/pdf', size: 1 }];
      await store.change({
        conversationId: id,
        decide: (conversation) => ({
          conversation,
          messages: [{ ...message, content: { text, attachments } }],
          result: undefined,
        }),
      });
    }
    /** A ticket in which its shopper has asked, was answered, and has asked something else. */
    async function keep(id: string, more: Partial<Conversation> = {}): Promise<string> {
      const begun = newConversation({
        ...{ id, visitorId: `v-${id}`, shopperName: 'Mai', verified: false, email: 'mai@example.com' },
        ...{ locale: 'en', localeChosen: false, at: START },
      });
      await store.create({ ...begun, owner: 'ticket', ticketNumber: `T-${id}`, ticketPromisedAt: START, ...more });
      await says(id, 'shopper', 'jar');
      await says(id, 'agent', 'yes');
      await says(id, 'shopper', 'spoon');
      return id;
    }
    const desk = (index = 0): Desk => {
      const found = desks[index];
      if (found === undefined) throw new Error('no such desk');
      return found;
    };
    const spoon = (clientId: string) => ({ clientId, seqs: [3], about: 'The spoon' });
    const codeOf = (act: Promise<unknown>): Promise<string> =>
      act.then(
        () => 'done',
        (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
      );
    const logOf = (id: string) => store.messages(id, { afterSeq: 0, limit: 50 });
    const childrenOf = async (id: string) => (await store.list({ splitFrom: id })).map((one) => one.id);
    const status = async (id: string, wanted: 'open' | 'waiting') =>
      (await list.page({ status: wanted, limit: 100, at })).tickets.some((one) => one.id === id);

    it('begins the other in the same commit, with copies that keep their time, and tells each of the other', async () => {
      const from = await keep('one');
      const asked = await logOf(from);
      at += 60_000;
      const { conversationId: id } = splitOff(await desk().splitTicket(from, ana, spoon('c1'), fresh('T-two')));
      expect(await childrenOf(from)).to.deep.equal([id]);
      expect(await store.find(id)).to.deep.include({
        ...{ visitorId: 'v-one', ticketNumber: 'T-two', ticketPromisedAt: START, question: 'The spoon' },
        ...{ splitFrom: from, splitNumber: 'T-one', lastSeq: 3, lastShopperSeq: 1, lastAgentSeq: 0 },
      });
      const [copy, line, promise] = await logOf(id);
      const { text, attachments } = asked[2]?.content ?? {};
      expect(copy?.content).to.deep.equal({ text, attachments, value: { copied: { conversationId: from, seq: 3 } } });
      expect(copy).to.include({ createdAt: asked[2]?.createdAt, clientId: undefined });
      expect(copy?.id).to.not.equal(asked[2]?.id);
      const here = { system: 'splitHere', number: 'T-one', conversationId: from };
      expect([line?.content.value, line?.createdAt]).to.deep.equal([here, at]);
      expect(promise?.content.value).to.deep.include({ system: 'ticket', number: 'T-two' });
      const after = await logOf(from);
      expect(after.slice(0, 3)).to.deep.equal(asked);
      const away = {
        system: 'splitAway',
        number: 'T-one',
        into: 'T-two',
        about: 'The spoon',
        conversationId: id,
        seqs: '3',
      };
      expect(after[3]?.content.value).to.deep.equal(away);
      expect([await status(from, 'waiting'), await status(id, 'open')]).to.deep.equal([true, true]);
      await says(from, 'shopper', 'and the lid');
      expect(await status(from, 'open')).to.equal(true);
    });

    it('orders one letter, of the one that begins', async () => {
      const from = await keep('letter');
      await desk().splitTicket(from, ana, spoon('c1'), fresh('T-letter-2'));
      await desk().splitTicket(from, { ...ana, seenSeq: 9 }, spoon('c1'), fresh('T-letter-3'));
      const [child = ''] = await childrenOf(from);
      const due = await letters.claim('email', at + 1, at + 2, 100);
      const theirs = due.filter(({ conversationId }) => [from, child].includes(conversationId));
      expect(theirs.map(({ conversationId, kind, seq }) => [conversationId, kind, seq])).to.deep.equal([
        [child, 'split', 2],
      ]);
    });

    it('splits once what is asked for twice, by two processes at once or later', async () => {
      for (let round = 0; round < 8; round += 1) {
        const from = await keep(`twice-${round}`);
        const asks = (index: number) => desk(index).splitTicket(from, ana, spoon('c1'), fresh(`T-${round}-${index}`));
        const links = (await Promise.all([asks(0), asks(1)])).map(splitOff);
        expect(links[0]).to.deep.equal(links[1]);
        expect(splitOff(await asks(1))).to.deep.equal(links[0]);
        expect(await childrenOf(from)).to.deep.equal([links[0]?.conversationId]);
        expect((await logOf(from)).length).to.equal(4);
      }
    });

    it('gives a message one ticket, also where two agents split it off at once or one after the other', async () => {
      for (let round = 0; round < 8; round += 1) {
        const from = await keep(`both-${round}`);
        const asks = (index: number, clientId: string) =>
          codeOf(
            desk(index).splitTicket(
              from,
              { ...ana, id: `a${index}`, seenSeq: 9 },
              spoon(clientId),
              fresh(`T-both-${round}-${index}`),
            ),
          );
        const codes = await Promise.all([asks(0, 'c1'), asks(1, 'c1')]);
        expect([...codes].sort()).to.deep.equal(['done', 'ticket_changed']);
        expect(await asks(1, 'c2')).to.equal('ticket_changed');
        expect((await childrenOf(from)).length).to.equal(1);
      }
    });

    it('lets a merge or the split win, never half of either', async () => {
      for (let round = 0; round < 8; round += 1) {
        const [from, into] = [
          await keep(`race-${round}`),
          await keep(`into-${round}`, { visitorId: `v-race-${round}` }),
        ];
        const codes = await Promise.all([
          codeOf(desk(0).splitTicket(from, ana, spoon('c1'), fresh(`T-race-${round}`))),
          codeOf(desk(1).mergeTicket(from, ana, into)),
        ]);
        expect(codes[1]).to.equal('done');
        expect(codes[0]).to.be.oneOf(['done', 'ticket_merged']);
        expect((await childrenOf(from)).length).to.equal(codes[0] === 'done' ? 1 : 0);
      }
    });

    it('leaves nothing of one that is refused', async () => {
      const from = await keep('no');
      const before = [await store.find(from), await logOf(from)];
      const refused = (agent: typeof ana, seqs: number[]) =>
        codeOf(desk().splitTicket(from, agent, { ...spoon('c1'), seqs }, fresh('T-no-2')));
      expect(await refused({ ...ana, seenSeq: 1 }, [3])).to.equal('ticket_changed');
      expect(await refused(ana, [1, 3])).to.equal('request_malformed');
      expect(await refused(ana, [9])).to.equal('request_malformed');
      expect(await codeOf(desk().splitTicket('none', ana, spoon('c1'), fresh('T-x')))).to.equal(
        'conversation_not_found',
      );
      expect([await store.find(from), await logOf(from)]).to.deep.equal(before);
      expect(await childrenOf(from)).to.deep.equal([]);
    });

    it('is taken back by a merge, after which the answer is owed where it was asked', async () => {
      const from = await keep('back');
      const { conversationId: id } = splitOff(await desk().splitTicket(from, ana, spoon('c1'), fresh('T-back-2')));
      await desk().mergeTicket(id, ana, from);
      expect([await status(from, 'open'), await status(id, 'open')]).to.deep.equal([true, false]);
      expect(await store.find(id)).to.include({ owner: 'closed', mergedInto: from, splitFrom: from });
      const again = await codeOf(desk().splitTicket(from, { ...ana, seenSeq: 9 }, spoon('c2'), fresh('T-back-3')));
      expect(again, 'and can be split off again').to.equal('done');
    });
  });
}
