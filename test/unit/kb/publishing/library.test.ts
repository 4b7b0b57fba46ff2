import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadIntents } from '../../../../dialogs/intents.ts';
import type { Article } from '../../../../kb/articles/article.ts';
import { type Classifiers, openLibrary } from '../../../../kb/publishing/library.ts';
import { loadArtefacts } from '../../../../kb/search/artefacts.ts';
import { buildSearchIndex } from '../../../../kb/search/build-index.ts';
import { trainNow } from '../../../../kb/search/classifier/train-in-worker.ts';
import { fileClassifierCache } from '../../../../store/files/classifier-cache.ts';

const article = (slug: string, title: string, phrasings: readonly string[]): Article => ({
  slug,
  locale: 'en',
  title,
  topic: 'orders',
  body: `${title}, explained in the help center at length.`,
  phrasings,
  updated: '2026-11-22',
  revision: 1,
});

describe('the library', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-cache-'));
  const artefacts = loadArtefacts();
  const shippedIntents = loadIntents('dialogs/intents');
  let intents = shippedIntents;
  let articles: Article[] = [];
  let trainings: (readonly number[])[] = [];
  let training = '1';
  const open = () =>
    openLibrary({
      store: { published: async () => articles },
      build: (all) => buildSearchIndex({ articles: all, intents, artefacts }),
      train: async (index, only) => {
        trainings.push(only);
        return trainNow(index).map((one, at) => (only.includes(at) ? one : undefined)) as Classifiers;
      },
      cache: fileClassifierCache(folder),
      training,
    });
  const found = (library: Awaited<ReturnType<typeof open>>, text: string) =>
    library.index.search({ text, locale: 'en' }).hits[0]?.slug;

  beforeEach(() => {
    articles = [
      article('track-order', 'How to track an order', ['where is my parcel', 'track my order']),
      article('refund-time', 'When refunds are paid', ['when do i get my money back', 'refund time']),
    ];
    trainings = [];
    training = '1';
    intents = shippedIntents;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('finds an edit at once, before anything is learnt', async () => {
    const library = await open();
    articles = [...articles, article('zorblax', 'Zorblax vouchers', ['where can i use a zorblax'])];
    expect(library.find('zorblax', 'en')).to.equal(undefined);
    await library.reload();
    expect(library.find('zorblax', 'en')?.title).to.equal('Zorblax vouchers');
    expect(found(library, 'zorblax')).to.equal('zorblax');
  });

  it('learns once for the same texts, also over restarts', async () => {
    const library = await open();
    await library.train();
    await library.train();
    expect(trainings.length).to.equal(1);
    const again = await open();
    await again.train();
    expect(trainings.length).to.equal(1);
    expect(found(again, 'where is my parcel')).to.equal('track-order');
  });

  it('after an edit learns what has changed only', async () => {
    const library = await open();
    await library.train();
    const all = trainings[0]?.length ?? 0;
    articles = articles.map((one) =>
      one.slug === 'refund-time' ? { ...one, title: 'Refund times', revision: 2 } : one,
    );
    await library.reload();
    await library.train();
    expect(trainings.at(-1)?.length).to.be.lessThan(Math.max(all, 2));
  });

  it('learns anew after a release with other intents, or with another training', async () => {
    await (await open()).train();
    trainings = [];
    intents = { ...shippedIntents, en: { ...shippedIntents.en, greeting: ['ahoy there', 'good morrow'] } };
    await (await open()).train();
    expect(trainings.length).to.equal(1);
    training = '2';
    await (await open()).train();
    await (await open()).train();
    expect(trainings.length).to.equal(2);
  });

  it('learns anew where the kept file is damaged', async () => {
    const library = await open();
    await library.train();
    for (const name of readdirSync(folder)) truncateSync(join(folder, name), 1_000);
    trainings = [];
    const again = await open();
    await again.train();
    expect(trainings.length).to.equal(1);
  });
});
