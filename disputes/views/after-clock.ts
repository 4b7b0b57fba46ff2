import { type ClockName, type DisputeCase, respondentOf } from '../domain/case.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { isTold } from '../domain/reach.ts';

/** What happens when a clock runs out, as codes whose words are in locales/ (`disputes.afterwards.*`). */
export type AfterClock =
  | 'to-platform'
  | 'to-platform-adverse'
  | 'unlocks-buyer'
  | 'unlocks-seller'
  | 'unlocks-both'
  | 'goes-on-without-answer'
  | 'goes-on-without-courier'
  | 'target-only'
  | 'carried-out'
  | 'postage-accepted'
  | 'reminds'
  | 'closes';

const EFFECTS = {
  escalate: 'to-platform',
  'adverse-flag': 'to-platform-adverse',
  'unlock-buyer': 'unlocks-buyer',
  'unlock-both': 'unlocks-both',
} as const;

/** Told beside each deadline, so that nobody has to guess what their silence leads to. The table of `timing.ts` in words. */
export function afterClock(clock: ClockName, profile: Profile, row?: DisputeCase): AfterClock {
  switch (clock) {
    case 'first-answer':
      // A party that was never told is not silent.
      if (row !== undefined && !isTold(row, respondentOf(row))) return 'to-platform';
      return EFFECTS[profile.firstAnswer.effect];
    case 'negotiation':
      return EFFECTS[profile.negotiation?.effect ?? 'escalate'];
    case 'escalation': {
      const { by } = profile.escalation;
      if (by.length > 1) return 'unlocks-both';
      return profile.opener === 'buyer' && by.includes('claimant') ? 'unlocks-buyer' : 'unlocks-both';
    }
    case 'buyer-silence':
      return 'unlocks-seller';
    case 'info':
      return 'goes-on-without-answer';
    case 'courier':
      return 'goes-on-without-courier';
    case 'platform':
      return 'target-only';
    case 'postage':
      return row?.returnParcel?.postage?.contested === undefined ? 'postage-accepted' : 'target-only';
    case 'appeal-window':
      return 'carried-out';
    case 'idle-warning':
      return 'reminds';
    case 'idle-close':
      // A claimant who was not warned has not let the claim rest.
      return row === undefined || isTold(row, row.claimant, row.clocks[clock]?.startedAt) ? 'closes' : 'to-platform';
    default:
      return 'to-platform';
  }
}
