import type { DisputeCase } from '../../../../../disputes/domain/case.ts';
import { itemsOf } from '../../../../../disputes/domain/case-money.ts';
import type { Funds } from '../../../../../disputes/domain/funds.ts';
import { isParty } from '../../../../../disputes/domain/roles.ts';
import type { SolutionKind, Terms } from '../../../../../disputes/domain/solutions.ts';
import type { Moment } from '../stage.ts';

/** A yes of everybody whom it costs something, or a decision of the platform. */
export interface Decision {
  readonly terms: Terms;
  readonly by: 'agreement' | 'ruling';
}

/** What each solution gives the buyer of the sum in dispute; told anew, so that a slip in the rules' own table shows. */
const TO_BUYER: Readonly<Record<SolutionKind, 'all' | 'part' | 'nothing'>> = {
  'full-refund': 'all',
  'return-refund': 'all',
  'unlock-order': 'all',
  'partial-refund': 'part',
  repair: 'part',
  discount: 'part',
  exchange: 'nothing',
  resend: 'nothing',
  'send-rest': 'nothing',
  'release-seller': 'nothing',
  reject: 'nothing',
  'cancel-order': 'nothing',
};

/** The solutions after which the seller has to send something before being paid. */
export const SENDS_GOODS: readonly SolutionKind[] = ['exchange', 'resend', 'send-rest'];

export function buyersShare({ kind, amount }: Terms, stake: number): number {
  const share = TO_BUYER[kind];
  return share === 'all' ? stake : share === 'part' ? Math.min(amount ?? 0, stake) : 0;
}

/** What is in dispute of a line: all that was paid, less what earlier cases moved and what is for other units. */
export const stakeOf = ({ paid, gone, apart = 0 }: Funds): number => paid - gone - apart;

/** What is in dispute of all lines, or of those that a solution is about. */
export function stakeIn(row: DisputeCase, { items }: Pick<Terms, 'items'> = {}): number {
  const named = itemsOf(row).filter(({ line }) => items?.includes(line.lineId) ?? true);
  return named.reduce((sum, { funds }) => sum + stakeOf(funds), 0);
}

/** The decision that this moment makes; undefined where it makes none. */
export function decisionOf({ event, actor, before, row }: Moment): Decision | undefined {
  const agreed = (terms: Terms | undefined): Decision | undefined => terms && { terms, by: 'agreement' };
  const answers = isParty(actor.role) && actor.role !== before.claimant;
  switch (event.type) {
    case 'approve':
      return answers ? agreed(termsOf(before, event.data.version)) : undefined;
    case 'accept-loss':
      return answers ? agreed(demandOf(before)) : undefined;
    case 'confirm-agreed':
      return before.agreedAt !== null && actor.role === before.claimant ? agreed(demandOf(before)) : undefined;
    case 'full-refund':
      return actor.role === 'seller' ? agreed({ kind: 'full-refund', amount: null }) : undefined;
    case 'accept-offer': {
      const offer = before.offers.find(({ version }) => version === event.data.version);
      const others = offer?.by === 'platform' ? offer.acceptedBy.length === 1 : offer?.by !== actor.role;
      return others ? agreed(offer?.terms) : undefined;
    }
    case 'rule':
      return row.pendingRuling === null ? { terms: event.data.terms, by: 'ruling' } : undefined;
    case 'confirm-ruling':
      return before.pendingRuling && actor.id !== before.pendingRuling.by
        ? { terms: before.pendingRuling.terms, by: 'ruling' }
        : undefined;
    case 'overturn':
      return { terms: event.data.terms, by: 'ruling' };
    case 'uphold':
      return before.rulings.at(-1) && { terms: before.rulings.at(-1)?.terms as Terms, by: 'ruling' };
    default:
      return undefined;
  }
}

function termsOf({ offers }: DisputeCase, version: number): Terms | undefined {
  return offers.find((offer) => offer.version === version)?.terms;
}

/** What the claimant asked for last. */
export function demandOf({ offers, claimant }: DisputeCase): Terms | undefined {
  return offers.findLast(({ by }) => by === claimant)?.terms;
}
