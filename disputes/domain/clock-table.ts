import type { ClockName, State } from './case.ts';
import type { EventType } from './events.ts';

const BEFORE_PLATFORM: readonly State[] = ['friendly', 'respondent-review', 'negotiation'];
const AT_PLATFORM: readonly State[] = ['platform-queue', 'platform-review', 'info-requested'];
/** Where postage is claimed, and the money for it has not moved. */
export const POSTAGE_STATES: readonly State[] = ['return-label', 'return-shipped', 'return-received', 'remedy'];

/** Where each clock may run; a case that leaves these states stops it. */
export const CLOCK_STATES: Readonly<Record<ClockName, readonly State[]>> = {
  'first-answer': BEFORE_PLATFORM,
  escalation: BEFORE_PLATFORM,
  negotiation: ['negotiation'],
  proposal: ['negotiation'],
  'buyer-silence': BEFORE_PLATFORM,
  agreement: ['negotiation'],
  info: ['info-requested'],
  platform: [...AT_PLATFORM, 'appeal-review'],
  courier: [...BEFORE_PLATFORM, ...AT_PLATFORM],
  'appeal-window': ['ruled'],
  return: ['return-label', 'return-shipped', 'return-received'],
  postage: POSTAGE_STATES,
  goods: ['remedy'],
  'idle-warning': BEFORE_PLATFORM,
  'idle-close': BEFORE_PLATFORM,
};

/** What each clock reports when it is due. */
export const CLOCK_EVENTS = {
  'first-answer': 'respondent-due',
  escalation: 'escalation-open',
  negotiation: 'negotiation-due',
  proposal: 'proposal-due',
  'buyer-silence': 'buyer-silent',
  agreement: 'agreement-due',
  info: 'info-due',
  platform: 'platform-due',
  courier: 'courier-due',
  'appeal-window': 'appeal-window-end',
  return: 'return-due',
  postage: 'postage-due',
  goods: 'goods-due',
  'idle-warning': 'idle-warning',
  'idle-close': 'idle-close',
} as const satisfies Readonly<Record<ClockName, EventType>>;

export type ClockEvent = (typeof CLOCK_EVENTS)[ClockName];
