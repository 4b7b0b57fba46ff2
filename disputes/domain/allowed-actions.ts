import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from './case.ts';
import type { EventType } from './events.ts';
import { asksTwice, type Loss, type LossWarning, lossOf, warningOf } from './loss.ts';
import { currentDemand, isExpired } from './offers.ts';
import type { Profile } from './profile/profile-schema.ts';
import { type Actor, isParty, type PartyRole } from './roles.ts';
import { EVENT_TYPES } from './rules/all-rules.ts';
import type { LockReason } from './rules/rule-form.ts';
import type { Terms } from './solutions.ts';
import { gateFor } from './state-machine.ts';

/** Something an actor can do to a case now, or will be able to do. */
export type AllowedAction =
  | {
      readonly action: EventType;
      readonly open: true;
      /** The first instant at which it is too late; null: no end is set. */
      readonly closesAt: Instant | null;
      /** The offers it can be used on; absent where it is not about an offer. */
      readonly versions?: readonly number[];
      /** What must be named as lost, by version where the action is about an offer; absent where nothing is asked twice. */
      readonly losses?: readonly (Loss & { readonly version?: number; readonly warning: LossWarning })[];
    }
  | {
      readonly action: EventType;
      readonly open: false;
      /** The exact instant for a timer; null: it opens by something that happens. */
      readonly opensAt: Instant | null;
      readonly because: LockReason;
    };

/** Exactly what the table allows to this actor now, and when the rest unlocks; an action not listed is not this actor's in this state. */
export function allowedActions(
  row: DisputeCase,
  actor: Actor,
  profile: Profile,
  at: Instant,
): readonly AllowedAction[] {
  const actions: AllowedAction[] = [];
  for (const action of EVENT_TYPES) {
    const gate = gateFor({ row, actor, profile, at }, action);
    if ('ok' in gate) continue;
    if (!gate.open) {
      actions.push({ action, open: false, opensAt: gate.opensAt, because: gate.because });
      continue;
    }
    const versions = answerable(row, action, actor, at);
    if (versions?.length === 0) continue;
    const losses = lossesOf(row, action, actor, profile, versions ?? []);
    actions.push({
      action,
      open: true,
      closesAt: gate.closesAt,
      ...(versions === undefined ? {} : { versions }),
      ...(losses.length === 0 ? {} : { losses }),
    });
  }
  return actions;
}

function lossesOf(row: DisputeCase, action: EventType, { role }: Actor, profile: Profile, versions: readonly number[]) {
  const demand = currentDemand(row);
  if (!isParty(role)) return [];
  if (action === 'agreed') return demand === undefined ? [] : [warned(row, role, demand.terms)];
  if (action !== 'accept-offer' && action !== 'accept-loss') return [];
  return row.offers
    .filter((offer) => versions.includes(offer.version))
    .map(({ version, terms }) => ({ ...warned(row, role, terms), version }))
    .filter((loss) => asksTwice(profile, loss));
}

function warned(row: DisputeCase, role: PartyRole, terms: Terms) {
  return { ...lossOf(row, role, terms), warning: warningOf(row, role, terms) };
}

/** The versions an offer action can name now; undefined for the other actions. */
function answerable(row: DisputeCase, action: EventType, actor: Actor, at: Instant): number[] | undefined {
  if (action === 'approve' || action === 'accept-loss') return [currentDemand(row)?.version ?? []].flat();
  if (!['accept-offer', 'counter', 'contest-offer', 'reject'].includes(action)) return undefined;
  return row.offers
    .filter((offer) => offer.status === 'open' && offer.by !== actor.role && !isExpired(offer, at))
    .filter((offer) => action !== 'accept-offer' || !offer.acceptedBy.some((party) => party === actor.role))
    .map((offer) => offer.version);
}
