import type { DisputeSummary } from '../../protocol/dispute-list.ts';

/** States in which a case waits for somebody of the platform. */
const WAITING: readonly string[] = ['platform-queue', 'platform-review', 'appeal-review'];

/**
 * The case to go on with after `decided`: the first of the list that waits for the reader or for anybody of the platform.
 * @param own the reader's name, as cases are shown to be with somebody
 */
export function nextCase(
  cases: readonly DisputeSummary[] | undefined,
  decided: string,
  own: string,
): string | undefined {
  return cases?.find(
    ({ number, state, assignedTo, secondPerson }) =>
      number !== decided &&
      // One's own decision waits for somebody else.
      secondPerson !== true &&
      WAITING.includes(state) &&
      (assignedTo === undefined || assignedTo === '' || assignedTo === own),
  )?.number;
}
