/**
 * Fits what tells which article a follow-up asks for: `node scripts/run.js scripts/train/follow-ups.ts`. Reads the development
 * half of bench/questions/follow-ups. Writes kb/search/follow-ups/weights.json.
 */
import { writeFileSync } from 'node:fs';
import { answeredBefore, readFollowUps } from '../../bench/helpcenter/follow-up-questions.ts';
import { indexOfProject } from '../../bench/helpcenter/index-of-project.ts';
import { articlesOfProject, titleOf } from '../../bench/helpcenter/passage-questions.ts';
import { loadArtefacts } from '../../kb/search/artefacts.ts';
import { FOLLOW_UP_FEATURES, followUpCandidates } from '../../kb/search/follow-ups/features.ts';
import { topicsFrom } from '../../kb/search/follow-ups/topic.ts';
import { consultReadings } from '../../kb/search/readings.ts';
import { wordsByGroup } from '../../kb/search/words/search-words.ts';
import { LOCALES } from '../../protocol/locale.ts';
import { crossChecked, type Example, fitWeights, rightOf } from './choice-model.ts';

const PENALTY = 0.003;
const index = indexOfProject();
const { confidence } = loadArtefacts();
const words = wordsByGroup({});
const topicOf = topicsFrom(articlesOfProject);

const examples = LOCALES.flatMap((locale) =>
  readFollowUps(locale)
    .filter(({ half }) => half === 'development')
    .flatMap((line): Example[] => {
      const at = index.shelves.findIndex(({ group }) => group.locales.includes(locale));
      const shelf = index.shelves[at];
      const topic = shelf === undefined ? undefined : topicOf(line.after, shelf.group, locale);
      if (shelf === undefined || topic === undefined) return [];
      const before = answeredBefore(index, line, titleOf);
      const read = (text: string) => consultReadings(shelf, confidence, words[at]?.synonyms ?? new Map(), text);
      const joined = read(`${line.text} ${topic.title}`);
      const candidates = followUpCandidates(
        line.text,
        read(line.text),
        joined,
        topic,
        before.passage,
        (slug) => topicOf(slug, shelf.group, locale)?.prepared,
      );
      const right = candidates.flatMap(({ slug }, i) => (line.slugs.includes(slug) ? [i] : []));
      return right.length === 0 ? [] : [{ features: candidates.map(({ features }) => features), right }];
    }),
);
const weights = fitWeights(examples, FOLLOW_UP_FEATURES.length, PENALTY);
const share = (right: number): string => ((100 * right) / examples.length).toFixed(1);
process.stdout.write(
  `${examples.length} follow-ups: ${share(rightOf(weights, examples))} % of those fitted on, ${share(crossChecked(examples, FOLLOW_UP_FEATURES.length, PENALTY))} % of those left out\n`,
);
for (const [i, name] of FOLLOW_UP_FEATURES.entries())
  process.stdout.write(`${name.padEnd(20)} ${(weights[i] ?? 0).toFixed(2)}\n`);
const rounded = [...weights].map((weight) => Number(weight.toFixed(3)));
writeFileSync(
  new URL('../../kb/search/follow-ups/weights.json', import.meta.url),
  `${JSON.stringify({ weights: rounded })}\n`,
);
