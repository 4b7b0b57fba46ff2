import type { Instant } from '../handoff/working-calendar.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import type { Clocks } from './ports.ts';
import { DisputeRefusal } from './refusal.ts';
import { SYSTEM_CLOCK } from './state-machine.ts';

const PAGE = 500;

/**
 * Moves the deadlines of every case by what it lost while the system was down. Runs at start, before any clock fires;
 * repeating it, after a crash halfway for instance, moves nothing twice. Answers how many cases it moved.
 */
export async function extendDeadlines(
  deps: DisputeDeps & { readonly clocks: Clocks },
  from: Instant,
  to: Instant,
  at: Instant,
): Promise<number> {
  let moved = 0;
  let afterId = '';
  for (;;) {
    const ids = await deps.clocks.runningAfter(from, afterId, PAGE);
    for (const caseId of ids) {
      const event = { type: 'downtime', data: { from, to } } as const;
      try {
        await actOnDispute(deps, { caseId, event, actor: SYSTEM_CLOCK, at });
        moved += 1;
      } catch (cause) {
        const counted = cause instanceof DisputeRefusal && ['downtime_counted', 'dispute_closed'].includes(cause.code);
        if (!counted) throw cause;
      }
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return moved;
    afterId = last;
  }
}
