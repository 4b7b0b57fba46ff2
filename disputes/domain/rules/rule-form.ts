import type { Instant } from '../../../protocol/instant.ts';
import type { State, UnlockReason } from '../case.ts';
import type { EventData, EventType } from '../events.ts';
import type { Why } from '../prepared-reasons.ts';
import type { Profile } from '../profile/profile-schema.ts';
import type { Refused } from '../refusal.ts';
import type { Seat } from '../roles.ts';
import type { Look, Step } from '../step.ts';

/** Why an action is still locked, for the words beside its timer. */
export type LockReason = UnlockReason | 'after-first-answer' | 'after-disagreement' | 'other-may-appeal';

/** Whether time and the course of the case permit an action now, whatever its data. */
export type Gate =
  | { readonly open: true; readonly closesAt: Instant | null }
  /** `opensAt` null: it opens by something that happens, not by time. */
  | { readonly open: false; readonly opensAt: Instant | null; readonly because: LockReason }
  | Refused;

export const OPEN: Gate = { open: true, closesAt: null };

/** One row of the state machine's table: who may do what, where, under which profiles, and what it does. */
export interface Rule<E extends EventType> {
  readonly by: readonly Seat[];
  readonly from: readonly State[];
  /** Absent: every profile offers it. */
  readonly offered?: (profile: Profile) => boolean;
  /** All that can be said without the data; what it refuses is not shown as an action. Undefined: open. */
  readonly gate?: (look: Look) => Gate | undefined;
  /** Looks at the data; undefined where nothing is wrong. */
  readonly check?: (look: Look, data: EventData[E]) => Refused | undefined;
  readonly act: (step: Step, data: EventData[E]) => void;
}

/** A part of the table: the rules of these events. */
export type TablePart<E extends EventType> = { readonly [K in E]: Rule<K> };

export const BEFORE_PLATFORM: readonly State[] = ['friendly', 'respondent-review', 'negotiation'];
export const AT_PLATFORM: readonly State[] = ['platform-queue', 'platform-review', 'info-requested'];
export const BEFORE_RULING: readonly State[] = [...BEFORE_PLATFORM, ...AT_PLATFORM];
const RETURNING: readonly State[] = ['return-label', 'return-shipped', 'return-received'];
/** Everywhere but before the opening and after the end. */
export const LIVE: readonly State[] = [...BEFORE_RULING, 'ruled', 'appeal-review', ...RETURNING, 'remedy'];

const LONGEST_TEXT = 4000;

/** Something was written, and not more than a message may hold. */
export function textFault(
  text: string,
  refuse: (code: 'text_missing' | 'text_too_long') => Refused,
): Refused | undefined {
  if (text.trim() === '') return refuse('text_missing');
  return text.length > LONGEST_TEXT ? refuse('text_too_long') : undefined;
}

/** A prepared reason can stand alone. */
export function whyFault(
  { reasons, prepared }: Why,
  refuse: (code: 'text_missing' | 'text_too_long') => Refused,
): Refused | undefined {
  return prepared !== undefined && reasons.trim() === '' ? undefined : textFault(reasons, refuse);
}
