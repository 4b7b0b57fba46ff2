import { itemsOf } from '../../../../../disputes/domain/case-money.ts';
import { isParty } from '../../../../../disputes/domain/roles.ts';
import { ACTORS, DAY, SECOND_MEDIATOR, START } from '../../fakes/cases.ts';
import type { Place } from '../setup.ts';
import type { Moment } from '../stage.ts';
import { LONGEST } from '../walk.ts';
import type { Property, Tale } from './property.ts';
import { sentenceFor } from './sentence.ts';

/** Where an item goes by what people do with it. */
function moved(place: Place, { event, row }: Moment): Place {
  switch (event.type) {
    case 'return-shipped':
    case 'goods-sent':
      return 'on-its-way';
    case 'return-received':
      return 'seller';
    case 'goods-received':
      return 'buyer';
    case 'goods-mismatch':
      return row.item === 'buyer' && event.data.arrived ? 'buyer' : 'on-its-way';
    default:
      return place;
  }
}

/** How many units of each line the case is about. */
const unitsOf = ({ row }: Moment) =>
  itemsOf(row).map(({ line, quantity = line.quantity ?? 1 }) => ({ line, units: quantity }));

/** Whether a case can be about units that no earlier one has moved. */
function isOfOthers(opening: Moment, gone: ReadonlyMap<string, number>): boolean {
  return unitsOf(opening).every(({ line, units }) => units + (gone.get(line.lineId) ?? 0) <= (line.quantity ?? 1));
}

/** What goes back are the items that the solution names. */
function countAway(closing: Moment, gone: Map<string, number>): void {
  const named = closing.row.settlement?.terms.items;
  const away = unitsOf(closing).filter(({ line }) => named?.includes(line.lineId) ?? true);
  for (const { line, units } of away) gone.set(line.lineId, (gone.get(line.lineId) ?? 0) + units);
}

export const RETURNS_WHAT_IS_THERE: Property = {
  says: 'nobody is asked to send an item back that they do not have',
  fault: ({ stage }) => {
    let place = stage.setup.item;
    const gone = new Map<string, number>();
    for (const moment of stage.moments) {
      if (moment.event.type === 'open' && isOfOthers(moment, gone)) place = stage.setup.item;
      place = moved(place, moment);
      if (moment.row.state === 'closed' && place !== stage.setup.item) countAway(moment, gone);
      const { event, actor, before, row, effects } = moment;
      const asked = row.state === 'return-label' && before.state !== 'return-label';
      const told = effects.some(
        (effect) => effect.kind === 'notice' && /^return-(wanted|instructions)$/.test(effect.template),
      );
      if ((asked || told) && place !== 'buyer')
        return `${event.type} of ${actor.role} asks the buyer for an item that is ${place}`;
    }
    return undefined;
  },
};

export const ENDS: Property = {
  says: 'a case ends within a bounded time, whatever one side does against it',
  fault: ({ stage, cast }) => {
    const { row } = stage;
    if (row.state === 'closed' || row.state === 'draft' || stage.at < START + LONGEST) return undefined;
    if (row.flags.chargebackFreeze || row.flags.legalHold) return undefined;
    const days = Math.round((stage.at - (row.openedAt ?? stage.at)) / DAY);
    if (!cast.buyer.seeksEnd && !cast.seller.seeksEnd) return undefined;
    return `still in ${row.state} after ${days} days (buyer ${cast.buyer.name}, seller ${cast.seller.name})`;
  },
};

/** Acts that leave a case where it is. */
const TALK: readonly string[] = ['message', 'add-evidence', 'legal-hold', 'open'];
const PLATFORM = [ACTORS.mediator, SECOND_MEDIATOR, ACTORS.supervisor, ACTORS.courier, ACTORS.warehouse];

/** These run out without moving the case on. */
const ONLY_REMIND: readonly string[] = ['platform', 'courier', 'buyer-silence', 'escalation'];

