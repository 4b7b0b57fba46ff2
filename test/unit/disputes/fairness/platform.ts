import type { DisputeCase, ItemPlace } from '../../../../disputes/domain/case.ts';
import type { DisputeEvent, EventType } from '../../../../disputes/domain/events.ts';
import { destinationsFor } from '../../../../disputes/domain/item-place.ts';
import { negotiable } from '../../../../disputes/domain/offers.ts';
import type { Profile } from '../../../../disputes/domain/profile/profile-schema.ts';
import type { Actor, PartyRole } from '../../../../disputes/domain/roles.ts';
import { SOLUTIONS, type Terms } from '../../../../disputes/domain/solutions.ts';
import { eventFor } from '../fakes/canonical.ts';
import { ACTORS, SECOND_MEDIATOR } from '../fakes/cases.ts';
import { pick } from '../fakes/random.ts';
import { anyTerms, stakedIn } from './setup.ts';
import type { Move, Stage } from './stage.ts';

/** How often the platform asks, proposes and gives back before it decides. */
const MOST_DETOURS = 4;

/** Whether staff, the courier or the warehouse has something to do. */
export function isWanted({ row }: Stage): boolean {
  if (row.clocks.courier !== undefined || row.flags.legalHold || postageAtPlatform(row)) return true;
  return [
    'platform-queue',
    'platform-review',
    'appeal-review',
    'return-label',
    'return-shipped',
    'return-received',
  ].includes(row.state);
}

/** What the platform's people do next. They decide by what is right, nearly always. */
export function platformTurn(stage: Stage, random: () => number): Move | undefined {
  const { row, profile } = stage;
  const desk = deskTurn(row, profile, random);
  if (desk !== undefined) return move(stage, ...desk);
  if (row.flags.legalHold && random() < 0.5)
    return move(stage, ACTORS.mediator, { type: 'legal-hold', data: { on: false, why: 'over' } });
  const acts = (type: EventType, actor: Actor, data: object = {}) => move(stage, actor, like(row, actor, type, data));
  if (postageAtPlatform(row)) {
    const postage = Math.floor((row.returnParcel?.postage?.minor ?? 0) * pick(random, [0, 0.5, 1]));
    return acts('decide-postage', pick(random, [ACTORS.mediator, SECOND_MEDIATOR]), { postage });
  }
  switch (row.state) {
    case 'platform-queue':
      return acts('claim', pick(random, [ACTORS.mediator, SECOND_MEDIATOR]));
    case 'platform-review':
      return reviewTurn(stage, random);
    case 'appeal-review': {
      if (row.assignedTo === null) return acts('claim', pick(random, [ACTORS.mediator, SECOND_MEDIATOR]));
      const reviewer = assignee(row);
      if (random() < 0.6) return acts('uphold', reviewer);
      return acts('overturn', reviewer, decision(stage, random));
    }
    default:
      return undefined;
  }
}

/** Postage that somebody objected to, or that the platform bears, while it is nobody else's turn with the case. */
function postageAtPlatform({ settlement, returnParcel, clocks }: DisputeCase): boolean {
  const postage = returnParcel?.postage;
  if (postage === undefined || postage.decided !== undefined || clocks.postage === undefined) return false;
  return postage.contested !== undefined || settlement?.freight === 'platform';
}

/** The desks of courier and warehouse, which see parcels. */
function deskTurn(row: DisputeCase, profile: Profile, random: () => number): [Actor, DisputeEvent] | undefined {
  const desk = (actor: Actor, type: EventType, data: object = {}): [Actor, DisputeEvent] => [
    actor,
    like(row, actor, type, data),
  ];
  if (row.clocks.courier !== undefined && random() < 0.4)
    return desk(ACTORS.courier, 'courier-result', {
      result: pick(random, ['compensates', 'refuses', 'verified', 'no-trace']),
    });
  if (row.state === 'return-label' && row.returnParcel?.label === null && random() < 0.3)
    return desk(ACTORS.courier, 'return-label');
  if (row.state === 'return-shipped' && random() < 0.3) return desk(ACTORS.courier, 'return-received');
  if (row.state === 'return-received' && profile.returns.inspector === 'warehouse')
    return desk(ACTORS.warehouse, random() < 0.8 ? 'return-inspected' : 'return-mismatch');
  return undefined;
}

