import { dueAfter } from '../../../calendar/period.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { ClockName, DisputeCase } from '../case.ts';
import type { ClockEffect } from '../profile/profile-schema.ts';
import { refuse } from '../refusal.ts';
import { seatsOf } from '../seats.ts';
import { actingParty, type Look } from '../step.ts';
import { type Gate, type LockReason, OPEN } from './rule-form.ts';

interface Key {
  readonly at: Instant;
  readonly because: LockReason;
}

/**
 * Whether a party may call the platform now, and if not, when and why.
 * A key turns at its instant, whether or not a timer has fired: a slow scheduler must not keep anybody waiting.
 */
export function escalationGate(look: Look): Gate {
  const { row, profile, at } = look;
  const party = actingParty(look);
  // A case that has been at the platform goes back there freely.
  if (row.escalatedAt !== null || row.unlocked[party] !== undefined) return OPEN;
  const seat = seatsOf(row, party).includes('claimant') ? 'claimant' : 'respondent';
  const { by, after } = profile.escalation;
  const entitled = by.includes(seat);
  if (entitled && after.firstAnswer && row.firstAnswerAt !== null) return OPEN;
  if (entitled && after.disagreement && row.disagreementAt !== null) return OPEN;
  const keys = keysOf(look, party, entitled);
  const next = keys.reduce<Key | undefined>(
    (first, key) => (first === undefined || key.at < first.at ? key : first),
    undefined,
  );
  if (next !== undefined) return at >= next.at ? OPEN : { open: false, opensAt: next.at, because: next.because };
  if (!entitled) return refuse('actor_not_permitted');
  return { open: false, opensAt: null, because: after.disagreement ? 'after-disagreement' : 'after-first-answer' };
}

function keysOf(look: Look, party: 'buyer' | 'seller', entitled: boolean): Key[] {
  const { row, profile } = look;
  const keys: Key[] = [];
  const add = (clock: ClockName, because: LockReason) => {
    const at = row.clocks[clock]?.dueAt;
    if (at !== undefined) keys.push({ at, because });
  };
  // Where only an agreement stops the clock, it is an agreement that is missing when it runs out.
  const overdue = profile.firstAnswer.stoppedBy === 'agreement' ? 'negotiation-overdue' : overdueBecause(row);
  if (unlocks(profile.firstAnswer.effect, party)) add('first-answer', overdue);
  if (profile.negotiation !== undefined && unlocks(profile.negotiation.effect, party))
    add('negotiation', 'negotiation-overdue');
  if (party === 'seller') add('buyer-silence', 'buyer-silent');
  if (entitled) add('escalation', 'waited');
  const tooLong = bargainedTooLong(look);
  if (!entitled && tooLong !== undefined) keys.push({ at: tooLong, because: 'negotiation-overdue' });
  return keys;
}

/**
 * Where no clock ends a negotiation, whoever complained could hold the other side's money for ever by a word now and then. Who
 * has answered may call the platform once it has gone on for as long as makes a case idle.
 */
function bargainedTooLong({ row, profile }: Look): Instant | undefined {
  const { negotiation, idle, calendar } = profile;
  if (negotiation !== undefined || idle === undefined || row.firstAnswerAt === null) return undefined;
  return dueAfter(idle.warnAfter, row.firstAnswerAt, calendar);
}

/** A respondent who has said anything has not agreed, but is not silent. */
export function overdueBecause({ heard, firstAnswerAt }: DisputeCase): 'first-answer-overdue' | 'negotiation-overdue' {
  return heard === true || firstAnswerAt !== null ? 'negotiation-overdue' : 'first-answer-overdue';
}

/** Whether this effect of a clock opens the way for this party. */
export function unlocks(effect: ClockEffect, party: 'buyer' | 'seller'): boolean {
  return effect === 'unlock-both' || (effect === 'unlock-buyer' && party === 'buyer');
}
