import type { EventType } from '../events.ts';
import { ANSWERING } from './answering.ts';
import { BARGAINING } from './bargaining.ts';
import { OPENING } from './opening.ts';
import { REACHING } from './reaching.ts';
import { RECORDING } from './recording.ts';
import { REMEDYING } from './remedying.ts';
import { RETURNING } from './returning.ts';
import { REVIEWING } from './reviewing.ts';
import type { TablePart } from './rule-form.ts';
import { RULING } from './ruling.ts';
import { TIMING } from './timing.ts';
import { TURNING } from './turning.ts';

/** The one table of the state machine: a rule for every event, and no event without a rule. */
export const TABLE: TablePart<EventType> = {
  ...OPENING,
  ...RECORDING,
  ...REACHING,
  ...ANSWERING,
  ...BARGAINING,
  ...TURNING,
  ...REVIEWING,
  ...RULING,
  ...RETURNING,
  ...REMEDYING,
  ...TIMING,
};

export const EVENT_TYPES = Object.keys(TABLE) as EventType[];
