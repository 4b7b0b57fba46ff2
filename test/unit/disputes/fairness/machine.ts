import { type AllowedAction, allowedActions } from '../../../../disputes/domain/allowed-actions.ts';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import type { DisputeEvent } from '../../../../disputes/domain/events.ts';
import type { Profile } from '../../../../disputes/domain/profile/profile-schema.ts';
import type { Refused } from '../../../../disputes/domain/refusal.ts';
import type { Actor } from '../../../../disputes/domain/roles.ts';
import { type Decided, decide } from '../../../../disputes/domain/state-machine.ts';

export type Decide = (
  row: DisputeCase,
  event: DisputeEvent,
  actor: Actor,
  profile: Profile,
  at: number,
) => Decided | Refused;

/** The rules under test: what they decide, and what a page shows as possible. */
export interface Machine {
  readonly decide: Decide;
  readonly allowed: (row: DisputeCase, actor: Actor, profile: Profile, at: number) => readonly AllowedAction[];
}

export const OURS: Machine = { decide, allowed: allowedActions };
