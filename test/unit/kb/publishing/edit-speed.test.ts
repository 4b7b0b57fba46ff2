import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadIntents } from '../../../../dialogs/intents.ts';
import type { Article } from '../../../../kb/articles/article.ts';
import { readContentFiles } from '../../../../kb/articles/content-files.ts';
import { openLibrary } from '../../../../kb/publishing/library.ts';
import { loadArtefacts } from '../../../../kb/search/artefacts.ts';
import { buildSearchIndex } from '../../../../kb/search/build-index.ts';
import { shippedWordLists } from '../../../../kb/word-lists/shipped.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { openSqlite } from '../../../../store/sql/database.ts';
import { sqlArticleStore } from '../../../../store/sql/kb/article-store.ts';

/** From the editor's click to being found, in processor time, which other work on the machine hardly changes; the quickest of several. */
const LIMIT_MS = 50;
const ROUNDS = 9;

function msSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}

describe('an edit of the shipped help center', function () {
  this.timeout(60_000);

  it(`is found within ${LIMIT_MS} ms of being published, in each language; so is a change of the words`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaunter-speed-'));
    const database = await openSqlite(join(folder, 'kaunter.db'));
    const store = sqlArticleStore(database, () => 1);
    await store.followRelease(readContentFiles('kb/content'));
    const intents = loadIntents('dialogs/intents');
    const artefacts = loadArtefacts();
    const library = await openLibrary({
      store,
      build: (articles) => buildSearchIndex({ articles, intents, artefacts }),
      train: async () => [],
      cache: { read: async () => undefined, write: async () => undefined },
      training: '1',
    });
    const figures: string[] = [];
    for (const locale of LOCALES) {
      const article = library.find('track-order', locale) as Article;
      let revision = article.revision;
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS; round += 1) {
        const text = `qworblax${locale.slice(0, 2)}${round} zumbleflip`;
        const started = process.cpuUsage();
        const { revision: _, ...content } = article;
        await store.publish({ ...content, phrasings: [...content.phrasings, text] }, revision, 'e');
        await library.reload();
        const [first] = library.index.search({ text, locale }).hits;
        best = Math.min(best, msSince(started));
        expect(first?.slug, locale).to.equal('track-order');
        revision += 1;
      }
      figures.push(`${locale} ${best.toFixed(0)} ms`);
      expect(best, locale).to.be.below(LIMIT_MS);
    }
    const { slang } = shippedWordLists('en');
    const started = process.cpuUsage();
    library.useWords({
      en: {
        slang: { ...Object.fromEntries(slang.map((one) => [one.informal, one.standard])), zrfnd: 'refund' },
        synonyms: [],
      },
    });
    const { words } = library.index.explain({ text: 'my zrfnd', locale: 'en' });
    const changed = msSince(started);
    expect(words).to.deep.equal(['my', 'refund']);
    expect(changed).to.be.below(LIMIT_MS);
    console.log(`      published and found: ${figures.join(', ')}; words: ${changed.toFixed(1)} ms`);
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
