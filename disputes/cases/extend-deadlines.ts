import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { SYSTEM_CLOCK } from '../domain/state-machine.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import type { Clocks } from './ports.ts';

/** Cases whose decisions are read and stored together. */
const AT_ONCE = 100;

export interface Extended {
  /** How many cases got time back. */
  readonly moved: number;
  /** Cases that could not be moved; the others were. */
  readonly failed: readonly { readonly caseId: string; readonly cause: DisputeRefusal }[];
}

/**
 * Moves the deadlines of every case by what it lost while the system was down. Runs at start, before any clock fires;
 * repeating it, after a crash halfway for instance, moves nothing twice.
 */
export async function extendDeadlines(
  deps: DisputeDeps & { readonly clocks: Clocks },
  from: Instant,
  to: Instant,
  at: Instant,
): Promise<Extended> {
  let moved = 0;
  const failed: { caseId: string; cause: DisputeRefusal }[] = [];
  const event = { type: 'downtime', data: { from, to } } as const;
  const extend = async (caseId: string, row: DisputeCase | undefined): Promise<void> => {
    try {
      await actOnDispute(deps, { caseId, event, actor: SYSTEM_CLOCK, at }, row);
      moved += 1;
    } catch (cause) {
      if (!(cause instanceof DisputeRefusal)) throw cause;
      if (!COUNTED.includes(cause.code)) failed.push({ caseId, cause });
    }
  };
  let afterId = '';
  for (;;) {
    const ids = await deps.clocks.runningAfter(from, afterId, AT_ONCE);
    const rows = await deps.store.findAll(ids);
    await Promise.all(ids.map((caseId) => extend(caseId, rows.get(caseId))));
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return { moved, failed };
    afterId = last;
  }
}

/** Another process was quicker, or the case has no deadlines any more. */
const COUNTED: readonly string[] = ['downtime_counted', 'dispute_closed', 'dispute_not_found'];