function reviewTurn(stage: Stage, random: () => number): Move {
  const { row, profile, moments } = stage;
  const mine = assignee(row);
  const acts = (type: EventType, actor: Actor, data: object = {}) => move(stage, actor, like(row, actor, type, data));
  const detours = moments.filter(({ event }) =>
    ['request-info', 'propose', 'release', 'decline-ruling', 'legal-hold'].includes(event.type),
  ).length;
  const detour = detours < MOST_DETOURS ? random() : 1;
  if (row.pendingRuling !== null) return acts(detour < 0.2 ? 'decline-ruling' : 'confirm-ruling', ACTORS.supervisor);
  if (detour < 0.3)
    return acts('request-info', mine, { to: pick(random, [['buyer'], ['seller'], ['buyer', 'seller']]) });
  if (detour < 0.4 && row.rulings.length === 0)
    return acts('propose', mine, { terms: anyTerms(negotiable(row, profile), stakedIn(row), random, random()) });
  // Shifts end, often just after an answer did not come.
  if (detour < (row.flags.adverse.length > 0 ? 0.7 : 0.48)) return acts('release', mine);
  if (detour > 0.98 && detour < 1) return acts('legal-hold', mine, { on: true });
  return acts('rule', mine, decision(stage, random));
}

/** A ruling that fits what is right and where the item is. A solution that failed is not ordered again. */
function decision({ row, profile, setup }: Stage, random: () => number) {
  const side: PartyRole = random() < 0.9 ? setup.right : pick(random, ['buyer', 'seller']);
  const possible = profile.outcomes
    .map((kind) => anyTerms([kind], stakedIn(row), random, random()))
    .filter(({ amount }) => amount !== 0);
  const fitting = possible.filter((terms) => (side === 'seller') === isForSeller(terms));
  const failed = row.settlement !== null;
  const simple = fitting.filter((terms) => ends(terms, row.item));
  const terms =
    failed && simple.length > 0
      ? pick(random, simple)
      : fitting.length > 0
        ? pick(random, fitting)
        : pick(random, possible);
  const places = destinationsFor(row.item, terms);
  const adverse = row.flags.adverse.filter((party) => party !== side);
  return {
    terms,
    reasons: 'As the evidence shows.',
    // Forgotten now and then, and refused then where the decision goes against a promise.
    ...(random() < 0.7 ? { promise: 'It was proven otherwise.' } : {}),
    fault: side === 'buyer' ? 'seller' : 'buyer',
    ...(places.includes('buyer') ? { itemTo: failed ? 'seller' : pick(random, places) } : {}),
    ...(adverse.length > 0 && random() < 0.5 ? { inferredAgainst: adverse[0] } : {}),
  };
}

function isForSeller({ kind }: Terms): boolean {
  const { pays, goods } = SOLUTIONS[kind];
  return pays === 'seller' && !goods;
}

/** Whether nothing but money has to move. */
function ends({ kind }: Terms, item: ItemPlace): boolean {
  const { returns, goods } = SOLUTIONS[kind];
  return !goods && !(returns && item === 'buyer');
}

function assignee({ assignedTo }: DisputeCase): Actor {
  return assignedTo === SECOND_MEDIATOR.id ? SECOND_MEDIATOR : ACTORS.mediator;
}

function like(row: DisputeCase, actor: Actor, type: EventType, data: object): DisputeEvent {
  return { type, data: { ...eventFor(type, row.profile.id, row, actor.role).data, ...data } } as DisputeEvent;
}

const move = (stage: Stage, actor: Actor, event: DisputeEvent): Move => ({ at: stage.at, actor, event });
