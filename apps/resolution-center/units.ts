import type { OrderLineView } from '../../protocol/dispute-opening.ts';
import type { Sum } from '../case/terms-form.ts';
import { shareOf } from '../case/units.ts';

/** How many of a line's units are meant; undefined where what was typed is no such number. Nothing typed: all of them. */
export function unitsOf(line: OrderLineView, typed: string): number | undefined {
  const most = mostUnits(line);
  if (typed.trim() === '') return most;
  const units = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0;
  return units >= 1 && units <= most ? units : undefined;
}

/** How many can be complained about: those that were bought, less those for which earlier cases ended the matter. */
export function mostUnits({ quantity: bought = 1, unitsLeft = bought }: OrderLineView): number {
  return unitsLeft;
}

/** What a claim about these units would be about: their share of the sum, of which no more than is left. */
export function stakeOfLine(line: OrderLineView, typed: string): Sum {
  const { paid, left = paid, quantity: bought = 1 } = line;
  const share = shareOf(paid.amount, unitsOf(line, typed) ?? mostUnits(line), bought);
  return { currency: paid.currency, amount: Math.min(left.amount, share), paid: share };
}

/** An item that was picked, and how many of it, as it was typed; empty: all. */
export interface PickedLine {
  readonly line: OrderLineView;
  readonly units: string;
}

/** What a claim about all of these would be about; without an item, no sum is too large. */
export function stakeOfLines(picked: readonly PickedLine[]): Sum {
  const [first, ...more] = picked.map(({ line, units }) => stakeOfLine(line, units));
  if (first === undefined) return { currency: 'MYR', amount: Number.MAX_SAFE_INTEGER };
  return more.reduce(
    (all, one) => ({
      currency: all.currency,
      amount: all.amount + one.amount,
      paid: (all.paid ?? all.amount) + (one.paid ?? one.amount),
    }),
    first,
  );
}

/** Whether two lines may be in one case: of one order, one seller, one currency. */
export function together(one: OrderLineView, other: OrderLineView): boolean {
  return one.orderId === other.orderId && one.seller === other.seller && one.paid.currency === other.paid.currency;
}

/** The picked items after this one was ticked or not; another order begins anew. */
export function withLine(picked: readonly PickedLine[], line: OrderLineView, on: boolean): readonly PickedLine[] {
  const others = picked.filter((each) => each.line.lineId !== line.lineId && together(each.line, line));
  return on ? [...others, { line, units: '' }] : others;
}
