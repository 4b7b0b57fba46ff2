import type { EventType } from '../events.ts';
import { ANSWERING } from './answering.ts';
import { APPEALING } from './appealing.ts';
import { BARGAINING } from './bargaining.ts';
import { CONTESTING_POSTAGE } from './contesting-postage.ts';
import { DEADLINES } from './deadlines.ts';
import { ESCALATING_AND_CANCELLING } from './escalating-and-cancelling.ts';
import { EVIDENCE_AND_MESSAGES } from './evidence-and-messages.ts';
import { OPENING } from './opening.ts';
import { PLATFORM_REVIEW } from './platform-review.ts';
import { REMEDYING } from './remedying.ts';
import { RETURNING } from './returning.ts';
import type { TablePart } from './rule-form.ts';
import { RULING } from './ruling.ts';
import { TOLD_AND_UNREACHED } from './told-and-unreached.ts';

/** The one table of the state machine: a rule for every event, and no event without a rule. */
export const TABLE: TablePart<EventType> = {
  ...OPENING,
  ...EVIDENCE_AND_MESSAGES,
  ...TOLD_AND_UNREACHED,
  ...ANSWERING,
  ...BARGAINING,
  ...ESCALATING_AND_CANCELLING,
  ...PLATFORM_REVIEW,
  ...RULING,
  ...APPEALING,
  ...RETURNING,
  ...CONTESTING_POSTAGE,
  ...REMEDYING,
  ...DEADLINES,
};

export const EVENT_TYPES = Object.keys(TABLE) as EventType[];
