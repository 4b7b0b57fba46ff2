import type { OrderLineView } from '../../protocol/dispute-opening.ts';
import type { Sum } from '../case/terms-form.ts';
import { shareOf } from '../case/units.ts';

/** How many of a line's units are meant; undefined where what was typed is no such number. Nothing typed: all of them. */
export function unitsOf({ quantity: bought = 1 }: OrderLineView, typed: string): number | undefined {
  if (typed.trim() === '') return bought;
  const units = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0;
  return units >= 1 && units <= bought ? units : undefined;
}

/** What a claim about these units would be about: their share of the sum, of which no more than is left. */
export function stakeOfLine(line: OrderLineView, typed: string): Sum {
  const { paid, left = paid, quantity: bought = 1 } = line;
  const share = shareOf(paid.amount, unitsOf(line, typed) ?? bought, bought);
  return { currency: paid.currency, amount: Math.min(left.amount, share), paid: share };
}
