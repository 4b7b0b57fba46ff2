import type { Machine } from '../machine.ts';
import type { Stage } from '../stage.ts';
import type { Cast } from '../walk.ts';

/** A walk that has come to its end, as a property looks at it. */
export interface Tale {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly machine: Machine;
}

/** Something that every walk keeps to. It judges by its own book of what happened, not by the rules' functions. */
export interface Property {
  readonly says: string;
  /** What does not hold; undefined where everything does. */
  readonly fault: (tale: Tale) => string | undefined;
}
