/**
 * Fits what tells the passage that answers: `node scripts/run.js scripts/train/passages.ts`. Reads the development half of
 * bench/questions/passages; the other half is for the bench alone. Writes kb/search/passages/weights.json.
 */
import { writeFileSync } from 'node:fs';
import { articleAsked, indexToAsk, readPassageQuestions } from '../../bench/helpcenter/passage-questions.ts';
import { PASSAGE_FEATURES, passageFeatures } from '../../kb/search/passages/features.ts';
import { LOCALES } from '../../protocol/locale.ts';
import { crossChecked, type Example, fitWeights, rightOf } from './choice-model.ts';

const PENALTY = 0.003;
const index = indexToAsk();
const examples = LOCALES.flatMap((locale) =>
  readPassageQuestions(locale)
    .filter(({ half }) => half === 'development')
    .flatMap((question): Example[] => {
      const asked = articleAsked(index, question);
      const right = asked.article.passages.findIndex(({ text }) => text.includes(question.passage));
      return right < 0
        ? []
        : [{ features: passageFeatures(asked.question, asked.article), right: [right], group: question.slug }];
    }),
);
const weights = fitWeights(examples, PASSAGE_FEATURES.length, PENALTY);
const share = (right: number): string => ((100 * right) / examples.length).toFixed(1);
process.stdout.write(
  `${examples.length} questions: ${share(rightOf(weights, examples))} % of those fitted on, ${share(crossChecked(examples, PASSAGE_FEATURES.length, PENALTY))} % of those left out\n`,
);
for (const [i, name] of PASSAGE_FEATURES.entries())
  process.stdout.write(`${name.padEnd(18)} ${(weights[i] ?? 0).toFixed(2)}\n`);
const rounded = [...weights].map((weight) => Number(weight.toFixed(3)));
writeFileSync(
  new URL('../../kb/search/passages/weights.json', import.meta.url),
  `${JSON.stringify({ weights: rounded })}\n`,
);
