import { readSum, type SumQuestion } from '../../protocol/money/read-sum.ts';

/** What a text says of a sum, where it says one thing. */
export type Amount =
  /** Minor units of the order's currency. */
  | { readonly minor: number; readonly stated: 'sum' | 'share' }
  /** A sum in another currency than the order's. */
  | { readonly otherCurrency: string };

/** The one sum, percentage or fraction in a text; undefined where there is none, or where it has to be asked for. */
export function amountIn(text: string, question: SumQuestion): Amount | undefined {
  const read = readSum(text, question);
  switch (read.kind) {
    case 'sum':
    case 'all-but':
      return { minor: read.minor, stated: 'sum' };
    case 'share':
      return { minor: read.minor, stated: 'share' };
    case 'other-currency':
      return { otherCurrency: read.named };
    default:
      return undefined;
  }
}
