import { expect } from 'chai';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlTicketLetters } from '../../store/sql/handoff/ticket-letters.ts';
import { sqlLetterBook } from '../../store/sql/notices/letter-book.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { sqlAuditLog } from '../../store/sql/people/audit-log.ts';
import { opening } from '../fault/dispute/cases.ts';
import { ENGINES } from '../support/databases.ts';
import { START } from '../unit/disputes/fakes/cases.ts';

const LATER = START + 120_000;

for (const engine of ENGINES) {
  describe(`the book of letters on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;
    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    it('tells of each letter of a case and of a ticket how far it is, and has those tried anew that are not out', async () => {
      if (opened === undefined) return;
      const { database } = opened;
      const conversations = sqlConversationStore(database, () => START);
      const who = { visitorId: 'v', shopperName: 'Mai', verified: false, email: 'mai@example.com' };
      await conversations.create(newConversation({ id: 'c', ...who, locale: 'vi', localeChosen: false, at: START }));
      await conversations.change({
        conversationId: 'c',
        decide: (conversation) => {
          const author = { kind: 'agent', id: 'a', name: 'Aina' } as const;
          const message = { id: 'm', author, clientId: undefined, content: { text: 'It is on its way.' } };
          const ticket = { ...conversation, ticketNumber: 'T-1' };
          return { conversation: ticket, messages: [message], letter: { kind: 'answer' }, result: undefined };
        },
      });
      const opens = opening(1);
      await sqlDisputeStore(database).open(opens, 'form');
      const book = sqlLetterBook(database);
      const audit = sqlAuditLog(database, () => START);
      expect(
        (await book.list('queued', 10)).map(({ about, channel }) => `${about.kind} ${channel}`),
      ).to.include.members(['ticket email', 'dispute email']);
      expect(await book.list('failed', 10)).to.deep.equal([]);
      expect(await book.sendAgain({ key: 'ticket/c/1', channel: 'email' }, 'admin', START), 'is queued').to.equal(
        false,
      );

      const fails = { state: 'dead', fault: 'smtp_550' } as const;
      const tickets = sqlTicketLetters(database);
      for (const one of await tickets.claim('email', LATER, LATER + 1, 10)) await tickets.settle(one, fails, LATER + 2);
      const notices = sqlNotices(database);
      for (const one of await notices.claim('email', LATER, LATER + 1, 10)) {
        const outcome = one.receiver === 'seller' ? fails : ({ state: 'sent' } as const);
        await notices.settle(one, outcome, LATER + 1);
      }
      const { number } = opens.case;
      const failed = await book.list('failed', 10);
      expect(failed, 'the newest first').to.deep.equal([
        {
          ...{
            key: 'ticket/c/1',
            channel: 'email',
            template: 'answer',
            state: 'failed',
            attempts: 1,
            fault: 'smtp_550',
          },
          about: { kind: 'ticket', conversationId: 'c', number: 'T-1' },
          at: LATER + 2,
        },
        {
          ...{ key: failed[1]?.key, channel: 'email', template: 'answer-wanted', state: 'failed', attempts: 1 },
          fault: 'smtp_550',
          about: { kind: 'dispute', number, receiver: 'seller' },
          at: LATER + 1,
        },
      ]);
      expect(await book.list('failed', 1)).to.deep.equal(failed.slice(0, 1));
      expect((await book.list('sent', 10)).map(({ template }) => template)).to.deep.equal(['opened']);

      for (const { key, channel } of failed) {
        expect(await book.sendAgain({ key, channel }, 'admin', LATER + 3)).to.equal(true);
        expect(await book.sendAgain({ key, channel }, 'admin', LATER + 3), 'once').to.equal(false);
        expect(await book.sendAgain({ key, channel: 'sms' }, 'admin', LATER + 3)).to.equal(false);
      }
      expect(await book.list('failed', 10)).to.deep.equal([]);
      expect((await tickets.claim('email', LATER + 3, LATER + 4, 10)).map(({ attempts }) => attempts)).to.deep.equal([
        0,
      ]);
      const written = (await audit.list({ limit: 100 })).filter(({ action }) => action === 'letter-sent-again');
      expect(written.map(({ actor, subject, data }) => [actor, subject, JSON.parse(data)])).to.deep.equal([
        ['admin', 'c', { template: 'answer', channel: 'email' }],
        ['admin', number, { template: 'answer-wanted', channel: 'email' }],
      ]);
    });
  });
}
