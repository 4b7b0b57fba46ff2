import { dueAfter } from '../../calendar/period.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type Profile, reasonNamed } from './profile/profile-schema.ts';

/** What to tell a claimant about writing to the other party first. */
export interface ContactAdvice {
  /** Whether the marketplace advises it for this reason. It is advice: a claim can be opened at any time. */
  readonly advised: boolean;
  /** Until when to give the other party time, once it was written to; null: nobody was, or no wait is set. */
  readonly waitUntil: Instant | null;
}

/** `contactedAt`: when the claimant wrote to the other party; undefined where that has not happened. */
export function contactAdvice(profile: Profile, reason: string, contactedAt: Instant | undefined): ContactAdvice {
  const advised = reasonNamed(profile, reason)?.contactFirst === true;
  const wait = profile.contactFirst?.wait;
  if (!advised || wait === undefined || contactedAt === undefined) return { advised, waitUntil: null };
  return { advised, waitUntil: dueAfter(wait, contactedAt, profile.calendar) };
}
