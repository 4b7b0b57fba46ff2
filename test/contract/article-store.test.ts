import { expect } from 'chai';
import type { Article } from '../../kb/articles/article.ts';
import { type ArticleStore, RELEASE_AUTHOR } from '../../kb/articles/article-store.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlArticleStore } from '../../store/sql/kb/article-store.ts';
import { ENGINES } from '../support/databases.ts';

const article = (slug: string, title: string): Omit<Article, 'revision'> => ({
  slug,
  locale: 'zh-Hant',
  title,
  topic: 'orders',
  body: '在「我的訂單」查看。',
  phrasings: ['包裹在哪', 'where is it "now"?'],
  updated: '2026-11-22',
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof CodedError ? { code: error.code, data: error.data } : error),
  );

for (const engine of ENGINES) {
  describe(`article store on ${engine.name}`, () => {
    let store: ArticleStore;
    let elsewhere: ArticleStore;
    let discard: () => Promise<void> = async () => undefined;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlArticleStore(opened.database, () => 1_000);
      elsewhere = sqlArticleStore(opened.database, () => 1_000);
    });
    after(() => discard());

    it('seeds each article once, and keeps what was edited since', async () => {
      expect(await store.followRelease([article('a', '一'), article('b', '二')])).to.equal(2);
      await store.publish(article('a', '改'), 1, 'editor');
      expect(await store.followRelease([article('a', '一'), article('b', '二'), article('c', '三')])).to.equal(1);
      expect((await store.find('a', 'zh-Hant'))?.title).to.equal('改');
    });

    it('gives the newest revision of each, whole', async () => {
      const published = await store.published();
      expect(published.map((one) => [one.slug, one.revision])).to.deep.equal([
        ['a', 2],
        ['b', 1],
        ['c', 1],
      ]);
      expect(published[1]).to.deep.equal({ ...article('b', '二'), revision: 1 });
      expect(await store.find('b', 'vi')).to.equal(undefined);
    });

    it('keeps what is asked of single passages, and follows the release in it', async () => {
      const passages = [{ opens: '在「', phrasings: ['去哪看'], followUps: ['在哪'] }];
      const shipped = { ...article('asked', '六'), passages };
      expect(await store.followRelease([shipped])).to.equal(1);
      expect(await elsewhere.find('asked', 'zh-Hant')).to.deep.equal({ ...shipped, revision: 1 });
      expect(await store.followRelease([shipped])).to.equal(0);
      const more = { ...shipped, passages: [{ opens: '在「', phrasings: ['去哪看', '哪裡看'] }] };
      expect(await store.followRelease([more])).to.equal(1);
      await store.publish({ ...more, passages: [] }, 2, 'editor');
      expect(await elsewhere.find('asked', 'zh-Hant')).to.not.have.property('passages');
    });

    it('gives what another process has published since, few or many', async () => {
      const edited = (slug: string, title: string, base: number) =>
        elsewhere.publish({ ...article(slug, title), locale: 'id' }, base, 'editor');
      const titles = async () => (await store.published()).filter((one) => one.locale === 'id').map((one) => one.title);
      const slugs = Array.from({ length: 25 }, (_, at) => `many-${String(at).padStart(2, '0')}`);
      await edited('many-00', 'satu', 0);
      expect(await titles()).to.deep.equal(['satu']);
      await edited('many-00', 'dua', 1);
      expect(await titles()).to.deep.equal(['dua']);
      for (const [at, slug] of slugs.entries()) await edited(slug, `judul ${at}`, at === 0 ? 2 : 0);
      expect(await titles()).to.deep.equal(slugs.map((_, at) => `judul ${at}`));
      expect(await store.published()).to.deep.equal(await elsewhere.published());
    });

    it('refuses to publish over a revision that the editor has not seen', async () => {
      expect(await refusal(store.publish(article('a', '舊'), 1, 'editor'))).to.deep.equal({
        code: 'article_conflict',
        data: { revision: 2 },
      });
      const both = await Promise.all([
        refusal(store.publish(article('b', '甲'), 1, 'one')),
        refusal(store.publish(article('b', '乙'), 1, 'two')),
      ]);
      expect(both.filter((one) => one === undefined).length).to.equal(1);
      expect((await store.find('b', 'zh-Hant'))?.revision).to.equal(2);
    });

    it('publishes a new article from revision 0', async () => {
      expect((await store.publish(article('d', '四'), 0, 'editor')).revision).to.equal(1);
    });

    it('follows a release where nobody has edited, and once', async () => {
      const release = [article('a', '新'), article('e', '四'), { ...article('e', '四'), locale: 'vi' as const }];
      expect(await store.followRelease(release)).to.equal(2);
      const next = [article('a', '更新'), article('e', '肆'), { ...article('e', '四'), locale: 'vi' as const }];
      expect(await store.followRelease(next)).to.equal(1);
      expect(await store.followRelease(next)).to.equal(0);
      expect((await store.find('a', 'zh-Hant'))?.title).to.equal('改');
      const followed = await store.find('e', 'zh-Hant');
      expect([followed?.title, followed?.revision]).to.deep.equal(['肆', 2]);
    });

    it('follows again where an editor took the shipped text back', async () => {
      await store.publish(article('e', '我'), 2, 'editor');
      expect(await store.followRelease([article('e', '肆'), article('b', '二')])).to.equal(0);
      await store.publish(article('e', '肆'), 3, RELEASE_AUTHOR);
      expect(await store.followRelease([article('e', '五')])).to.equal(1);
    });
  });
}
