import type { OrderLine } from '../../disputes/domain/case.ts';
import { readSum } from '../../protocol/money/read-sum.ts';
import { withoutOrders } from '../entities/order-id.ts';
import type { Turn } from '../services.ts';
import { moneyIn, tell } from './words.ts';

/** What a message says when it answers the question for a sum. */
export type AmountAnswer =
  /** Fits the order; the note repeats it, so that a misreading is seen at once. */
  | { readonly minor: number; readonly note: string; readonly unclear: false }
  /** Names a sum that cannot be taken as it stands: why, and what would help. */
  | { readonly minor?: undefined; readonly note: string; readonly unclear: boolean };

/** Of what a sum is a part: what the shopper paid; or, in a case, what it is about, whoever reads it. */
const WHOLE = {
  paid: { taken: 'amountTaken', tooMuch: 'tooMuch' },
  stake: { taken: 'amountTakenOf', tooMuch: 'tooMuchOf' },
} as const;

/** Reads the answer to "how much?"; undefined where the message names no sum at all. */
export function amountAnswer(
  turn: Turn,
  { orderId, currency, paid }: Pick<OrderLine, 'orderId' | 'currency' | 'paid'>,
  text: string,
  whole: keyof typeof WHOLE = 'paid',
): AmountAnswer | undefined {
  const money = (minor: number) => moneyIn(turn, currency, minor);
  const refuse = (note: string, unclear = false): AmountAnswer => ({ note, unclear });
  const read = readSum(withoutOrders(text, [orderId]), { currency, paid, locale: turn.locale, asked: true });
  switch (read.kind) {
    case 'none':
      return undefined;
    case 'unclear':
      return refuse(tell(turn, 'say', 'amountUnclear', { example: money(Math.ceil(paid / 2)) }), true);
    case 'several': {
      const choices = new Intl.ListFormat(turn.locale, { type: 'disjunction' }).format(read.minors.map(money));
      return refuse(tell(turn, 'say', 'amountWhich', { choices }));
    }
    case 'other-currency':
      return refuse(tell(turn, 'say', 'otherCurrency', { currency }));
    default:
      if (read.minor > paid) return refuse(tell(turn, 'say', WHOLE[whole].tooMuch, { paid: money(paid) }));
      if (read.minor <= 0) return refuse(tell(turn, 'refusals', 'amount', { paid: money(paid) }));
      return {
        unclear: false,
        minor: read.minor,
        note: amountTaken(turn, { currency, paid }, read.minor, whole),
      };
  }
}

/** The sum that was understood, said at once, so that a misreading is seen before it is sent. */
export function amountTaken(
  turn: Turn,
  { currency, paid }: Pick<OrderLine, 'currency' | 'paid'>,
  minor: number,
  whole: keyof typeof WHOLE = 'paid',
): string {
  return tell(turn, 'say', WHOLE[whole].taken, {
    amount: moneyIn(turn, currency, minor),
    paid: moneyIn(turn, currency, paid),
  });
}
