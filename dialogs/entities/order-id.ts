import type { OrderLine } from '../../disputes/case.ts';
import { fold } from '../../kb/search/analysis/normalise.ts';
import { textWords } from './match.ts';

/** Letters, then at least three digits, as most shops number orders; or four digits and more alone. */
const ORDER_ID = /(?<![A-Za-z\d])([A-Za-z]{1,5}[-–_ ]?\d{3,14}|#?\d{4,14})(?![A-Za-z\d])/gu;
const LONGEST_READ = 2_000;
/** A shorter word of a title ("set", "kg") says nothing of which order is meant. */
const LEAST_TITLE_WORD = 4;

const plain = (id: string) => id.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What in a text may be an order's number, as written; without those that are sums of money. */
export function orderIdsIn(text: string): string[] {
  const read = text.slice(0, LONGEST_READ).normalize('NFKC');
  return [...read.matchAll(ORDER_ID)]
    .filter(([whole]) => !/^(rm|rp|usd|myr|idr|vnd|sgd|twd|us|nt|cny|rmb)[-–_ ]?\d/i.test(whole))
    .map(([whole]) => whole.replace(/^#/, '').replace(/[–_ ]/g, '-').toUpperCase());
}

/** The order numbers among them that can be nothing else: digits alone may be a sum, a phone number or a postcode. */
export function plainOrderIdsIn(text: string): string[] {
  return orderIdsIn(text).filter((id) => /^[A-Z]/.test(id));
}

export const isSameOrder = (a: string, b: string): boolean => plain(a) === plain(b);

/** A text without its order numbers, which are no sums. */
export function withoutOrderIds(text: string): string {
  return orderIdsIn(text).reduce(
    (rest, id) => rest.replace(new RegExp(id.replaceAll('-', '[-–_ ]?'), 'i'), ' '),
    text.normalize('NFKC'),
  );
}

/** The order of one's own that a text names by its number, whole or by its digits. */
export function ownOrderIn(text: string, own: readonly OrderLine[]): string | undefined {
  const ids = [...new Set(own.map(({ orderId }) => orderId))];
  const named = orderIdsIn(text).map(plain);
  const exact = ids.filter((id) => named.includes(plain(id)));
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  const byDigits = ids.filter((id) => named.includes(plain(id).replace(/^[a-z]+/, '')));
  return byDigits.length === 1 ? byDigits[0] : undefined;
}

/** The one line whose title a text speaks of: "the earbuds". */
export function lineByTitle<L extends OrderLine>(text: string, lines: readonly L[]): L | undefined {
  const said = new Set(textWords(text).map(fold));
  const scored = lines
    .map((line) => ({ line, score: titleWords(line).filter((word) => said.has(word) || said.has(`${word}s`)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first !== undefined && first.score !== second?.score ? first.line : undefined;
}

function titleWords({ title }: OrderLine): string[] {
  return [...new Set(textWords(title).map(fold))].filter((word) => word.length >= LEAST_TITLE_WORD);
}
