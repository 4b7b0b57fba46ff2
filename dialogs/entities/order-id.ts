import type { OrderLine } from '../../disputes/domain/case.ts';
import { DEFAULT_ORDER_NUMBER, type OrderNumber } from './order-number.ts';

const LONGEST_READ = 2_000;
/** What may part the characters of a number that is typed off: "ac 1009", "INV 20240115 MPL 3692470801". */
const PARTED = '[\\s._/–-]{0,2}';

const plain = (id: string) => id.toLowerCase().replace(/[^a-z0-9]/g, '');
const readable = (text: string) => text.slice(0, LONGEST_READ).normalize('NFKC');

/** What in a text may be an order's number, as written, the longest first; without sums of money. */
export function orderIdsIn(text: string, number: OrderNumber = DEFAULT_ORDER_NUMBER): string[] {
  return number.in(readable(text)).map(({ id }) => id);
}

/** The order numbers among them that can be nothing else: digits alone may be a sum, a phone number or a postcode. */
export function plainOrderIdsIn(text: string, number?: OrderNumber): string[] {
  return orderIdsIn(text, number).filter((id) => /[A-Z]/.test(id));
}

export const isSameOrder = (a: string, b: string): boolean => plain(a) === plain(b);

/** A text without its order numbers, which are no sums. */
export function withoutOrderIds(text: string, number: OrderNumber = DEFAULT_ORDER_NUMBER): string {
  return number.in(readable(text)).reduce((rest, { written }) => rest.replace(written, ' '), text.normalize('NFKC'));
}

/** A text without the numbers of these orders, however they are typed; other numbers stay. */
export function withoutOrders(text: string, orderIds: readonly string[]): string {
  return orderIds.reduce((rest, id) => {
    // Digits alone may be a sum as well.
    const pattern = /[a-z]/i.test(id) ? patternOf(id) : undefined;
    return pattern === undefined ? rest : rest.replace(pattern, ' ');
  }, readable(text));
}

/**
 * The order of one's own that a text names, whatever form its number has: looked for in the text without regard to what
 * parts its characters; of several the longest. Else by its digits, if they stand alone and only one has them. Where a sum
 * is asked for, digits alone are one.
 */
export function ownOrderIn(text: string, own: readonly OrderLine[], sumAsked = false): string | undefined {
  const named = ownOrdersIn(text, own, sumAsked);
  return named.length === 1 ? named[0] : undefined;
}

/** All orders of one's own that a text names by their numbers. */
export function ownOrdersIn(text: string, own: readonly OrderLine[], sumAsked = false): readonly string[] {
  const read = readable(text);
  const ids = [...new Set(own.map(({ orderId }) => orderId))].filter((id) => !sumAsked || cannotBeSum(id));
  const named = ids.filter((id) => patternOf(id)?.test(read));
  const longest = named.filter((id) => !named.some((other) => other !== id && plain(other).includes(plain(id))));
  if (longest.length > 0 || sumAsked) return longest;
  const digits = (read.match(/(?<![A-Za-z\d])\d{3,}(?![A-Za-z\d])/g) ?? []).filter((each) => each.length >= 4);
  const byDigits = ids.filter((id) => digits.includes(plain(id).replace(/^[a-z]+/, '')));
  return byDigits.length === 1 ? byDigits : [];
}

/** Has letters, or more digits than any sum. */
function cannotBeSum(orderId: string): boolean {
  return /[a-z]/i.test(orderId) || plain(orderId).length >= 12;
}

/** Finds an order's number in a text; undefined for one that is too short to be told from other words. */
function patternOf(orderId: string): RegExp | undefined {
  const characters = plain(orderId);
  if (characters.length < 3 || !/\d/.test(characters)) return undefined;
  return new RegExp(`(?<![A-Za-z\\d])${[...characters].join(PARTED)}(?![A-Za-z\\d])`, 'i');
}
