/**
 * Fits what tells the passage that answers: `node scripts/run.js scripts/train/passages.ts`. Reads the development half of
 * bench/questions/passages; the other half is for the bench alone. Writes kb/search/passages/weights.json.
 */
import { writeFileSync } from 'node:fs';
import { articleAsked, indexToAsk, readPassageQuestions } from '../../bench/helpcenter/passage-questions.ts';
import { PASSAGE_FEATURES, passageFeatures } from '../../kb/search/passages/features.ts';
import { LOCALES } from '../../protocol/locale.ts';

const STEPS = 800;
const RATE = 0.05;
const PENALTY = 0.003;
const FOLDS = 5;

interface Example {
  /** By passage. */
  readonly features: readonly (readonly number[])[];
  readonly right: number;
}

const dot = (a: readonly number[], b: ArrayLike<number>): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Multinomial logistic regression over the passages of an article, by full-batch Adam. */
function fitWeights(examples: readonly Example[]): Float64Array {
  const size = PASSAGE_FEATURES.length;
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight) => PENALTY * weight);
    for (const { features, right } of examples) {
      const scores = features.map((row) => dot(row, weights));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const whole = shares.reduce((a, b) => a + b, 0);
      features.forEach((row, at) => {
        const error = ((shares[at] ?? 0) / whole - (at === right ? 1 : 0)) / examples.length;
        row.forEach((value, i) => {
          gradient[i] = (gradient[i] ?? 0) + error * value;
        });
      });
    }
    for (let i = 0; i < size; i++) {
      const g = gradient[i] ?? 0;
      momentum[i] = 0.9 * (momentum[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      const m = (momentum[i] ?? 0) / (1 - 0.9 ** step);
      const v = (square[i] ?? 0) / (1 - 0.999 ** step);
      weights[i] = (weights[i] ?? 0) - (RATE * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  return weights;
}

function rightOf(weights: Float64Array, examples: readonly Example[]): number {
  return examples.filter(({ features, right }) => {
    const scores = features.map((row) => dot(row, weights));
    return scores.indexOf(Math.max(...scores)) === right;
  }).length;
}

const index = indexToAsk();
const examples = LOCALES.flatMap((locale) =>
  readPassageQuestions(locale)
    .filter(({ half }) => half === 'development')
    .flatMap((question) => {
      const asked = articleAsked(index, question);
      const right = asked.article.passages.findIndex(({ text }) => text.includes(question.passage));
      return right < 0 ? [] : [{ features: passageFeatures(asked.question, asked.article), right }];
    }),
);
let crossed = 0;
for (let fold = 0; fold < FOLDS; fold++) {
  const held = examples.filter((_, at) => at % FOLDS === fold);
  crossed += rightOf(fitWeights(examples.filter((_, at) => at % FOLDS !== fold)), held);
}
const weights = fitWeights(examples);
process.stdout.write(
  `${examples.length} questions: ${((100 * rightOf(weights, examples)) / examples.length).toFixed(1)} % of those fitted on, ${((100 * crossed) / examples.length).toFixed(1)} % of those left out\n`,
);
for (const [i, name] of PASSAGE_FEATURES.entries())
  process.stdout.write(`${name.padEnd(18)} ${(weights[i] ?? 0).toFixed(2)}\n`);
const rounded = [...weights].map((weight) => Number(weight.toFixed(3)));
writeFileSync(
  new URL('../../kb/search/passages/weights.json', import.meta.url),
  `${JSON.stringify({ weights: rounded })}\n`,
);
