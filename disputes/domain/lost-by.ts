import type { DisputeCase, Ruling } from './case.ts';
import { lineIdsOf, toBuyerIn } from './case-money.ts';
import { stakeOf } from './funds.ts';
import { currentDemand } from './offers.ts';
import type { PartyRole } from './roles.ts';
import { SOLUTIONS, type Terms } from './solutions.ts';

/**
 * Whether a party has lost something by a ruling, and so has something to appeal. The seller loses what it pays, sends or
 * has to take back; a buyer who claims, whatever falls short of the claim; a buyer who was complained about, money.
 */
export function lostBy(row: DisputeCase, { terms }: Pick<Ruling, 'terms'>, party: PartyRole): boolean {
  const { pays, returns, goods } = SOLUTIONS[terms.kind];
  const stake = stakeOf(row.funds);
  const toBuyer = toBuyerIn(row, terms);
  if (party === 'seller') return toBuyer > 0 || returns || goods;
  if (pays === 'buyer' && !returns && toBuyer === stake) return false;
  const demand = currentDemand(row)?.terms;
  if (row.claimant !== 'buyer' || demand === undefined) return toBuyer < stake;
  return demand.kind !== terms.kind || toBuyer < toBuyerIn(row, demand) || !coversAll(row, terms, demand);
}

/** Whether a solution is about every item that another one is about. */
function coversAll(row: DisputeCase, { items }: Terms, { items: wanted = lineIdsOf(row) }: Terms): boolean {
  return items === undefined || wanted.every((each) => items.includes(each));
}

/** Each side has one appeal in a case. */
export function hasAppealed({ appeal, crossAppeal }: DisputeCase, party: PartyRole): boolean {
  return appeal?.by === party || crossAppeal?.by === party;
}
