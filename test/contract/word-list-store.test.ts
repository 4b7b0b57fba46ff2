import { expect } from 'chai';
import { KEPT_REVISIONS, type WordListStore } from '../../kb/word-lists/word-list-store.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlContentStamp } from '../../store/sql/kb/content-stamp.ts';
import { sqlWordListStore } from '../../store/sql/kb/word-list-store.ts';
import { ENGINES } from '../support/databases.ts';

const slang = (informal: string, standard: string) => ({
  locale: 'zh-Hant' as const,
  kind: 'slang' as const,
  entries: [{ informal, standard }],
});
const MAI = { id: 'a1', name: 'Mai' };

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof CodedError ? { code: error.code, data: error.data } : error),
  );

for (const engine of ENGINES) {
  describe(`word list store on ${engine.name}`, function () {
    this.timeout(60_000);
    let store: WordListStore;
    let stamp: () => Promise<string>;
    let at = 1_000;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlWordListStore(opened.database, () => at);
      stamp = sqlContentStamp(opened.database).read;
    });
    after(() => discard());

    it('seeds each list once, and keeps what was edited since', async () => {
      const stops = { locale: 'vi' as const, kind: 'stops' as const, entries: [] };
      expect(await store.followRelease([slang('冇', '沒有'), stops])).to.equal(2);
      at = 2_000;
      await store.save(slang('冇', '沒'), 1, MAI);
      expect(await store.followRelease([slang('冇', '沒有'), stops])).to.equal(0);
      expect(await store.find('zh-Hant', 'slang')).to.deep.equal({
        ...slang('冇', '沒'),
        revision: 2,
        authorName: 'Mai',
        at: 2_000,
      });
      expect(await store.find('zh-Hant', 'synonyms')).to.equal(undefined);
      expect((await store.current()).map(({ kind, revision }) => [kind, revision])).to.deep.equal([
        ['stops', 1],
        ['slang', 2],
      ]);
    });

    it('follows a release where nobody has edited, and once', async () => {
      const list = (standard: string) => ({ ...slang('thx', standard), locale: 'en' as const });
      expect(await store.followRelease([list('thanks')])).to.equal(1);
      expect(await store.followRelease([list('thank you'), slang('冇', '沒有')])).to.equal(1);
      expect(await store.followRelease([list('thank you')])).to.equal(0);
      expect(await store.find('en', 'slang')).to.deep.include({
        entries: [{ informal: 'thx', standard: 'thank you' }],
        revision: 2,
      });
    });

    it('refuses to save over a revision that the editor has not seen, also when two save at once', async () => {
      expect(await refusal(store.save(slang('a', 'b'), 1, MAI))).to.deep.equal({
        code: 'word_list_conflict',
        data: { revision: 2 },
      });
      const both = await Promise.all([
        refusal(store.save(slang('a', 'one'), 2, MAI)),
        refusal(store.save(slang('a', 'two'), 2, MAI)),
      ]);
      expect(both.filter((one) => one === undefined)).to.have.length(1);
      expect((await store.find('zh-Hant', 'slang'))?.revision).to.equal(3);
    });

    it('tells the history, newest first, and no more of it than is asked for', async () => {
      const history = await store.history('zh-Hant', 'slang', 2);
      expect(history.map(({ revision }) => revision)).to.deep.equal([3, 2]);
      expect(history[1]?.entries).to.deep.equal([{ informal: '冇', standard: '沒' }]);
    });

    it('has a stamp that changes with every save, and with nothing else', async () => {
      const before = await stamp();
      expect(await stamp()).to.equal(before);
      await store.save(slang('x', 'y'), 3, MAI);
      expect(await stamp()).to.not.equal(before);
    });

    it('keeps a bounded history', async () => {
      for (let revision = 4; revision < KEPT_REVISIONS + 10; revision += 1)
        await store.save(slang('x', String(revision)), revision, MAI);
      const kept = await store.history('zh-Hant', 'slang', 10_000);
      expect(kept).to.have.length(KEPT_REVISIONS);
      expect(await store.followRelease([slang('冇', '沒有')])).to.equal(0);
    });
  });
}
