import type { AllowedAction } from '../../../../disputes/domain/allowed-actions.ts';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import type { DisputeEvent } from '../../../../disputes/domain/events.ts';
import { negotiable } from '../../../../disputes/domain/offers.ts';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { eventFor } from '../fakes/canonical.ts';
import { ACTORS, evidence, HOUR, profileNamed } from '../fakes/cases.ts';
import { pick } from '../fakes/random.ts';
import { type Character, choose } from './characters.ts';
import { anyTerms, stakedIn } from './setup.ts';
import type { Move, Stage } from './stage.ts';

type Open = Extract<AllowedAction, { open: true }>;

/** Looks at the page as it is now and chooses: what this party does, and when. */
export function turnOf(stage: Stage, role: PartyRole, character: Character, random: () => number): Move {
  const actor = ACTORS[role];
  const open = stage.machine
    .allowed(stage.row, actor, stage.profile, stage.at)
    .filter((each): each is Open => each.open && each.action !== 'open');
  const chosen = choose(character, open, random);
  if (chosen === undefined) return { at: stage.at, actor, event: { type: 'look' } };
  const event = filledIn(stage.row, role, chosen, random);
  // Some read, sleep over it, and press the button then.
  const later = random() < character.sleepsOverIt ? Math.floor(random() * 40 * HOUR) : 0;
  return { at: stage.at + later, actor, event, readAt: stage.at };
}

/** The act with what its form asks for. */
function filledIn(
  row: DisputeCase,
  role: PartyRole,
  { action, versions, losses }: Open,
  random: () => number,
): DisputeEvent {
  const event = eventFor(action, row.profile.id, row, role);
  const data: Record<string, unknown> = { ...event.data };
  const version = versions === undefined ? undefined : pick(random, versions);
  if (version !== undefined) data.version = version;
  const loss = losses?.find((each) => each.version === undefined || each.version === version);
  if ('confirm' in data) data.confirm = loss;
  if ('terms' in data) data.terms = wishOf(row, role, action === 'ask-refund', random);
  // Some ask for more than they may, or for what somebody else has paid.
  if ((action === 'return-label' || action === 'return-shipped') && random() < 0.6) {
    data.postage = Math.max(1, Math.floor(row.order.paid * pick(random, [0.02, 0.1, 0.2, 0.2, 0.9])));
    data.evidence = [evidence('document')];
  }
  if (action === 'goods-mismatch') data.arrived = random() < 0.5;
  return { type: event.type, data } as DisputeEvent;
}

/** A buyer wants more, a seller gives less. */
function wishOf(row: DisputeCase, role: PartyRole, refundsOnly: boolean, random: () => number) {
  const known = negotiable(row, profileNamed(row.profile.id));
  const kinds = known.filter((kind) => !refundsOnly || kind.endsWith('refund'));
  return anyTerms(kinds, stakedIn(row), random, role === 'buyer' ? 0.5 + random() / 2 : random() / 2);
}

/** When this party looks at the case next. */
export function nextLook(stage: Stage, { everyMs, lastMinute }: Character, random: () => number): number {
  if (!lastMinute || random() < 0.3) return stage.at + everyMs * (0.3 + random());
  const ends = Object.values(stage.row.clocks).map(({ dueAt }) => dueAt);
  const last = ends.filter((dueAt) => dueAt - HOUR > stage.at);
  return last.length === 0 ? stage.at + everyMs * (0.3 + random()) : Math.min(...last) - Math.floor(random() * HOUR);
}
