import { expect } from 'chai';
import { decide } from '../../disputes/domain/state-machine.ts';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { sqlContacts } from '../../store/sql/people/contacts.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, claimFor, draft, profileNamed, START } from '../unit/disputes/fakes/cases.ts';

const MOMENT = 5_000;
const LATER = START + 120_000;

for (const engine of ENGINES) {
  describe(`letters to a party of a case on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;

    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    it('wait a moment, and are taken with what the same party is to be told since', async () => {
      if (opened === undefined) return;
      const store = sqlDisputeStore(opened.database);
      const notices = sqlNotices(opened.database);
      const profile = profileNamed('auracart');
      const first = decide(
        draft('auracart'),
        { type: 'open', data: claimFor('auracart') },
        ACTORS.buyer,
        profile,
        START,
      );
      if (!first.ok) throw new Error(first.code);
      await store.open(first, 'form-1');
      const offer = { type: 'message', data: { messageId: 'm' } } as const;
      const second = decide(first.case, offer, ACTORS.seller, profile, START + 4_000);
      if (!second.ok) throw new Error(second.code);
      await store.record(second);
      const claim = async (at: number) =>
        (await notices.claim('email', at, LATER, 100, MOMENT)).map(
          ({ receiver, template }) => `${receiver} ${template}`,
        );
      expect(await claim(START + 4_999), 'the moment is not over').to.deep.equal([]);
      const taken = await claim(START + 5_000);
      expect(taken.sort()).to.deep.equal(['buyer opened', 'buyer party-message', 'seller answer-wanted']);
      expect(await claim(START + 60_000), 'nobody takes them twice').to.deep.equal([]);
    });

    it('go out in the language that was used last, on a page or in the chat; else in the marketplace’s', async () => {
      if (opened === undefined) return;
      const { database } = opened;
      const contacts = sqlContacts(database);
      const notices = sqlNotices(database);
      const accountId = ACTORS.buyer.id;
      const language = async (at: number) => {
        const [one] = (await notices.claim('email', at, at, 100)).filter((each) => each.accountId === accountId);
        return one?.to.locale;
      };
      const contact = { accountId, subject: 's', name: 'Aina', email: 'a@x', phone: undefined, locale: 'en' } as const;
      await contacts.save(contact, START);
      expect(await language(LATER + 1)).to.equal('en');
      await contacts.speaks(accountId, 'vi', LATER + 2);
      expect(await language(LATER + 3)).to.equal('vi');
      await contacts.save(contact, LATER + 4);
      expect(await language(LATER + 5), 'signing in anew changes nothing').to.equal('vi');
      const chats = sqlConversationStore(database, () => LATER + 6);
      const visitor = { visitorId: accountId, shopperName: 'Aina', verified: true, email: undefined } as const;
      await chats.create(newConversation({ id: 'c-1', ...visitor, locale: 'es', localeChosen: false, at: LATER + 6 }));
      expect(await language(LATER + 7), 'an open chat in which nothing was written').to.equal('vi');
      await chats.change({
        conversationId: 'c-1',
        decide: (conversation) => ({
          conversation,
          messages: [
            {
              id: 'm-1',
              author: { kind: 'shopper', id: accountId, name: '' },
              clientId: undefined,
              content: { text: 'Hola' },
            },
          ],
          result: undefined,
        }),
      });
      expect(await language(LATER + 8)).to.equal('es');
    });
  });
}
