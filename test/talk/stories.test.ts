import { expect } from 'chai';
import known from '../../bench/talk/known-failures.json' with { type: 'json' };
import { runStory } from '../../bench/talk/run-story.ts';
import { readStories } from '../../bench/talk/story.ts';
import { openWorld, type World } from '../../bench/talk/world.ts';
import { LOCALES } from '../../protocol/locale.ts';

/** Training the search anew takes most of it. */
const START_MS = 180_000;
const LANGUAGE_MS = 120_000;

describe('the stories of bench/talk', () => {
  const stories = readStories();
  let world: World;

  before(async function () {
    this.timeout(START_MS);
    world = await openWorld();
  });
  after(async function () {
    this.timeout(START_MS);
    await world.close();
  });

  it('lists as failing only stories that there are', () => {
    const names = new Set(stories.map(({ name }) => name));
    expect(known.filter((name) => !names.has(name))).to.deep.equal([]);
  });

  for (const locale of LOCALES)
    it(`go as they must in ${locale}, but for those that are listed as failing`, async function () {
      this.timeout(LANGUAGE_MS);
      const failed: string[] = [];
      for (const story of stories.filter((one) => one.locale === locale)) {
        if (known.some((name) => name === story.name)) continue;
        const { faults } = await runStory(world, story);
        failed.push(...faults.map(({ turn, what }) => `${story.name}, turn ${turn}: ${what}`));
      }
      expect(failed).to.deep.equal([]);
    });
});
