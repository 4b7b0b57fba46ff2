import type { ClockName } from './case.ts';

/** Somebody outside the case is waited for: nothing that a party could keep or miss. */
const OUTSIDE: ReadonlySet<string> = new Set<ClockName>(['courier']);

/**
 * Of clocks in the order in which they run out, the one that a reader is told of: what a side has to keep goes before what is
 * only waited for, so that "answer by then" never stands beside the courier's date.
 */
export function leadingClock<T>(clocks: readonly T[], nameOf: (clock: T) => string): T | undefined {
  return clocks.find((clock) => !OUTSIDE.has(nameOf(clock))) ?? clocks[0];
}
