import type { DisputeCase } from './case.ts';
import type { CaseItem, OrderLine } from './case-items.ts';
import {
  apartIn,
  chargeBack,
  chargeBackLate,
  type Funds,
  holdAll,
  type MoneyIntent,
  movable,
  payOut,
  stakeOf,
  toBuyerBy,
  unhold,
} from './funds.ts';
import type { Terms } from './solutions.ts';
import { spread } from './spread.ts';

/** The new books of a case, and what the ledger is to do. */
interface Moved {
  readonly books: Pick<DisputeCase, 'funds' | 'items'>;
  readonly intents: readonly MoneyIntent[];
}

/** All that a case is about, be it one line or several. */
export function itemsOf(row: DisputeCase): readonly CaseItem[] {
  if (row.items !== undefined) return row.items;
  const { order: line, earlier, funds, claim } = row;
  return [{ line, earlier, funds, ...(claim?.quantity === undefined ? {} : { quantity: claim.quantity }) }];
}

export function linesOf(row: DisputeCase): readonly OrderLine[] {
  return itemsOf(row).map((item) => item.line);
}

export function lineIdsOf(row: DisputeCase): readonly string[] {
  return linesOf(row).map((line) => line.lineId);
}

/** What was paid for all that a case is about lines of, in minor units. */
export function paidFor(row: DisputeCase): number {
  return sum(linesOf(row).map((line) => line.paid));
}

/** The case with these books of its items, in their order; its own is their sum. */
export function withBooks(row: DisputeCase, books: readonly Funds[]): Moved['books'] {
  const items = row.items?.map((item, index) => ({ ...item, funds: books[index] ?? item.funds }));
  return { funds: totalOf(books), ...(items === undefined ? {} : { items }) };
}

/** The items that a solution is about. */
function itemsIn(row: DisputeCase, { items: named }: Terms): readonly CaseItem[] {
  const items = itemsOf(row);
  return named === undefined ? items : items.filter(({ line }) => named.includes(line.lineId));
}

/** The sum that a solution is about. */
export function stakeFor(row: DisputeCase, terms: Terms): number {
  return sum(itemsIn(row, terms).map(({ funds }) => stakeOf(funds)));
}

/** How much of the sum in dispute these terms give the buyer; the seller has the rest. */
export function toBuyerIn(row: DisputeCase, terms: Terms): number {
  return toBuyerBy(terms, stakeFor(row, terms));
}

/** Puts all that the case is about on hold, each line by a movement of its own. */
export function holdCase(row: DisputeCase): Moved {
  return eachItem(row, (funds) => holdAll(funds, row.id));
}

/** Ends the hold on everything that is left. */
export function unholdCase(row: DisputeCase): Moved {
  return eachItem(row, (funds) => unhold(funds, row.id));
}

/**
 * Distributes everything that is left as `payOut` does for one line. What the buyer gets comes from the items that the terms
 * name, from each by what is left of it; the rest of every line goes to the seller, or back to ordinary escrow.
 */
export function payCase(row: DisputeCase, terms: Terms, rest: 'seller' | 'escrow'): Moved {
  const { items } = row;
  if (items === undefined) return eachItem(row, (funds) => payOut(funds, terms, row.id, rest));
  const named = itemsIn(row, terms);
  const left = items.map((item) => (named.includes(item) ? movable(item.funds) : 0));
  const due = Math.max(0, toBuyerIn(row, terms) - row.funds.chargedBack - row.funds.refunded);
  const shares = spread(Math.min(due, sum(left)), left);
  return eachItem(row, (funds, index) => {
    // Of its own book alone, a line's share is owed beside what it gave before.
    const owed = (shares[index] ?? 0) + funds.chargedBack + funds.refunded;
    return payOut(funds, { kind: 'partial-refund', amount: owed }, row.id, rest);
  });
}

/** Records what a card issuer took back, from each line by what is left of it, and then from what lies apart. */
export function chargeBackCase(row: DisputeCase, minor: number): Moved['books'] {
  return takenBack(row, minor, movable, chargeBack);
}

/** The same of a case that is over: from what it let go of. */
export function chargeBackClosed(row: DisputeCase, minor: number): Moved['books'] {
  return takenBack(row, minor, (funds) => funds.unheld, chargeBackLate);
}

function takenBack(
  row: DisputeCase,
  minor: number,
  left: (funds: Funds) => number,
  take: (funds: Funds, minor: number) => Funds,
): Moved['books'] {
  const books = itemsOf(row).map((item) => item.funds);
  const own = books.map(left);
  const apart = books.map(apartIn);
  const first = Math.min(minor, sum(own));
  const shares = spread(first, own);
  const beyond = spread(Math.min(minor - first, sum(apart)), apart);
  return withBooks(
    row,
    books.map((funds, index) => take(funds, (shares[index] ?? 0) + (beyond[index] ?? 0))),
  );
}

/** Moves each line's money by itself. From the second item on its place is part of the key. */
function eachItem(
  row: DisputeCase,
  move: (funds: Funds, index: number) => { readonly funds: Funds; readonly intents: readonly MoneyIntent[] },
): Moved {
  const moved = itemsOf(row).map(({ line: { orderId, lineId }, funds }, index) => {
    const after = move(funds, index);
    const place = index === 0 ? '' : `/${index + 1}`;
    const intents = after.intents.map((intent) => ({ ...intent, orderId, lineId, key: `${intent.key}${place}` }));
    return { funds: after.funds, intents };
  });
  return {
    books: withBooks(
      row,
      moved.map((one) => one.funds),
    ),
    intents: moved.flatMap((one) => one.intents),
  };
}

function totalOf(books: readonly Funds[]): Funds {
  const [first, ...others] = books;
  if (first === undefined) throw new TypeError('a case is about one line at least');
  return others.reduce(added, first);
}

function added(a: Funds, b: Funds): Funds {
  const apart = (a.apart ?? 0) + (b.apart ?? 0);
  const apartChargedBack = (a.apartChargedBack ?? 0) + (b.apartChargedBack ?? 0);
  return {
    currency: a.currency,
    paid: a.paid + b.paid,
    gone: a.gone + b.gone,
    ...(apart === 0 ? {} : { apart }),
    ...(apartChargedBack === 0 ? {} : { apartChargedBack }),
    held: a.held + b.held,
    refunded: a.refunded + b.refunded,
    released: a.released + b.released,
    chargedBack: a.chargedBack + b.chargedBack,
    unheld: a.unheld + b.unheld,
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
