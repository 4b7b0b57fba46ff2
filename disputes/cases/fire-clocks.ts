import type { Instant } from '../../protocol/instant.ts';
import { askedParties } from '../domain/asked-parties.ts';
import { type DisputeCase, respondentOf } from '../domain/case.ts';
import { CLOCK_EVENTS } from '../domain/clock-table.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { Role } from '../domain/roles.ts';
import { SYSTEM_CLOCK } from '../domain/state-machine.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import type { Clocks, RunningClock } from './ports.ts';
import type { WaitingEvidence, WaitingRoom } from './waiting-evidence.ts';

export interface Fired {
  readonly fired: number;
  /** Clocks that another scheduler or a party's act had stopped or moved meanwhile. */
  readonly outrun: number;
  /** Clocks that could not fire now; they stay due. */
  readonly failed: readonly { readonly clock: RunningClock; readonly cause: unknown }[];
}

export interface Firing {
  /** Cases whose decisions are read and stored together. */
  readonly atOnce: number;
  /** Asked between two such groups; false ends the round early, the rest stays due. */
  readonly goOn: () => boolean;
}

/** Measured on two cores: larger groups gain nothing, and hold up everybody else for longer. */
const FIRING: Firing = { atOnce: 100, goOn: () => true };

const OUTRUN: readonly string[] = [
  'clock_not_running',
  'clock_moved',
  'clock_early',
  'action_not_in_state',
  'dispute_closed',
  'dispute_not_found',
];

/**
 * Fires every clock that is due, earliest first. Recording the decision is what stops a clock, so any number of schedulers
 * fire it once, and one that dies halfway leaves it due. The decisions of a group of cases are asked for together, so that
 * a store can commit them together; they stand or fall each by itself, and one failing case does not hold up the rest. A clock
 * that counts a silence waits for the scan of what was handed in before it was due.
 */
export async function fireClocks(
  deps: DisputeDeps & { readonly clocks: Clocks; readonly waiting?: Pick<WaitingRoom, 'hopeful'> },
  at: Instant,
  { atOnce, goOn }: Firing = FIRING,
): Promise<Fired> {
  let fired = 0;
  let outrun = 0;
  const failed: { clock: RunningClock; cause: unknown }[] = [];
  const fire = async (clock: RunningClock, row: DisputeCase | undefined): Promise<void> => {
    const event = { type: CLOCK_EVENTS[clock.name], data: { dueAt: clock.dueAt } };
    try {
      await actOnDispute(deps, { caseId: clock.caseId, event, actor: SYSTEM_CLOCK, at }, row);
      fired += 1;
    } catch (cause) {
      if (cause instanceof DisputeRefusal && OUTRUN.includes(cause.code)) outrun += 1;
      else failed.push({ clock, cause });
    }
  };
  // Behind the last one looked at, so that clocks that cannot fire do not stand in the way of those that can.
  let behind: RunningClock | undefined;
  do {
    const due: readonly RunningClock[] = await deps.clocks.due(at, atOnce, behind);
    for (const group of oncePerCase(due)) {
      const ids = group.map((clock) => clock.caseId);
      const [rows, files] = await Promise.all([deps.store.findAll(ids), deps.waiting?.hopeful(ids) ?? []]);
      const firing = group.filter((clock) => !isAnswered(clock, rows.get(clock.caseId), files));
      await Promise.all(firing.map((clock) => fire(clock, rows.get(clock.caseId))));
    }
    behind = due.length < atOnce ? undefined : due.at(-1);
  } while (behind !== undefined && goOn());
  return { fired, outrun, failed };
}

/** Whether a side that would count as silent has handed in something in time that is still being scanned. */
function isAnswered(
  { caseId, name, dueAt }: RunningClock,
  row: DisputeCase | undefined,
  files: readonly WaitingEvidence[],
): boolean {
  const silent = row === undefined ? [] : silentSides(row, name);
  return files.some((file) => file.caseId === caseId && file.at < dueAt && silent.includes(file.actor.role));
}

/** Whose silence a clock makes something of. */
function silentSides(row: DisputeCase, name: RunningClock['name']): readonly Role[] {
  switch (name) {
    case 'first-answer':
      return row.firstAnswerAt === null && row.heard !== true ? [respondentOf(row)] : [];
    case 'info':
      return askedParties(row);
    case 'buyer-silence':
      return ['buyer'];
    case 'idle-close':
      return ['buyer', 'seller'];
    default:
      return [];
  }
}

/** A case's own clocks fire one after the other, each on what the one before has made of the case. */
function oncePerCase(due: readonly RunningClock[]): RunningClock[][] {
  const groups: RunningClock[][] = [];
  for (const clocks of Map.groupBy(due, (clock) => clock.caseId).values())
    for (const [index, clock] of clocks.entries()) groups[index] = [...(groups[index] ?? []), clock];
  return groups;
}
