import type { Instant } from '../../protocol/instant.ts';
import { allowedActions } from '../domain/allowed-actions.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { EventType } from '../domain/events.ts';
import { isExpired } from '../domain/offers.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import type { Actor } from '../domain/roles.ts';
import { BEFORE_PLATFORM } from '../domain/rules/rule-form.ts';

/** The case waits for a party that may do one of these. */
const ASKED: readonly EventType[] = [
  'agreed',
  'confirm-agreed',
  'reply-info',
  'return-label',
  'return-shipped',
  'return-received',
  'return-inspected',
  'goods-sent',
  'goods-received',
];
/** Between the parties it waits for the receiver of the newest open offer. */
const ANSWERS: readonly EventType[] = ['approve', 'accept-offer'];

/** Whether something is asked of this party, not merely possible to them. */
export function isAsked(row: DisputeCase, party: Pick<Actor, 'role' | 'id'>, profile: Profile, at: Instant): boolean {
  const waiting = row.offers.filter((offer) => offer.status === 'open' && !isExpired(offer, at));
  const newest = Math.max(0, ...waiting.map(({ version }) => version));
  // At the platform the parties may still settle, but the case waits for the platform.
  const between = BEFORE_PLATFORM.includes(row.state);
  return allowedActions(row, { role: party.role, id: party.id }, profile, at).some((each) => {
    if (!each.open) return false;
    if (ASKED.includes(each.action)) return true;
    return between && ANSWERS.includes(each.action) && each.versions?.includes(newest) === true;
  });
}
