import { expect } from 'chai';
import type { IndexQuery, SearchIndex } from '../../find/search-index.ts';
import { askedTerms, facetTerm } from '../../find/terms.ts';
import { type Author, type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlMessageReports } from '../../store/sql/disputes/message-reports.ts';
import { sqlSearchIndex } from '../../store/sql/find/search-index.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlSideNotes } from '../../store/sql/handoff/side-notes.ts';
import { ENGINES } from '../support/databases.ts';
import { openings } from './dispute-backends.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const MAI: Author = { kind: 'shopper', id: 'v', name: 'Mai' };
const KINDS = ['conversation', 'ticket', 'case'];

for (const engine of ENGINES) {
  describe(`the index of the desk's search on ${engine.name}`, () => {
    let database: Database;
    let store: ConversationStore;
    let index: SearchIndex;
    let clock = START;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ database, discard } = opened);
      store = sqlConversationStore(database, () => clock);
      index = sqlSearchIndex(database);
    });
    after(() => discard());

    let said = 0;
    async function say(conversationId: string, text: string, change: Partial<Conversation> = {}): Promise<void> {
      await store.change({
        conversationId,
        decide: (conversation) => ({
          conversation: { ...conversation, ...change },
          messages: [{ id: `m-${++said}`, author: MAI, clientId: undefined, content: { text } }],
          result: undefined,
        }),
      });
    }
    async function open(id: string, text: string, change: Partial<Conversation> = {}): Promise<void> {
      clock += 1_000;
      await store.create({
        ...newConversation({
          ...{ id, visitorId: 'v', shopperName: 'Mai', verified: false, email: undefined },
          ...{ locale: 'en', localeChosen: false, at: clock },
        }),
        ...change,
      });
      await say(id, text);
    }
    async function fill(): Promise<void> {
      while (await index.takeUp(7));
    }
    const page = (typed: string, given: Partial<IndexQuery> = {}) =>
      index.search({
        ...{ asked: askedTerms(typed), facets: [], kinds: KINDS },
        ...{ from: undefined, to: undefined, after: undefined, limit: 20, ...given },
      });
    const ids = async (typed: string, given: Partial<IndexQuery> = {}) =>
      (await page(typed, given)).documents.map(({ found }) => found.id);

    it('finds what was said, the newest first, and what was said since', async () => {
      await open('jar', 'The lid of my jar is broken');
      await open('vase', 'Chiếc bình bị vỡ rồi');
      await open('zh', '我還沒有收到退款');
      await fill();
      expect(await index.unread()).to.equal(0);
      expect(await ids('binh vo')).to.deep.equal(['vase']);
      expect(await ids('退款')).to.deep.equal(['zh']);
      expect(await ids('mai')).to.deep.equal(['zh', 'vase', 'jar']);
      await say('jar', 'I want a replacement');
      await fill();
      expect(await ids('broken replac')).to.deep.equal(['jar']);
      expect(await ids("it's '\"\\ :* & | ! () broken")).to.deep.equal([]);
    });

    it('puts first what is named exactly', async () => {
      await open('named', 'About my parcel', {
        ticketNumber: 'T-0F3A',
        email: 'lan@example.com',
        phone: '+84901234567',
      });
      await open('speaks', 'A friend has the number T-0F3A or so');
      await open('parts', 'T shirt 0f3a');
      await fill();
      const { documents } = await page('t-0f3a');
      expect(documents.map(({ found }) => [found.id, found.exact])).to.deep.equal([
        ['speaks', true],
        ['named', true],
        ['parts', undefined],
      ]);
      expect(await ids('Lan@example.com')).to.deep.equal(['named']);
      expect(await ids('4567')).to.deep.equal(['named']);
      expect(await ids(`m-${said}`)).to.deep.equal(['parts']);
      const one = await page('t-0f3a', { limit: 1 });
      const two = await page('t-0f3a', { limit: 1, after: one.next });
      const three = await page('t-0f3a', { limit: 1, after: two.next });
      expect([one, two, three].flatMap((each) => each.documents.map(({ found }) => found.id))).to.deep.equal([
        'speaks',
        'named',
        'parts',
      ]);
      expect(three.next).to.equal(undefined);
    });

    it('filters by what a conversation is now, with words and without', async () => {
      await open('mine', 'Where is the kettle', {
        agentId: 'A-1',
        owner: 'agent',
        locale: 'vi',
        tags: ['late'],
        skill: 'orders',
      });
      await open('theirs', 'Where is the kettle', { agentId: 'A-2', owner: 'agent' });
      await fill();
      const by = (name: string, value: string) => ids('', { facets: [facetTerm(name, value)] });
      expect(await ids('kettle', { facets: [facetTerm('agent', 'A-1')] })).to.deep.equal(['mine']);
      expect(await by('language', 'vi')).to.deep.equal(['mine']);
      expect(await by('tag', 'late')).to.deep.equal(['mine']);
      expect(await by('topic', 'orders')).to.deep.equal(['mine']);
      expect(await by('state', 'agent')).to.deep.equal(['theirs', 'mine']);
      expect(await ids('kettle', { kinds: ['case'] })).to.deep.equal([]);
      expect(await ids('kettle', { from: clock })).to.deep.equal(['theirs']);
      expect(await ids('kettle', { to: clock })).to.deep.equal(['mine']);
      await say('mine', 'Thanks', { owner: 'closed', tags: [] });
      await fill();
      expect(await by('state', 'agent')).to.deep.equal(['theirs']);
      expect(await by('tag', 'late')).to.deep.equal([]);
    });

    it('gives each once, page by page, while new ones come', async () => {
      for (let at = 0; at < 7; at++) await open(`page-${at}`, 'umbrella');
      await fill();
      const seen: string[] = [];
      let after: number | undefined;
      do {
        const { documents, next } = await page('umbrella', { limit: 3, after });
        seen.push(...documents.map(({ found }) => found.id));
        await open(`late-${seen.length}`, 'umbrella');
        await say('page-0', 'still the umbrella');
        await fill();
        after = next;
      } while (after !== undefined);
      expect(seen).to.deep.equal([6, 5, 4, 3, 2, 1, 0].map((at) => `page-${at}`));
    });

    it('finds what staff noted', async () => {
      await open('noted', 'hello');
      const note = { id: 'n-1', conversationId: 'noted', clientId: 'c', authorId: 'a', authorName: 'Siti', at: clock };
      await sqlSideNotes(database).addNote({ ...note, text: 'Rings twice a week' });
      await fill();
      const { documents } = await page('rings twice');
      expect(documents.map(({ found }) => found.id)).to.deep.equal(['noted']);
      expect(documents[0]?.texts).to.deep.include({ by: 'note', text: 'Rings twice a week' });
    });

    it('begins with what stood there before', async () => {
      await database.db.deleteFrom('searchChange').execute();
      await open('unread', 'nightingale');
      expect(await index.unread()).to.be.greaterThan(0);
      expect(await ids('nightingale')).to.deep.equal([]);
      await Promise.all([fill(), fill()]);
      await fill();
      expect(await ids('nightingale')).to.deep.equal(['unread']);
    });

    it('does not find a case by a message that was hidden, from the very commit on', async () => {
      const { opened } = openings(() => sqlDisputeStore(database));
      const { id: caseId, number } = await opened({ orderId: 'AC-77' });
      const message = { id: 'cm-1', caseId, byRole: 'buyer', byId: 'b', byName: 'Lan', clientId: 'c' };
      await database.db
        .insertInto('disputeMessage')
        .values({ ...message, text: 'you scoundrel', attachments: '[]', createdAt: clock })
        .execute();
      await fill();
      expect(await ids('scoundrel')).to.deep.equal([number]);
      expect(await ids('AC-77')).to.deep.equal([number]);
      const audit = { actor: 'm', action: 'dispute-message-hidden', subject: number } as const;
      await sqlMessageReports(database).decide(caseId, 'cm-1', { hidden: true, at: clock }, audit);
      expect(await ids('scoundrel')).to.deep.equal([]);
      await fill();
      expect(await ids('scoundrel')).to.deep.equal([]);
      expect(await ids('AC-77')).to.deep.equal([number]);
      await sqlMessageReports(database).decide(caseId, 'cm-1', { hidden: false, at: clock }, audit);
      await fill();
      expect(await ids('scoundrel')).to.deep.equal([number]);
    });
  });
}
