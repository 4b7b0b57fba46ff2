import type { DisputeCase } from './case.ts';
import { toBuyerIn } from './case-money.ts';
import { stakeOf } from './funds.ts';
import type { Profile } from './profile/profile-schema.ts';
import { type Refused, refuse } from './refusal.ts';
import type { PartyRole } from './roles.ts';
import type { SolutionKind, Terms } from './solutions.ts';

/** What a party gives up of the sum in dispute by agreeing to a solution. */
export interface Loss {
  readonly solution: SolutionKind;
  /** Minor units of the currency; 0 where the party gets everything. */
  readonly minor: number;
  readonly currency: string;
}

export function lossOf(row: DisputeCase, party: PartyRole, terms: Terms): Loss {
  const { order, funds } = row;
  const stake = stakeOf(funds);
  const toBuyer = toBuyerIn(row, terms);
  return { solution: terms.kind, minor: party === 'buyer' ? stake - toBuyer : toBuyer, currency: order.currency };
}

/** Which warning fits: the right question is another for each side of a trade. Their words are in locales/ (`disputes.warnings`). */
export type LossWarning = 'buyer-cancels' | 'buyer-incomplete' | 'seller-unlocks' | 'seller-cancels' | 'other';

/** What a party has to be sure of before it agrees to these terms. */
export function warningOf({ claim }: DisputeCase, party: PartyRole, { kind }: Terms): LossWarning {
  if (kind === 'unlock-order' && party === 'seller') return 'seller-unlocks';
  if (kind !== 'cancel-order') return 'other';
  if (party === 'seller') return 'seller-cancels';
  return claim?.reason === 'payment-incomplete' ? 'buyer-incomplete' : 'buyer-cancels';
}

/** Whether giving in must be said twice: where the profile settles by "agreed", and there is something to lose. */
export function asksTwice(profile: Profile, loss: Loss): boolean {
  return profile.agreement !== undefined && loss.minor > 0;
}

/**
 * The second question, put by the server at every door: refused with what is lost until the answer names exactly that. A
 * page that shows an older sum, or none, cannot answer it.
 */
export function unconfirmed(loss: Loss, confirm: Loss | undefined): Refused | undefined {
  const { solution, minor, currency } = loss;
  const named = confirm?.solution === solution && confirm.minor === minor && confirm.currency === currency;
  return named ? undefined : refuse('confirmation_missing', { warning: 'loss', solution, minor, currency });
}
