import type { DisputeView } from '../../protocol/disputes.ts';
import type { DisputeCase } from '../domain/case.ts';
import { contactAdvice } from '../domain/contact-first.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { breaksPromise, coversEachItem, promiseIn } from '../domain/promises.ts';
import { iso } from './view-parts.ts';

/** What the policy reminds of in this case: a promise of the marketplace, and to write to the other side first. */
export function adviceViews(
  row: DisputeCase,
  profile: Profile | undefined,
  staff: boolean,
): Pick<DisputeView, 'promise' | 'contact'> {
  if (profile === undefined || row.claim === null) return {};
  const { reason, contactedAt } = row.claim;
  const code = promiseIn(row, profile);
  const answerFor = staff ? profile.outcomes.filter((kind) => breaksPromise(code, kind)) : [];
  const { advised, waitUntil } = contactAdvice(profile, reason, contactedAt);
  const contact = {
    ...(contactedAt === undefined ? {} : { contactedAt: iso(contactedAt) }),
    ...(waitUntil === null ? {} : { waitUntil: iso(waitUntil) }),
  };
  const eachItem = staff && coversEachItem(code) ? { eachItem: true as const } : {};
  return {
    ...(code === undefined ? {} : { promise: { code, answerFor, ...eachItem } }),
    ...(advised ? { contact } : {}),
  };
}
