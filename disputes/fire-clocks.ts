import type { Instant } from '../handoff/working-calendar.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import { CLOCK_EVENTS } from './clock-table.ts';
import type { Clocks, RunningClock } from './ports.ts';
import { DisputeRefusal } from './refusal.ts';
import { SYSTEM_CLOCK } from './state-machine.ts';

export interface Fired {
  readonly fired: number;
  /** Clocks that another scheduler or a party's act had stopped or moved meanwhile. */
  readonly outrun: number;
  /** Clocks that could not fire now; they stay due. */
  readonly failed: readonly { readonly clock: RunningClock; readonly cause: unknown }[];
}

/** Cases at a time; a store commits their decisions together. A case's own clocks fire one after the other. */
const AT_ONCE = 50;

const OUTRUN: readonly string[] = [
  'clock_not_running',
  'clock_moved',
  'clock_early',
  'action_not_in_state',
  'dispute_closed',
  'dispute_not_found',
];

/**
 * Fires the clocks that are due, each in its own transaction: recording the decision is what stops the clock, so any
 * number of schedulers fire it once, and one that dies halfway leaves it due. One failing case does not hold up the rest.
 */
export async function fireClocks(
  deps: DisputeDeps & { readonly clocks: Clocks },
  at: Instant,
  limit: number,
): Promise<Fired> {
  let fired = 0;
  let outrun = 0;
  const failed: { clock: RunningClock; cause: unknown }[] = [];
  const fire = async (clock: RunningClock): Promise<void> => {
    const event = { type: CLOCK_EVENTS[clock.name], data: { dueAt: clock.dueAt } };
    try {
      await actOnDispute(deps, { caseId: clock.caseId, event, actor: SYSTEM_CLOCK, at });
      fired += 1;
    } catch (cause) {
      if (cause instanceof DisputeRefusal && OUTRUN.includes(cause.code)) outrun += 1;
      else failed.push({ clock, cause });
    }
  };
  const byCase = Map.groupBy(await deps.clocks.due(at, limit), (clock) => clock.caseId);
  const queue = [...byCase.values()];
  const worker = async (): Promise<void> => {
    for (let clocks = queue.shift(); clocks !== undefined; clocks = queue.shift())
      for (const clock of clocks) await fire(clock);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { fired, outrun, failed };
}
