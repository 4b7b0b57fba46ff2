import type { DisputeCase } from './case.ts';
import type { CaseItem, ClaimedItem } from './case-items.ts';
import { itemsOf, linesOf, withBooks } from './case-money.ts';
import { aboutUnits, stakeOf } from './funds.ts';
import { unitsIn } from './line-account.ts';
import type { Profile } from './profile/profile-schema.ts';
import { type Refused, refuse } from './refusal.ts';

/** What a profile calls the ends of a case that no decision made. */
const SECOND_AFTER = { cancelled: 'cancelled', idle: 'lapsed', agreement: 'agreed-part' } as const;

/** How many of a line's units can still be complained about: those for which no earlier case has ended the matter. */
export function unitsLeft({ line, earlier }: CaseItem, { secondCase }: Profile): number {
  const { over = {} } = earlier ?? {};
  const again = new Set<string>(
    (['cancelled', 'idle', 'agreement'] as const).filter((basis) => secondCase.includes(SECOND_AFTER[basis])),
  );
  const ended = Object.entries(over).reduce((sum, [basis, units]) => (again.has(basis) ? sum : sum + units), 0);
  return Math.max(0, unitsIn(line) - ended);
}

/** Whether earlier cases have ended the matter for this line, and which one was the last of them. */
export function settledFault(item: CaseItem, profile: Profile): Refused | undefined {
  const { earlier, funds } = item;
  // A live one is the store's to refuse, which knows a repeated form from a second case.
  if (earlier === null || earlier.ended === null) return undefined;
  const { number, ended } = earlier;
  // One matter is decided in one place at a time.
  if (ended === 'chargeback') return refuse('chargeback_open', { number });
  const nothingLeft = funds.paid > 0 && stakeOf(funds) === 0;
  if (!nothingLeft && unitsLeft(item, profile) > 0) return undefined;
  return refuse(ended === 'ruling' || ended === 'appeal' ? 'line_ruled' : 'line_settled', { number });
}

/** What a claim says of the lines that it is about; `items` where they are several. */
interface Claimed {
  readonly quantity?: number;
  readonly items?: readonly ClaimedItem[];
}

/** What is wrong with the lines, or with how many of their units are named. */
export function claimedFault(row: DisputeCase, claimed: Claimed, profile: Profile): Refused | undefined {
  return togetherFault(row, claimed) ?? unitsFault(row, claimed, profile);
}

/** The lines of one case are of one order, between the same two, in one currency. */
function togetherFault(row: DisputeCase, { items }: Claimed): Refused | undefined {
  const { orderId, buyer, seller, currency } = row.order;
  const lines = linesOf(row);
  const ids = new Set(lines.map((line) => line.lineId));
  const named = items === undefined ? lines.length === 1 : items.every((item, at) => item.lineId === lines[at]?.lineId);
  const together = lines.every(
    (line) =>
      line.orderId === orderId &&
      line.buyer.id === buyer.id &&
      line.seller.id === seller.id &&
      line.currency === currency,
  );
  const right = named && together && ids.size === lines.length && (items?.length ?? 1) === lines.length;
  return right ? undefined : refuse('lines_not_together', { lines: [...ids] });
}

function unitsFault(row: DisputeCase, claimed: Claimed, profile: Profile): Refused | undefined {
  for (const [index, item] of itemsOf(row).entries()) {
    const left = unitsLeft(item, profile);
    const quantity = askedOf(claimed, index) ?? left;
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left)
      return refuse('quantity_invalid', { quantity: left, lineId: item.line.lineId });
  }
  return undefined;
}

/** The case with the units that are complained about, and only their shares of the sums. */
export function aboutClaimed(
  row: DisputeCase,
  claimed: Claimed,
  profile: Profile,
): Pick<DisputeCase, 'funds' | 'items'> & { readonly quantity?: number } {
  const items = itemsOf(row).map((item, index) => {
    const bought = unitsIn(item.line);
    const units = askedOf(claimed, index) ?? unitsLeft(item, profile);
    const some = units < bought ? { quantity: units } : {};
    return { ...item, ...some, funds: aboutUnits(item.funds, units, bought) };
  });
  const books = withBooks(
    { ...row, ...(row.items === undefined ? {} : { items }) },
    items.map((item) => item.funds),
  );
  const [{ quantity } = { quantity: undefined }, ...others] = items;
  return { ...books, ...(quantity === undefined || others.length > 0 ? {} : { quantity }) };
}

function askedOf({ quantity, items }: Claimed, index: number): number | undefined {
  return items === undefined ? quantity : items[index]?.quantity;
}
