/** A choice that somebody made: the features of each candidate, and which of them are right. */
export interface Example {
  readonly features: readonly (readonly number[])[];
  readonly right: readonly number[];
  /** Examples of one group are left out together: those of one article share its words. */
  readonly group?: string;
}

const STEPS = 800;
const RATE = 0.05;
const FOLDS = 5;

const dot = (a: readonly number[], b: ArrayLike<number>): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Multinomial logistic regression over the candidates of each example, by full-batch Adam; no randomness. */
export function fitWeights(examples: readonly Example[], size: number, penalty: number): Float64Array {
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight) => penalty * weight);
    for (const { features, right } of examples) {
      const scores = features.map((row) => dot(row, weights));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const whole = shares.reduce((a, b) => a + b, 0);
      const wanted = right.reduce((sum, at) => sum + (shares[at] ?? 0), 0);
      features.forEach((row, at) => {
        const share = shares[at] ?? 0;
        const error = (share / whole - (right.includes(at) ? share / wanted : 0)) / examples.length;
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

/** How many of the examples the weights choose rightly. */
export function rightOf(weights: Float64Array, examples: readonly Example[]): number {
  return examples.filter(({ features, right }) => {
    const scores = features.map((row) => dot(row, weights));
    return right.includes(scores.indexOf(Math.max(...scores)));
  }).length;
}

/** How many are chosen rightly by weights that were fitted on the others. */
export function crossChecked(examples: readonly Example[], size: number, penalty: number): number {
  let right = 0;
  const groups = [...new Set(examples.map(({ group }) => group))];
  const foldOf = ({ group }: Example, at: number): number => (group === undefined ? at : groups.indexOf(group)) % FOLDS;
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = examples.filter((example, at) => foldOf(example, at) !== fold);
    right += rightOf(
      fitWeights(others, size, penalty),
      examples.filter((example, at) => foldOf(example, at) === fold),
    );
  }
  return right;
}
