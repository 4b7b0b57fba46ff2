import { expect } from 'chai';
import { type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import type { PushSubscription } from '../../notices/push/push.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlPushStore } from '../../store/sql/notices/push-store.ts';
import { ENGINES } from '../support/databases.ts';

for (const engine of ENGINES) {
  describe(`browsers that asked to be told on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;
    let clock = 1_000;
    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    function stores() {
      if (opened === undefined) throw new Error('no database');
      const { database } = opened;
      return { pushes: sqlPushStore(database), chats: sqlConversationStore(database, () => clock) };
    }
    const browser = (visitorId: string, name: string, at = 0): PushSubscription => ({
      ...{ visitorId, endpoint: `https://push.example/${visitorId}/${name}`, p256dh: 'p', auth: 'a', locale: 'vi' },
      ...{ createdAt: at, toldUntil: at, guestUntil: undefined },
    });
    async function chatOf(visitorId: string) {
      const { chats } = stores();
      const chat = newConversation({
        ...{ id: `c-${visitorId}`, visitorId, shopperName: '', verified: true, email: undefined },
        ...{ locale: 'vi', localeChosen: false, at: clock },
      });
      await chats.create(chat);
      const writes = (kind: 'agent' | 'shopper', at: number, readSeq?: number) => {
        clock = at;
        return chats.change({
          conversationId: chat.id,
          decide: (current) => ({
            conversation: { ...current, shopperReadSeq: readSeq ?? current.shopperReadSeq },
            messages: [
              {
                ...{ id: `${chat.id}-${at}`, clientId: undefined, content: { text: 'x' } },
                author: { kind, id: kind, name: 'Aisyah' },
              },
            ],
            result: undefined,
          }),
        });
      };
      return { writes };
    }

    it('are kept once for each endpoint, the newest of one person, and go where their owner says so', async () => {
      const { pushes } = stores();
      for (const [at, name] of ['one', 'two', 'three', 'two'].entries()) await pushes.keep(browser('ana', name, at), 2);
      const names = async () => (await pushes.of(['ana', 'nobody'])).map(({ endpoint }) => endpoint.split('/').at(-1));
      expect((await names()).sort()).to.deep.equal(['three', 'two']);
      await pushes.remove(browser('ana', 'two').endpoint, 'ben');
      expect(await names(), 'not their browser').to.have.length(2);
      await pushes.remove(browser('ana', 'two').endpoint, 'ana');
      expect(await names()).to.deep.equal(['three']);
    });

    it('are told by one of however many processes, again where it could not be told', async () => {
      const { pushes } = stores();
      const mine = browser('eva', 'phone', 100);
      await pushes.keep(mine, 5);
      const claims = await Promise.all(Array.from({ length: 6 }, () => pushes.claim(mine, 200)));
      expect(claims.filter((one) => one)).to.have.length(1);
      await pushes.giveBack(mine);
      expect(await pushes.claim(mine, 300)).to.equal(true);
    });

    it('hear of answers that are neither read nor answered, within the span, and of no others', async () => {
      const { pushes } = stores();
      const { writes } = await chatOf('mai');
      await pushes.keep(browser('mai', 'phone', 2_000), 5);
      await writes('agent', 1_500);
      await writes('agent', 2_500);
      const news = (after: number, until: number) => pushes.news('mai', { after, until });
      expect((await news(2_000, 3_000)).answeredBy).to.deep.equal(['Aisyah']);
      expect((await news(1_000, 3_000)).answeredBy).to.have.length(2);
      expect((await news(2_000, 2_499)).answeredBy, 'too fresh').to.deep.equal([]);
      expect(await pushes.untold({ after: 1_000, until: 3_000 })).to.deep.equal(['mai']);
      await pushes.claim(browser('mai', 'phone', 2_000), 3_000);
      expect(await pushes.untold({ after: 1_000, until: 3_000 }), 'was told').to.deep.equal([]);
      await writes('shopper', 3_500);
      expect((await news(1_000, 4_000)).answeredBy, 'the shopper has written since').to.deep.equal([]);
      await writes('agent', 4_000, 4);
      expect((await news(1_000, 5_000)).answeredBy, 'read').to.deep.equal([]);
    });

    it('of guests are forgotten by their time, and soon after the last thing that people had of theirs has ended', async () => {
      const { pushes, chats } = stores();
      const guest = (visitorId: string, guestUntil: number) => ({ ...browser(visitorId, 'phone'), guestUntil });
      const owned = async (visitorId: string, owner: 'ticket' | 'closed' | 'bot') => {
        await chatOf(visitorId);
        clock = 50_000;
        const decide = (current: Conversation) => ({ conversation: { ...current, owner }, result: undefined });
        await chats.change({ conversationId: `c-${visitorId}`, decide });
      };
      await owned('waits', 'ticket');
      await owned('ended', 'closed');
      await owned('with-bot', 'bot');
      for (const one of [
        guest('waits', 90_000),
        guest('ended', 90_000),
        guest('with-bot', 90_000),
        guest('none', 90_000),
      ])
        await pushes.keep(one, 5);
      await pushes.keep(browser('account', 'phone'), 5);
      const all = ['waits', 'ended', 'with-bot', 'none', 'account'];
      const left = async () => (await pushes.of(all)).map(({ visitorId }) => visitorId).sort();
      expect((await pushes.of(['waits']))[0]?.guestUntil).to.equal(90_000);
      await pushes.lapse(55_000, 45_000);
      expect(await left(), 'what has just ended may still be told of').to.deep.equal([
        'account',
        'ended',
        'waits',
        'with-bot',
      ]);
      await pushes.lapse(60_000, 50_000);
      expect(await left()).to.deep.equal(['account', 'waits']);
      await pushes.lapse(90_000, 80_000);
      expect(await left()).to.deep.equal(['account']);
    });
  });
}
