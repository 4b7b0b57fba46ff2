import { expect } from 'chai';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import { gatherGaps } from '../../kb/learning/gather-gaps.ts';
import type { ActivityStore, GapStore, ProposalStore, StoredGap } from '../../kb/learning/learning-store.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlSideNotes } from '../../store/sql/handoff/side-notes.ts';
import { sqlActivityStore, sqlGapStore, sqlProposalStore } from '../../store/sql/kb/learning-store.ts';
import { ENGINES } from '../support/databases.ts';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );
const proposal = (id: string, at: number, text = 'where is it') => ({
  id,
  locale: 'en' as const,
  slug: 'track-order',
  text,
  source: 'confirmed' as const,
  lastAt: at,
});

for (const engine of ENGINES) {
  describe(`learning stores on ${engine.name}`, function () {
    this.timeout(60_000);
    let proposals: ProposalStore;
    let gaps: GapStore;
    let activity: ActivityStore;
    let opened: Awaited<ReturnType<typeof engine.open>>;

    before(async function () {
      opened = await engine.open();
      if (opened === undefined) return this.skip();
      proposals = sqlProposalStore(opened.database);
      gaps = sqlGapStore(opened.database);
      activity = sqlActivityStore(opened.database);
    });
    after(() => opened?.discard());

    it('count a proposal that comes again, and show the most frequent first', async () => {
      await Promise.all([proposals.propose(proposal('p1', 1)), proposals.propose(proposal('p1', 1))]);
      await proposals.propose(proposal('p2', 2));
      await proposals.propose(proposal('p1', 5));
      expect((await proposals.open({ limit: 10 })).map(({ id, count, lastAt }) => [id, count, lastAt])).to.deep.equal([
        ['p1', 3, 5],
        ['p2', 1, 2],
      ]);
      expect(await proposals.open({ locale: 'vi', limit: 10 })).to.deep.equal([]);
      expect(await proposals.open({ limit: 1 })).to.have.length(1);
    });

    it('decide a proposal once; it does not come back, and its words are gone', async () => {
      const both = await Promise.all([
        codeOf(proposals.decide('p1', 'rejected', 'e1', 9)),
        codeOf(proposals.decide('p1', 'approved', 'e2', 9)),
      ]);
      expect(both.sort()).to.deep.equal(['already_decided', 'done']);
      await proposals.propose(proposal('p1', 10));
      expect((await proposals.open({ limit: 10 })).map(({ id }) => id)).to.deep.equal(['p2']);
      expect(await proposals.find('p1')).to.equal(undefined);
      const row = await opened?.database.db
        .selectFrom('proposal')
        .selectAll()
        .where('id', '=', 'p1')
        .executeTakeFirst();
      expect(row?.text).to.equal('');
      expect(await codeOf(proposals.decide('none', 'rejected', 'e1', 9))).to.equal('proposal_not_found');
    });

    it('forget proposals that were not seen for long', async () => {
      await proposals.propose(proposal('old', 100));
      expect(await proposals.forget(100)).to.equal(1);
      expect((await proposals.open({ limit: 10 })).map(({ id }) => id)).to.deep.equal(['old']);
      // However long ago it was decided: what was rejected once is not put before an editor again.
      await proposals.propose(proposal('p1', 10));
      expect((await proposals.open({ limit: 10 })).map(({ id }) => id)).to.deep.equal(['old']);
    });

    const begin = (id: string) => () =>
      ({
        id,
        locale: 'en',
        state: 'open',
        count: 0,
        terms: {},
        examples: [],
        days: {},
        firstAt: 1,
        lastAt: 1,
      }) satisfies StoredGap;
    const missed = (text: string, at: number) => ({
      text,
      at,
      terms: new Map(text.split(' ').map((word) => [word, 1])),
    });
    const ask = (text: string, at: number, id: string) =>
      gaps.change('en', (known) => gatherGaps(known, [missed(text, at)], begin(id)));

    it('gather gaps without losing a question, also where several processes write at once', async () => {
      await ask('gift wrap', 1, 'g1');
      await Promise.all(Array.from({ length: 8 }, (_, n) => ask('gift wrap', 2 + n, `never-${n}`)));
      await ask('student discount', 3, 'g2');
      const open = await gaps.open({ limit: 10 });
      expect(open.map(({ id, count }) => [id, count])).to.deep.equal([
        ['g1', 9],
        ['g2', 1],
      ]);
      expect(open[0]?.examples).to.deep.equal([{ text: 'gift wrap', count: 9 }]);
      expect(await gaps.open({ locale: 'es', limit: 10 })).to.deep.equal([]);
    });

    it('let an ignored gap go on gathering unseen, so that it does not come back, and a resolved one rest', async () => {
      await gaps.decide('g1', 'ignored', 'e1', 20);
      await ask('gift wrap', 30, 'g3');
      expect((await gaps.open({ limit: 10 })).map(({ id }) => id)).to.deep.equal(['g2']);
      expect((await gaps.find('g1'))?.count).to.equal(10);
      expect((await gaps.find('g1'))?.state).to.equal('ignored');
      await gaps.decide('g2', 'resolved', 'e1', 20);
      await ask('student discount', 31, 'g4');
      expect((await gaps.open({ limit: 10 })).map(({ id }) => id)).to.deep.equal(['g4']);
      expect(await codeOf(gaps.decide('g2', 'ignored', 'e1', 21))).to.equal('already_decided');
      expect(await codeOf(gaps.decide('none', 'ignored', 'e1', 21))).to.equal('gap_not_found');
    });

    it('take away gaps that gave way, and those of long ago', async () => {
      await gaps.change('en', () => ({ changed: [], dropped: ['g4'] }));
      expect(await gaps.find('g4')).to.equal(undefined);
      expect(await gaps.forget(21)).to.equal(1);
    });

    it('add up what became of questions by day', async () => {
      const count = (day: string, locale: 'en' | 'vi', decision: 'answer' | 'decline', n: number) => ({
        day,
        locale,
        decision,
        n,
      });
      await activity.count([count('2026-11-23', 'en', 'answer', 2), count('2026-11-24', 'vi', 'decline', 1)]);
      await Promise.all([
        activity.count([count('2026-11-23', 'en', 'answer', 3)]),
        activity.count([count('2026-11-23', 'vi', 'answer', 1)]),
      ]);
      await activity.count([]);
      expect(await activity.days('2026-11-23')).to.deep.equal([
        { day: '2026-11-23', answer: 6, choose: 0, clarify: 0, decline: 0 },
        { day: '2026-11-24', answer: 0, choose: 0, clarify: 0, decline: 1 },
      ]);
      expect(await activity.days('2026-11-24', 'en')).to.deep.equal([]);
    });

    it('say how often an article helped', async () => {
      if (opened === undefined) throw new Error('not open');
      const conversations = sqlConversationStore(opened.database, () => 1);
      const notes = sqlSideNotes(opened.database);
      const person = { visitorId: 'v', shopperName: '', verified: false, email: undefined };
      await conversations.create(newConversation({ id: 'c1', ...person, locale: 'en', localeChosen: false, at: 1 }));
      const article = { slug: 'refund-time', locale: 'en' as const };
      for (const [messageId, helpful] of [
        ['m1', true],
        ['m2', false],
        ['m2', true],
        ['m3', false],
      ] as const)
        await notes.rateAnswer({ conversationId: 'c1', messageId, helpful, at: 100, article });
      await notes.rateAnswer({ conversationId: 'c1', messageId: 'm4', helpful: true, at: 100 });
      expect(await activity.ratings(100)).to.deep.equal([{ ...article, rated: 3, helpful: 2 }]);
      expect(await activity.ratings(101)).to.deep.equal([]);
      expect(await activity.ratings(1, 'vi')).to.deep.equal([]);
    });
  });
}
