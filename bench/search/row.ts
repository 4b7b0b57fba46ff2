/** One row of the table: a figure for each competitor. */
export interface Row {
  readonly group: string;
  readonly name: string;
  /** `%` accuracy-like, `points` of loss, `ms`, `s`, `MB`. */
  readonly unit: '%' | 'points' | 'ms' | 's' | 'MB';
  readonly values: Readonly<Record<string, number>>;
  /** What design/search.md asks of this retriever. */
  readonly goal?: number;
}

/** Whether a larger figure is the better one. */
export function largerIsBetter(row: Row): boolean {
  return row.unit === '%';
}

/** Whether this retriever reaches the goal, where there is one. */
export function reachesGoal(row: Row, name: string): boolean | undefined {
  const value = row.values[name];
  if (row.goal === undefined || value === undefined) return undefined;
  const rounded = Number(value.toFixed(2));
  return largerIsBetter(row) ? rounded >= row.goal : rounded <= row.goal;
}