/** What can be done and what is waited for depends on nothing else; looked at once. */
function outlook({ row }: Moment): string {
  const {
    state,
    claimant,
    clocks,
    offers,
    unlocked,
    assignedTo,
    remedy,
    flags,
    agreedAt,
    pendingRuling,
    appeal,
    crossAppeal,
    item,
  } = row;
  const open = offers.filter(({ status }) => status === 'open').map(({ by, acceptedBy }) => `${by}${acceptedBy}`);
  const names = Object.keys(clocks).sort();
  const asked = state === 'info-requested' ? row.requests.at(-1) : undefined;
  return [
    state,
    claimant,
    names,
    open,
    Object.keys(unlocked),
    assignedTo,
    remedy?.goods,
    remedy?.withheld,
    remedy?.intents.some(({ done }) => !done),
    flags.remedyTrouble,
    agreedAt !== null,
    pendingRuling?.by,
    appeal?.by,
    crossAppeal?.by,
    item,
    row.returnParcel?.postage?.contested?.by,
    row.returnParcel?.postage?.decided === undefined,
    asked?.to,
    asked?.answeredBy,
    row.rulings.length,
    row.settlement?.terms.kind,
  ].join('|');
}

export function nobodyIsLost(): Property {
  const seen = new WeakMap<object, Set<string>>();
  return {
    says: 'after each event each side’s page has an act or a sentence that says why not, and somebody can go on',
    fault: (tale) => {
      const known = seen.get(tale.machine) ?? new Set();
      seen.set(tale.machine, known);
      for (const moment of tale.stage.moments) {
        const key = `${tale.stage.setup.profile}|${outlook(moment)}`;
        if (known.has(key)) continue;
        known.add(key);
        const lost = lostAt(tale, moment);
        if (lost !== undefined) {
          // So that the same walk, walked again, is found again.
          known.delete(key);
          return `after ${moment.event.type} of ${moment.actor.role} ${lost}`;
        }
      }
      return undefined;
    },
  };
}

function lostAt({ machine, stage }: Tale, { row, at }: Moment): string | undefined {
  if (row.state === 'closed') return undefined;
  const acts = (actor: (typeof PLATFORM)[number]) =>
    machine.allowed(row, actor, stage.profile, at).filter(({ action, open }) => open && !TALK.includes(action));
  const pages = (['buyer', 'seller'] as const).map((party) => ({ party, open: acts(ACTORS[party]) }));
  for (const { party, open } of pages)
    if (open.length === 0 && sentenceFor({ row, party, profile: stage.profile, at }) === '')
      return `the ${party}'s page in ${row.state} has no act and no sentence`;
  const pending =
    row.remedy?.intents.some(({ done }) => !done) === true || row.flags.chargebackFreeze || row.flags.legalHold;
  // What is contested waits for the platform: its own time only reminds.
  const objected = row.returnParcel?.postage?.contested !== undefined;
  const goesOn =
    Object.keys(row.clocks).some((name) => !ONLY_REMIND.includes(name) && !(name === 'postage' && objected)) ||
    pending ||
    pages.some(({ open }) => open.length > 0) ||
    PLATFORM.some((actor) => acts(actor).length > 0);
  return goesOn ? undefined : `nobody can go on in ${row.state}`;
}

/** What either side may put forward at least, however much the other does. */
const OWN_OFFERS = 20;

export const ROOM_FOR_BOTH: Property = {
  says: 'neither side can use up what the other side or the platform may put forward',
  fault: ({ stage, machine }) => {
    for (const { before, row, at } of stage.moments) {
      if (row.offers.length === before.offers.length || row.offers.length % 10 !== 0) continue;
      for (const actor of [ACTORS.buyer, ACTORS.seller]) {
        const own = row.offers.filter(({ by }) => by === actor.role).length;
        if (own >= OWN_OFFERS || !isParty(actor.role) || row.rulings.length > 0) continue;
        const may = (of: typeof row) =>
          machine.allowed(of, actor, stage.profile, at).some(({ action }) => action === 'offer');
        if (may({ ...row, offers: row.offers.slice(0, 1) }) && !may(row))
          return `the ${actor.role} made ${own} of ${row.offers.length} offers and may make none`;
      }
    }
    return undefined;
  },
};
