export const average = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

/** @param share 0.5 for the median; NaN of no values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
}
