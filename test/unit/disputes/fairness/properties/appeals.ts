import { dueAfter } from '../../../../../calendar/period.ts';
import type { DisputeCase, Ruling } from '../../../../../disputes/domain/case.ts';
import { itemsOf } from '../../../../../disputes/domain/case-money.ts';
import type { PartyRole } from '../../../../../disputes/domain/roles.ts';
import type { Terms } from '../../../../../disputes/domain/solutions.ts';
import { ACTORS, profileNamed } from '../../fakes/cases.ts';
import type { Moment } from '../stage.ts';
import { buyersShare, demandOf, SENDS_GOODS, stakeIn } from './decisions.ts';
import type { Property, Tale } from './property.ts';

const PARTIES = ['buyer', 'seller'] as const;
const SENDS_BACK = ['return-refund', 'exchange'];

/** Whether a ruling takes something from a party, told anew: money, goods, or what it had asked for. */
function loses(row: DisputeCase, { terms }: Ruling, party: PartyRole): boolean {
  const stake = stakeIn(row);
  const share = buyersShare(terms, stakeIn(row, terms));
  const back = SENDS_BACK.includes(terms.kind);
  if (party === 'seller') return share > 0 || back || SENDS_GOODS.includes(terms.kind);
  // A share of a coin may be nothing: then it is the answer that counts.
  const whole = Math.max(1, stake);
  if (buyersShare(terms, whole) === whole && !back && share === stake) return false;
  const demand = demandOf(row);
  return (
    demand === undefined ||
    demand.kind !== terms.kind ||
    share < buyersShare(demand, stakeIn(row, demand)) ||
    !isAboutAll(row, terms, demand)
  );
}

/** Whether terms reach every line that the demand was about. */
function isAboutAll(row: DisputeCase, { items }: Terms, demand: Terms): boolean {
  const all = itemsOf(row).map(({ line }) => line.lineId);
  return (demand.items ?? all).every((lineId) => items?.includes(lineId) ?? true);
}

/** The rulings of the first instance, with who lost by each. */
function rulingsOf({ stage }: Tale): { readonly moment: Moment; readonly losers: readonly PartyRole[] }[] {
  return stage.moments.flatMap((moment) => {
    const { before, row, event } = moment;
    const ruling = row.rulings.at(-1);
    if (ruling === undefined || row.rulings.length === before.rulings.length || event.type === 'overturn') return [];
    return [{ moment, losers: PARTIES.filter((party) => loses(before, ruling, party)) }];
  });
}

const appealed = (moments: readonly Moment[], party: PartyRole, nth: number, before: number): boolean =>
  moments.some(
    ({ event, actor, nth: of, at }) => of === nth && event.type === 'appeal' && actor.role === party && at <= before,
  );

export const OWN_APPEAL: Property = {
  says: 'whoever loses something by a ruling has their one appeal, which nobody else can use up or cut short',
  fault: (tale) => {
    const { stage, machine } = tale;
    const window = profileNamed(stage.setup.profile).appeal?.within;
    if (window === undefined) return undefined;
    for (const { moment, losers } of rulingsOf(tale)) {
      const from = stage.moments.indexOf(moment);
      const closesAt = dueAfter(window, moment.at, stage.profile.calendar);
      for (const party of losers) {
        if (appealed(stage.moments, party, moment.nth, moment.at)) continue;
        for (const { at, before, row, event, actor, nth } of stage.moments.slice(from)) {
          if (nth !== moment.nth || at >= closesAt || appealed(stage.moments, party, nth, at)) break;
          const who = `${event.type} of ${actor.role}`;
          if (row.settlement !== before.settlement)
            return `${who} carries the ruling out while the ${party} may still appeal`;
          if (event.type !== 'appeal') continue;
          const may = machine
            .allowed(row, ACTORS[party], stage.profile, at)
            .some(({ action, open }) => action === 'appeal' && open);
          if (!may) return `${who} takes the ${party}'s appeal away`;
        }
      }
      const next = stage.moments.findIndex(({ before, row }, index) => index > from && row.rulings !== before.rulings);
      const winner = stage.moments.find(
        ({ event, actor, nth, at }, index) =>
          index > from &&
          (next < 0 || index < next) &&
          nth === moment.nth &&
          event.type === 'appeal' &&
          at < closesAt &&
          !losers.some((party) => party === actor.role),
      );
      if (winner !== undefined) return `the ${winner.actor.role}, who lost nothing, appeals`;
    }
    return undefined;
  },
};
