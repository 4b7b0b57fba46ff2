import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { intentsOfProject } from '../../../../bench/helpcenter/index-of-project.ts';
import { buildSearchIndex } from '../../../../kb/search/build-index.ts';
import type { Locale } from '../../../../protocol/locale.ts';
import { ARTEFACTS, article } from './sample-index.ts';

/** Help centers that nothing was fitted on: an article a line, with a question that was written apart. */
const SHOPS: readonly { readonly name: string; readonly locale: Locale; readonly found: number }[] = [
  { name: 'plants', locale: 'en', found: 60 },
  { name: 'fashion', locale: 'es', found: 60 },
];

interface Line {
  readonly slug: string;
  readonly title: string;
  readonly phrasings: string[];
  readonly body: string;
  readonly question: string;
}

const intents = intentsOfProject();

describe("other shops' help centers", () => {
  for (const { name, locale, found } of SHOPS) {
    it(`${name}: takes no question for a wish, and finds its article`, () => {
      const path = new URL(`../../../../bench/questions/shops/${name}.${locale}.jsonl`, import.meta.url);
      const lines = readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      const articles = lines.map(({ slug, title, phrasings, body }) => article(slug, locale, title, phrasings, body));
      const index = buildSearchIndex({ articles, intents, artefacts: ARTEFACTS });
      const wishes = lines.flatMap(({ question }) => {
        const intent = index.recognise(question, locale)?.intent;
        return intent === undefined || intent === 'follow-up' ? [] : [`${question}: ${intent}`];
      });
      expect(wishes).to.deep.equal([]);
      const right = lines.filter(({ slug, question }) =>
        index.search({ text: question, locale }).hits.some((hit) => hit.slug === slug),
      );
      expect((100 * right.length) / lines.length).to.be.at.least(found);
    }).timeout(60_000);
  }
});
