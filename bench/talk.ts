import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOCALES } from '../protocol/locale.ts';
import { percent, printTable } from './search/table.ts';
import known from './talk/known-failures.json' with { type: 'json' };
import { runMutants } from './talk/run-mutants.ts';
import { runStory, type StoryResult } from './talk/run-story.ts';
import { readStories } from './talk/story.ts';
import { openWorld } from './talk/world.ts';

const USAGE = `bench talk [--apart] [--show] [--transcripts] [--names] [--mutants] [part of a story's (or mutant's) name …]`;

/** Written by somebody who had not seen the product: run to see how it fares, never to fit it to them. */
const APART = fileURLToPath(new URL('./talk/apart', import.meta.url));

/** Talks the stories of `bench/talk/stories`, or those written apart, through with the whole product, and prints what share of them goes as it must. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      apart: { type: 'boolean' },
      show: { type: 'boolean' },
      transcripts: { type: 'boolean' },
      names: { type: 'boolean' },
      mutants: { type: 'boolean' },
    },
  });
  if (values.mutants === true) return runMutants(positionals);
  const stories = values.apart === true ? readStories(positionals, APART) : readStories(positionals);
  if (stories.length === 0) throw new Error(`no such story\n${USAGE}`);
  const world = await openWorld();
  const started = performance.now();
  const results: StoryResult[] = [];
  try {
    for (const story of stories) results.push(await runStory(world, story));
  } finally {
    await world.close();
  }
  const failed = results.filter(({ faults }) => faults.length > 0);
  if (values.show === true || values.transcripts === true)
    for (const { story, faults, transcript } of values.transcripts === true ? results : failed) {
      process.stdout.write(`\n${story.name}\n`);
      for (const { turn, what } of faults) process.stdout.write(`  ✖ ${turn}: ${what}\n`);
      if (values.transcripts === true) process.stdout.write(`${transcript.join('\n')}\n`);
    }
  if (values.names === true)
    process.stdout.write(
      `${JSON.stringify(
        failed.map(({ story }) => story.name),
        null,
        2,
      )}\n`,
    );
  printShares(results);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const news = failed.filter(({ story }) => !known.some((name) => name === story.name));
  const mended = results.filter(
    ({ story, faults }) => faults.length === 0 && known.some((name) => name === story.name),
  );
  process.stdout.write(
    `${results.length} stories in ${seconds} s, ${failed.length} fail: ${news.length} of them new, ${mended.length} listed as failing pass\n`,
  );
}

/** Stories and turns that go as they must, per cent, by kind and language. */
function printShares(results: readonly StoryResult[]): void {
  const kinds = [...new Set(results.map(({ story }) => story.kind))].sort();
  const share = (some: readonly StoryResult[]): string => {
    if (some.length === 0) return '–';
    const right = some.filter(({ faults }) => faults.length === 0).length;
    const turns = some.reduce((sum, { story }) => sum + story.turns.length, 0);
    const turnsRight = some.reduce((sum, one) => sum + one.turnsRight, 0);
    return `${right}/${some.length} ${percent(turnsRight, turns)}`;
  };
  const row = (title: string, those: readonly StoryResult[]) => [
    title,
    ...LOCALES.map((locale) => share(those.filter(({ story }) => story.locale === locale))),
    share(those),
  ];
  process.stdout.write('\nstories right/all, and turns right %\n');
  printTable(
    ['', ...LOCALES, 'all'],
    [
      ...kinds.map((kind) =>
        row(
          kind,
          results.filter(({ story }) => story.kind === kind),
        ),
      ),
      row('all', results),
    ],
  );
}

if (import.meta.main) await run(process.argv.slice(2));
