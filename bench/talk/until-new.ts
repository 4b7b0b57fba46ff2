import known from './known-failures.json' with { type: 'json' };
import { FOUND } from './run-mutants.ts';
import { runStory } from './run-story.ts';
import { readStories } from './story.ts';
import { openWorld } from './world.ts';

/** Talks the stories through that are not listed as failing, those of likely names first, until one fails. */
async function untilNew(likely: readonly string[]): Promise<string | undefined> {
  const stories = readStories().filter(({ name }) => !known.some((listed) => listed === name));
  const isLikely = ({ name }: { readonly name: string }) => likely.some((part) => name.includes(part));
  const world = await openWorld();
  try {
    for (const story of [...stories.filter(isLikely), ...stories.filter((one) => !isLikely(one))])
      if ((await runStory(world, story)).faults.length > 0) return story.name;
  } finally {
    await world.close();
  }
  return undefined;
}

const failed = await untilNew(process.argv.slice(2));
process.stdout.write(failed === undefined ? 'all as they must\n' : `${FOUND}${failed}\n`);
