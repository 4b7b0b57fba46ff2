/**
 * Shares out a sum by weights, by the method of the largest remainder: whole minor units that add up to the sum, each within
 * one of its exact share. Where remainders are equal the earlier share gets more. No share is above its weight while the sum is
 * not above all of them.
 */
export function spread(sum: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((total, weight) => total + weight, 0);
  if (all === 0 || sum === 0) return weights.map(() => 0);
  // The product of two sums may be beyond what a number holds exactly.
  const exact = weights.map((weight) => BigInt(sum) * BigInt(weight));
  const shares = exact.map((part) => Number(part / BigInt(all)));
  const missing = sum - shares.reduce((total, share) => total + share, 0);
  const largest = exact
    .map((part, index) => ({ index, remainder: part % BigInt(all) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
    .slice(0, missing);
  const more = new Set(largest.map(({ index }) => index));
  return shares.map((share, index) => share + (more.has(index) ? 1 : 0));
}
