import type { StoredNotice } from '../../notices/ports.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import { otherParty } from '../domain/roles.ts';

/** So long the letter to whoever opened a case waits for the one to the other side, which leaves at the same time. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Whether a letter that says that a case was opened waits for the other side to be told. Its reader keeps it: written a moment
 * too early, it would name as the next date the one that counts only where the other side cannot be reached.
 * @param pause until it is looked at again, in milliseconds
 */
export function waitsForTold(
  row: Pick<DisputeCase, 'state' | 'claimant' | 'reach'>,
  notices: readonly Pick<StoredNotice, 'template' | 'at'>[],
  at: Instant,
  pause: number,
): Instant | undefined {
  const opened = notices.find(({ template }) => template === 'opened');
  if (opened === undefined || row.state === 'closed' || row.reach === undefined) return undefined;
  const known = row.reach[otherParty(row.claimant)] !== undefined;
  return known || at >= opened.at + LONGEST_WAIT_MS ? undefined : at + pause;
}
