import type { DisputeCase, Ruling } from './case.ts';
import { stakeOf, toBuyerBy } from './funds.ts';
import { currentDemand } from './offers.ts';
import type { PartyRole } from './roles.ts';
import { SOLUTIONS } from './solutions.ts';

/**
 * Whether a party has lost something by a ruling, and so has something to appeal. The seller loses what it pays, sends or
 * has to take back; a buyer who claims, whatever falls short of the claim; a buyer who was complained about, money.
 */
export function lostBy(row: DisputeCase, { terms }: Pick<Ruling, 'terms'>, party: PartyRole): boolean {
  const { pays, returns, goods } = SOLUTIONS[terms.kind];
  const stake = stakeOf(row.funds);
  const toBuyer = toBuyerBy(terms, stake);
  if (party === 'seller') return toBuyer > 0 || returns || goods;
  if (pays === 'buyer' && !returns) return false;
  const demand = currentDemand(row)?.terms;
  if (row.claimant !== 'buyer' || demand === undefined) return toBuyer < stake;
  return demand.kind !== terms.kind || toBuyer < toBuyerBy(demand, stake);
}

/** Each side has one appeal in a case. */
export function hasAppealed({ appeal, crossAppeal }: DisputeCase, party: PartyRole): boolean {
  return appeal?.by === party || crossAppeal?.by === party;
}
