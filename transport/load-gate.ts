import { CodedError } from '../protocol/error-codes.ts';

export interface LoadGate {
  /**
   * Lets one more piece of work in, or refuses it at once: a queue that grows faster than it is served only makes everybody
   * wait, in the end for nothing.
   * @throws CodedError `overloaded` with the time until it can be served
   */
  admit(): void;
  /** A piece of work was done. */
  done(): void;
}

export interface LoadGatePorts {
  /** Pieces of work that were let in and are not done. */
  readonly owed: () => number;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  /** Between two pieces done, until it has been seen. */
  readonly firstGuessMs?: number;
}

/** Work that is let in is done within about this time. */
const AIM_MS = 800;
/** With no more than this owed nothing is refused: a small burst says nothing about the load. */
const LEAST_OWED = 16;
const MOST_OWED = 2_000;
const FIRST_GUESS_MS = 16;
/** Weight of the latest interval in the running mean. Small, as one commit finishes many pieces at once. */
const WEIGHT = 0.02;
const LONGEST_WAIT_MS = 60_000;

/**
 * Admission by what can be served: the process sees how fast it gets work done, and owes no more than that lets it do within
 * {@link AIM_MS}. Each refusal is an appointment: the next one is told to come later, so that they do not all come at once.
 */
export function loadGate({ owed, clock, firstGuessMs = FIRST_GUESS_MS }: LoadGatePorts): LoadGate {
  let spacingMs = firstGuessMs;
  let lastDone: number | undefined;
  let lastAppointment = 0;

  return {
    admit() {
      const now = owed();
      if (now < Math.max(LEAST_OWED, Math.min(MOST_OWED, AIM_MS / spacingMs))) return;
      const at = clock();
      lastAppointment = Math.max(lastAppointment, at + now * spacingMs) + spacingMs;
      const wait = Math.min(lastAppointment - at, LONGEST_WAIT_MS);
      lastAppointment = at + wait;
      throw new CodedError('overloaded', { retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) });
    },
    done() {
      const at = clock();
      // Idle time says nothing about how fast work is done.
      if (lastDone !== undefined) spacingMs += WEIGHT * (at - lastDone - spacingMs);
      lastDone = owed() > 0 ? at : undefined;
    },
  };
}
