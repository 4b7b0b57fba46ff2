import { expect } from 'chai';
import type { CannedReplies, NewReply } from '../../handoff/replies/reply-store.ts';
import { MOST_REPLIES } from '../../protocol/canned-replies.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlCannedReplies } from '../../store/sql/handoff/canned-replies.ts';
import { sqlAuditLog } from '../../store/sql/people/audit-log.ts';
import { ENGINES } from '../support/databases.ts';

const AINA = { id: 'aina', name: 'Aina' };
const BUDI = { id: 'budi', name: 'Budi' };
const reply = (change: Partial<NewReply> = {}): NewReply => ({
  id: 'greeting',
  ownerId: null,
  folder: 'Begin',
  titles: { en: 'Greeting' },
  texts: { en: 'Hi {{customer}}' },
  removed: false,
  ...change,
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );

for (const engine of ENGINES) {
  describe(`canned replies on ${engine.name}`, function () {
    this.timeout(60_000);
    let store: CannedReplies;
    let audited: () => Promise<readonly string[]>;
    let discard: () => Promise<void> = async () => undefined;
    before(async function () {
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlCannedReplies(opened.database);
      const audit = sqlAuditLog(opened.database, () => 0);
      audited = async () => (await audit.list({ limit: 100 })).map(({ action, subject }) => `${action} ${subject}`);
    });
    after(() => discard());
    const seen = async (by: { readonly id: string }) => (await store.visibleTo(by.id)).map(({ id }) => id);

    it('bring in the starter set once: what was edited or removed stays so', async () => {
      await store.seed([reply(), reply({ id: 'bye' })], 1);
      await store.save(reply({ texts: { en: 'Mine' } }), 1, AINA, 2);
      await store.save(reply({ id: 'bye', removed: true }), 1, AINA, 3);
      await store.seed([reply(), reply({ id: 'bye' })], 4);
      expect((await store.visibleTo('budi')).map(({ id, texts }) => [id, texts.en])).to.deep.equal([
        ['greeting', 'Mine'],
      ]);
      const [newest, first] = await store.history('greeting');
      expect(newest).to.include({ revision: 2, authorName: 'Aina', shared: true, at: 2 });
      expect(first).to.include({ revision: 1, authorName: '', at: 1 });
      expect(await audited()).to.deep.equal(['canned-reply-published greeting', 'canned-reply-published bye']);
    });

    it('bring back what was removed', async () => {
      await store.save(reply({ id: 'bye' }), 2, BUDI, 5);
      expect(await seen(BUDI)).to.deep.equal(['bye', 'greeting']);
    });

    it('refuse a save over somebody else’s, and take a repeated one once', async () => {
      const saving = () => store.save(reply({ texts: { en: 'Newer' } }), 2, BUDI, 6);
      expect((await saving()).revision).to.equal(3);
      expect((await saving()).revision, 'the answer got lost on the way').to.equal(3);
      expect(await store.history('greeting')).to.have.length(3);
      expect(await codeOf(store.save(reply({ texts: { en: 'Late' } }), 2, AINA, 7))).to.equal('reply_conflict');
      expect(await codeOf(store.save(reply({ texts: { en: 'Ahead' } }), 9, AINA, 7))).to.equal('reply_conflict');
      expect(await codeOf(store.save(reply({ id: 'never-was' }), 4, AINA, 7))).to.equal('reply_conflict');
      expect(await store.history('greeting')).to.have.length(3);
    });

    it('let one of two who save at once win', async () => {
      const codes = await Promise.all(
        [AINA, BUDI].map((by) => codeOf(store.save(reply({ texts: { en: by.name } }), 3, by, 8))),
      );
      expect(codes.filter((code) => code !== undefined)).to.deep.equal(['reply_conflict']);
      expect(await store.history('greeting')).to.have.length(4);
    });

    it('keep an agent’s own from the others, without a line in the audit log', async () => {
      const before = await audited();
      await store.save(reply({ id: 'own', ownerId: 'aina' }), 0, AINA, 9);
      expect(await seen(AINA)).to.include('own');
      expect(await seen(BUDI)).to.not.include('own');
      expect(await audited()).to.deep.equal(before);
    });

    it('count a use once for each conversation', async () => {
      for (const conversation of ['c1', 'c1', 'c2']) await store.used('greeting', conversation, 10);
      const uses = Object.fromEntries((await store.visibleTo('budi')).map(({ id, uses: count }) => [id, count]));
      expect(uses).to.include({ greeting: 2, bye: 0 });
      expect((await store.history('greeting'))[0]?.uses).to.equal(2);
    });

    it('have an end', async () => {
      for (let n = 1; n <= MOST_REPLIES; n++)
        await store.save(reply({ id: `many-${n}`, ownerId: 'many' }), 0, { id: 'many', name: 'Many' }, 11);
      const more = store.save(reply({ id: 'one-more', ownerId: 'many' }), 0, { id: 'many', name: 'Many' }, 12);
      expect(await codeOf(more)).to.equal('reply_too_many');
      expect(await store.history('one-more')).to.deep.equal([]);
    });
  });
}
