import type { Instant } from '../../protocol/instant.ts';
import { type DisputeCase, partyOf, respondentOf } from './case.ts';
import type { Effect } from './effects.ts';
import type { DisputeEvent, EventType } from './events.ts';
import type { Profile } from './profile/profile-schema.ts';
import { type Refused, refuse } from './refusal.ts';
import { type Actor, isParty, type PartyRole, STAFF } from './roles.ts';
import { TABLE } from './rules/all-rules.ts';
import { BEFORE_PLATFORM, type Gate, OPEN, type Rule } from './rules/rule-form.ts';
import { markTold } from './rules/told-and-unreached.ts';
import { seatsOf } from './seats.ts';
import { type Look, type Step, startClock, stopClock, update } from './step.ts';

/** One line of a case's log: what happened, and the fields of the row that it changed. Plain JSON, kept for ever. */
export interface LogEntry {
  /** Dense from 1. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly event: DisputeEvent;
  readonly patch: Partial<DisputeCase>;
}

/** An event was allowed: the new row, the entry for its log and the effects, to be stored in one transaction. */
export interface Decided {
  readonly ok: true;
  readonly case: DisputeCase;
  readonly entry: LogEntry;
  readonly effects: readonly Effect[];
}

/** Actor of everything that passing time does. */
export const SYSTEM_CLOCK: Actor = { role: 'clock', id: 'clock' };

/**
 * Decides one event: allowed with its effects, or refused with a code and nothing changed.
 * Pure: the same case, event, actor, profile and instant always give the same answer.
 */
export function decide<E extends EventType>(
  row: DisputeCase,
  event: DisputeEvent<E>,
  actor: Actor,
  profile: Profile,
  at: Instant,
): Decided | Refused {
  const look: Look = { row, actor, profile, at };
  const rule: Rule<E> = TABLE[event.type];
  const refused =
    standing(look) ?? cellFault(look, rule) ?? locked(gateOf(look, rule)) ?? rule.check?.(look, event.data);
  if (refused !== undefined) return refused;
  const step: Step = { row, actor, profile, at, effects: [] };
  rule.act(step, event.data);
  if (isParty(actor.role)) heardFrom(step, actor.role);
  update(step, { revision: row.revision + 1 });
  const entry = { seq: step.row.revision, at, actor, event: event as DisputeEvent, patch: changed(row, step.row) };
  const line = {
    caseId: row.id,
    seq: entry.seq,
    event: event.type,
    role: actor.role,
    from: row.state,
    to: step.row.state,
    at,
  };
  return { ok: true, case: step.row, entry, effects: [...step.effects, { kind: 'log', line }] };
}

/** Whether time and the course of the case permit this event to this actor, its data left aside; for showing what can be done. */
export function gateFor(look: Look, type: EventType): Gate {
  const rule: Rule<EventType> = TABLE[type] as Rule<EventType>;
  return standing(look) ?? cellFault(look, rule) ?? gateOf(look, rule);
}

/** Moves every running deadline by what it lost while the system itself was down. */
export function extendForDowntime(
  row: DisputeCase,
  from: Instant,
  to: Instant,
  profile: Profile,
  at: Instant,
): Decided | Refused {
  return decide(row, { type: 'downtime', data: { from, to } }, SYSTEM_CLOCK, profile, at);
}

/** Refuses actors who may have nothing to do with the case; to a stranger it does not exist. */
function standing({ row, actor, profile }: Look): Refused | undefined {
  if (isParty(actor.role) && partyOf(row, actor.role).id !== actor.id) {
    return refuse(row.state === 'draft' ? 'order_not_found' : 'dispute_not_found');
  }
  if (STAFF.includes(actor.role)) {
    const parties = [row.order.buyer.id, row.order.seller.id];
    if (parties.includes(actor.id) || actor.ties?.some((tie) => parties.includes(tie))) return refuse('mediator_tied');
  }
  if (profile.id !== row.profile.id || profile.version !== row.profile.version) return refuse('profile_mismatch');
  return undefined;
}

/** The cell of the table: state, role and profile. */
function cellFault<E extends EventType>({ row, actor, profile }: Look, rule: Rule<E>): Refused | undefined {
  if (row.state === 'closed' && !rule.from.includes('closed')) return refuse('dispute_closed');
  const seats = seatsOf(row, actor.role);
  if (!rule.by.some((seat) => seats.includes(seat))) return refuse('actor_not_permitted');
  if (rule.offered !== undefined && !rule.offered(profile)) return refuse('action_not_in_profile');
  return rule.from.includes(row.state) ? undefined : refuse('action_not_in_state', { state: row.state });
}

function gateOf<E extends EventType>(look: Look, rule: Rule<E>): Gate {
  return rule.gate?.(look) ?? OPEN;
}

function locked(gate: Gate): Refused | undefined {
  if ('ok' in gate) return gate;
  return gate.open ? undefined : refuse('action_locked', { opensAt: gate.opensAt, because: gate.because });
}

/** A party that acts is neither silent nor idle. */
function heardFrom(step: Step, party: PartyRole): void {
  const { profile, row } = step;
  markTold(step, party, 'page');
  if (party === respondentOf(row) && row.firstAnswerAt === null && row.heard !== true) update(step, { heard: true });
  if (party === 'buyer') {
    stopClock(step, 'buyer-silence');
    if (step.row.unlocked.seller === 'buyer-silent') {
      const { seller: _, ...unlocked } = step.row.unlocked;
      update(step, { unlocked });
    }
  } else if (profile.buyerSilence !== undefined && BEFORE_PLATFORM.includes(row.state)) {
    // The buyer's turn begins with the first word of the seller; more words do not prolong it.
    const waiting = row.clocks['buyer-silence'] !== undefined || row.unlocked.seller === 'buyer-silent';
    if (!waiting) startClock(step, 'buyer-silence', profile.buyerSilence.longerThan);
  }
  stopClock(step, 'idle-close');
  if (profile.idle !== undefined && BEFORE_PLATFORM.includes(step.row.state))
    startClock(step, 'idle-warning', profile.idle.warnAfter);
}

function changed(before: DisputeCase, after: DisputeCase): Partial<DisputeCase> {
  const keys = Object.keys(after) as (keyof DisputeCase)[];
  return Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]));
}
