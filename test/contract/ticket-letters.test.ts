import { expect } from 'chai';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import type { TicketLetterOrder } from '../../handoff/letters/ticket-letters.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlMailbox } from '../../store/sql/handoff/mailbox.ts';
import { sqlTicketLetters } from '../../store/sql/handoff/ticket-letters.ts';
import { sqlLetterBook } from '../../store/sql/notices/letter-book.ts';
import { ENGINES } from '../support/databases.ts';

const START = 1_000_000;
const MINUTE = 60_000;

for (const engine of ENGINES) {
  describe(`letters of tickets on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;
    let clock = START;
    let counter = 0;
    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    async function ticket(email: string | undefined) {
      if (opened === undefined) throw new Error('no database');
      const { database } = opened;
      const store = sqlConversationStore(database, () => clock);
      counter += 1;
      const id = `c-${counter}`;
      const identity = { visitorId: `v-${counter}`, shopperName: 'Mai', verified: false, email };
      await store.create(newConversation({ id, ...identity, locale: 'vi', localeChosen: false, at: clock }));
      const says = (text: string, letter?: TicketLetterOrder, refuse = false) =>
        store.change({
          conversationId: id,
          decide: (conversation) => {
            if (refuse) throw new Error('refused');
            const author = { kind: 'agent', id: 'a', name: 'Aina' } as const;
            const message = { id: `${id}-${text}`, author, clientId: undefined, content: { text } };
            return { conversation, messages: [message], letter, result: undefined };
          },
        });
      return { id, says, outbox: sqlTicketLetters(database), mailbox: sqlMailbox(database) };
    }

    it('are ordered with the message that they tell of, or not at all; taken together after a moment, and once', async () => {
      clock = START;
      const { id, says, outbox } = await ticket('mai@example.com');
      await says('one', { kind: 'answer' });
      await says('two', { kind: 'answer' }, true).catch(() => undefined);
      clock += 30_000;
      await says('three', { kind: 'answer' });
      const claim = (at: number) => outbox.claim('email', at, at + 2 * MINUTE, 10, MINUTE);
      expect(await claim(START + MINUTE - 1)).to.deep.equal([]);
      const taken = await claim(START + MINUTE);
      expect(
        taken.map(({ conversationId, seq, kind, to }) => [conversationId, seq, kind, to.email, to.locale]),
      ).to.have.deep.members([
        [id, 1, 'answer', 'mai@example.com', 'vi'],
        [id, 2, 'answer', 'mai@example.com', 'vi'],
      ]);
      expect(await claim(START + 2 * MINUTE), 'nobody takes them twice').to.deep.equal([]);
      for (const letter of taken) await outbox.settle(letter, { state: 'sent' }, START + 2 * MINUTE);
      expect(await claim(START + 60 * MINUTE)).to.deep.equal([]);
    });

    it('of one name are one; one that waited for an address goes with the next', async () => {
      clock = START + 100 * MINUTE;
      const { says, outbox } = await ticket(undefined);
      await says('one', { kind: 'noted', once: 'noted/T-1' });
      await says('two', { kind: 'noted', once: 'noted/T-1' });
      const claim = (at: number) => outbox.claim('email', at, at + 2 * MINUTE, 10, 0);
      const [first, ...more] = await claim(clock);
      expect(more).to.deep.equal([]);
      expect(first?.to.email).to.equal(undefined);
      if (first === undefined) return;
      await outbox.settle(first, { state: 'waiting', fault: 'address_unknown' }, clock);
      expect(await claim(clock + 10 * MINUTE)).to.deep.equal([]);
      await says('three', { kind: 'answer' });
      expect(await claim(clock + 20 * MINUTE)).to.have.length(2);
    });

    it('have failed where they came back, and go to that address no more until somebody sends one again', async () => {
      clock = START + 200 * MINUTE;
      if (opened === undefined) throw new Error('no database');
      const { id, says, outbox, mailbox } = await ticket('Gone@Example.com');
      const book = sqlLetterBook(opened.database);
      const claim = async () =>
        (await outbox.claim('email', clock, clock + MINUTE, 10, 0)).filter(
          ({ conversationId }) => conversationId === id,
        );
      await says('one', { kind: 'noted' });
      const [sent] = await claim();
      if (sent === undefined) throw new Error('no letter was due');
      await outbox.settle(sent, { state: 'sent' }, clock);
      await mailbox.cannotReach('gone@example.com', id, clock);
      const failed = (await book.list('failed', 10)).filter(({ key }) => key === sent.key);
      expect(failed.map(({ fault }) => fault)).to.deep.equal(['bounced']);
      await says('two', { kind: 'answer' });
      const [letter] = await claim();
      expect(letter?.to.email).to.equal(undefined);
      if (letter !== undefined) await outbox.settle(letter, { state: 'waiting', fault: 'address_unknown' }, clock);
      expect(await book.sendAgain({ key: sent.key, channel: 'email' }, 'admin', clock)).to.equal(true);
      const again = await claim();
      expect(again.map(({ key, to }) => [key, to.email])).to.have.deep.members([
        [sent.key, 'Gone@Example.com'],
        [letter?.key, 'Gone@Example.com'],
      ]);
    });

    it('know what has gone to a phone: nothing that went to an address which was lost since', async () => {
      clock = START + 250 * MINUTE;
      const { id, says, outbox, mailbox } = await ticket('lost@example.com');
      const sends = async () => {
        for (const letter of await outbox.claim('email', clock, clock + MINUTE, 10, 0))
          if (letter.conversationId === id) await outbox.settle(letter, { state: 'sent' }, clock);
        clock += 2 * MINUTE;
      };
      await says('one', { kind: 'answer' });
      await sends();
      await says('two', { kind: 'answer' });
      await sends();
      expect(await outbox.textedAfter(id, 0)).to.equal(true);
      await mailbox.cannotReach('lost@example.com', id, clock);
      expect(await outbox.textedAfter(id, 0)).to.equal(false);
      await says('three', { kind: 'split' });
      await sends();
      expect(await outbox.textedAfter(id, 2)).to.equal(true);
      expect(await outbox.textedAfter(id, 3), 'it has been read').to.equal(false);
    });

    it('call by name only whom the marketplace vouches for, or who has proved that the address is theirs', async () => {
      clock = START + 300 * MINUTE;
      if (opened === undefined) throw new Error('no database');
      const store = sqlConversationStore(opened.database, () => clock);
      const named = async (proves: 'account' | 'guest' | undefined) => {
        const { id, says, outbox } = await ticket('mai@example.com');
        await store.change({
          conversationId: id,
          decide: (it) => ({
            conversation: {
              ...it,
              verified: proves === 'account',
              provenEmail: proves === 'guest' ? it.email : undefined,
            },
            result: undefined,
          }),
        });
        await says('one', { kind: 'noted', once: 'noted' });
        const letters = await outbox.claim('email', clock, clock + MINUTE, 10, 0);
        return letters.find(({ conversationId }) => conversationId === id)?.to.name;
      };
      expect([await named('account'), await named('guest'), await named(undefined)]).to.deep.equal(['Mai', 'Mai', '']);
    });

    it('answer the newest mail of the conversation; each mail is taken once', async () => {
      const { id, says, mailbox } = await ticket('mai@example.com');
      await says('one');
      expect(await mailbox.take('m-1', START, START + MINUTE)).to.equal('taken');
      expect(await mailbox.take('m-1', START + 1, START + MINUTE)).to.equal('busy');
      expect(await mailbox.take('m-1', START + MINUTE, START + 2 * MINUTE), 'its taker has died').to.equal('taken');
      const mail = { messageId: '<1@x>', sender: 'mai@example.com', subject: 's', whole: 'w', receivedAt: START };
      await mailbox.done('m-1', mail, { conversationId: id, seq: 1 });
      expect(await mailbox.take('m-1', START + 9 * MINUTE, START + 10 * MINUTE)).to.equal('done');
      expect(await mailbox.of({ conversationId: id, seq: 1 })).to.deep.equal(mail);
      expect(await mailbox.lastMessageId(id)).to.equal('<1@x>');
      expect(await mailbox.of({ conversationId: id, seq: 2 })).to.equal(undefined);
    });
  });
}
