import type { DisputeEvent } from '../../../../disputes/domain/events.ts';
import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { ACTORS, DAY, HOUR, type ProfileId, START } from '../fakes/cases.ts';
import { pick, seeded } from '../fakes/random.ts';
import { anyCharacter, type Character } from './characters.ts';
import type { Machine } from './machine.ts';
import { nextLook, turnOf } from './party.ts';
import { isWanted, platformTurn } from './platform.ts';
import { anyClaim, anySetup, type Setup } from './setup.ts';
import { type Move, Stage } from './stage.ts';

export type Cast = Readonly<Record<PartyRole, Character>>;

/** A walk as it went, and all that is needed to walk it again. */
export interface Walk {
  readonly setup: Setup;
  readonly cast: Cast;
  readonly script: readonly Move[];
  readonly stage: Stage;
}

/** After this a case that somebody wants to end has not ended; see `ends within a bounded time`. */
export const LONGEST = 400 * DAY;

/** Walks a script again, or what is left of it, as far as the rules let it. */
export function replayed(
  machine: Machine,
  { setup, cast }: Pick<Walk, 'setup' | 'cast'>,
  script: readonly Move[],
): Walk {
  const stage = new Stage(machine, setup);
  for (const move of script) stage.take(aboutSomething(move, stage));
  // What runs by itself runs to its end.
  stage.passTo(START + LONGEST);
  return { setup, cast, script, stage };
}

/** An act on an offer that is not there, as an earlier move was left out, is one on the newest offer of the others. */
function aboutSomething(move: Move, { row }: Stage): Move {
  const { event, actor } = move;
  if (event.type === 'look' || !('version' in event.data)) return move;
  const { version } = event.data;
  const there = row.offers.some((offer) => offer.version === version && offer.by !== actor.role);
  const other = row.offers.findLast(({ by }) => by !== actor.role)?.version;
  return there || other === undefined
    ? move
    : { ...move, event: { ...event, data: { ...event.data, version: other } } as DisputeEvent };
}

/** One random walk: everybody looks at the case in their own time and does what is in their interest. */
export function walk(machine: Machine, profile: ProfileId, seed: number): Walk {
  const random = seeded(seed);
  const setup = anySetup(profile, random);
  const cast = { buyer: anyCharacter(random), seller: anyCharacter(random) };
  const stage = new Stage(machine, setup);
  const script: Move[] = [];
  const claimant: PartyRole = profile === 'p2p' && random() < 0.5 ? 'seller' : 'buyer';
  const does = (move: Move | undefined) => {
    if (move === undefined) return;
    script.push(move);
    stage.take(move);
  };
  const opens = () =>
    does({ at: stage.at, actor: ACTORS[claimant], event: { type: 'open', data: anyClaim(setup, claimant, random) } });

  const slow = random() < 0.3;
  const meant: Partial<Record<PartyRole, Move>> = {};
  const looks = { buyer: START, seller: START, platform: Number.POSITIVE_INFINITY, bank: Number.POSITIVE_INFINITY };
  for (const party of ['buyer', 'seller'] as const) looks[party] = nextLook(stage, cast[party], random);
  if (random() < 0.1) looks.bank = START + random() * 30 * DAY;
  let openings = 1 + Math.floor(random() * 3);
  // Those whose goods did not come complain when they should have.
  stage.passTo(setup.delivery === 'not-received' ? START + DAY : START);
  opens();
  while (stage.at < START + LONGEST) {
    if (stage.row.state === 'draft') break;
    if (stage.over) {
      // What was read on its page can only be done in the case that it was read of.
      delete meant.buyer;
      delete meant.seller;
      openings -= 1;
      if (openings < 1) break;
      stage.passTo(stage.at + random() * 2 * DAY);
      opens();
      if (stage.over) break;
    }
    if (!isWanted(stage)) looks.platform = Number.POSITIVE_INFINITY;
    else if (looks.platform === Number.POSITIVE_INFINITY) looks.platform = stage.at + (slow ? 6 * DAY : DAY) * random();
    const who = soonest(looks);
    stage.passTo(Math.min(looks[who], START + LONGEST));
    if (stage.over || stage.at >= START + LONGEST) continue;
    if (who === 'platform') {
      looks.platform = Number.POSITIVE_INFINITY;
      does(platformTurn(stage, random));
    } else if (who === 'bank') {
      looks.bank = bankTurn(stage, random, does);
    } else {
      const next = meant[who] ?? turnOf(stage, who, cast[who], random);
      // Who reads now and acts later acts on what they have read.
      if (next.at > stage.at) {
        meant[who] = next;
        looks[who] = next.at;
        continue;
      }
      delete meant[who];
      does(next);
      looks[who] = nextLook(stage, cast[who], random);
    }
  }
  return { setup, cast, script, stage };
}

function soonest<K extends string>(looks: Readonly<Record<K, number>>): K {
  return (Object.entries(looks) as [K, number][]).reduce((first, each) => (each[1] < first[1] ? each : first))[0];
}

/** A chargeback beside the case, and its end some weeks later. Gives when the bank speaks next. */
function bankTurn(stage: Stage, random: () => number, does: (move: Move) => void): number {
  const { at, row } = stage;
  const actor = ACTORS.payments;
  if (row.flags.chargebackFreeze) {
    const toBuyer = pick(random, [0, row.order.paid, Math.floor(row.order.paid / 2)]);
    does({ at, actor, event: { type: 'chargeback-closed', data: { reference: 'bank-1', toBuyer } } });
    return Number.POSITIVE_INFINITY;
  }
  does({ at, actor, event: { type: 'chargeback-open', data: { reference: 'bank-1' } } });
  return at + DAY + random() * 40 * DAY + HOUR;
}
