import { CodedError } from '../../protocol/error-codes.ts';
import { isOutage } from './storage-error.ts';

/**
 * Collects units of work and runs all that came while the last group was being committed as the next group: one sync to
 * disk serves many acknowledgements. A unit is settled only after its group's commit.
 */
export interface GroupCommit<Unit, Outcome> {
  submit(unit: Unit): Promise<Outcome>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export interface GroupCommitOptions<Unit, Outcome> {
  /** Runs the units in one transaction; a unit that is refused has an Error as its outcome. A throw undoes the group. */
  readonly run: (units: readonly Unit[]) => Promise<readonly (Outcome | Error)[]>;
  /** Most units in one group. */
  readonly largest: number;
  /** Most units that wait; more are refused, as they would wait for longer than anybody does. */
  readonly most?: number;
}

/** After this many failures in a row something else than the units is to blame. */
const SINGLE_FAILURES = 3;

const MOST_WAITING = 4_000;

interface Waiting<Unit, Outcome> {
  readonly unit: Unit;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export function groupCommit<Unit, Outcome>(options: GroupCommitOptions<Unit, Outcome>): GroupCommit<Unit, Outcome> {
  let waiting: Waiting<Unit, Outcome>[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    // What this round of the event loop still reads from its sockets joins the first group.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting.slice(0, options.largest);
      waiting = waiting.slice(group.length);
      await runGroup(group);
    }
    running = undefined;
  }

  async function runGroup(group: readonly Waiting<Unit, Outcome>[]): Promise<void> {
    let outcomes: readonly (Outcome | Error)[];
    try {
      outcomes = await options.run(group.map((one) => one.unit));
    } catch (error) {
      // A database that is gone fails them all: to ask it for each of them again would make those behind wait for nothing.
      if (group.length > 1 && !isOutage(error)) await runSingly(group);
      else for (const one of group) one.reject(error);
      return;
    }
    for (const [index, one] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome instanceof Error) one.reject(outcome);
      else one.resolve(outcome as Outcome);
    }
  }

  /** One unit that the database cannot take must not fail its neighbours. */
  async function runSingly(group: readonly Waiting<Unit, Outcome>[]): Promise<void> {
    let failures = 0;
    let last: unknown;
    for (const one of group) {
      if (failures >= SINGLE_FAILURES) {
        one.reject(last);
        continue;
      }
      try {
        const [outcome] = await options.run([one.unit]);
        if (outcome instanceof Error) one.reject(outcome);
        else one.resolve(outcome as Outcome);
        failures = 0;
      } catch (error) {
        failures += 1;
        last = error;
        one.reject(error);
      }
    }
  }

  return {
    submit(unit) {
      if (waiting.length >= (options.most ?? MOST_WAITING))
        return Promise.reject(new CodedError('overloaded', { retryAfterSeconds: 1 }));
      return new Promise((resolve, reject) => {
        waiting.push({ unit, resolve, reject });
        running ??= drain();
      });
    },
    idle: async () => {
      while (running !== undefined) await running;
    },
  };
}
