import type { DisputeSummary } from '../../protocol/dispute-list.ts';

/** States in which a case waits for somebody of the platform. */
const WAITING: readonly string[] = ['platform-queue', 'platform-review', 'appeal-review'];

/**
 * The case to go on with after those that were decided just now: the first of the list that waits for the reader or for anybody
 * of the platform. The list may be from before they were decided.
 * @param own the reader's name, as cases are shown to be with somebody
 */
export function nextCase(
  cases: readonly DisputeSummary[] | undefined,
  decided: ReadonlySet<string>,
  own: string,
): string | undefined {
  return cases?.find(
    ({ number, state, assignedTo, secondPerson }) =>
      !decided.has(number) &&
      // One's own decision waits for somebody else.
      secondPerson !== true &&
      WAITING.includes(state) &&
      (assignedTo === undefined || assignedTo === '' || assignedTo === own),
  )?.number;
}
