import type { CaseQuery, OpeningResult } from '../../../../disputes/cases/ports.ts';
import type { DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import type { CaseItem } from '../../../../disputes/domain/case-items.ts';
import { itemsOf, linesOf } from '../../../../disputes/domain/case-money.ts';
import type { MoneyIntent } from '../../../../disputes/domain/funds.ts';
import { accountsOf, leftIn, type ReadAccount } from '../../../../disputes/domain/line-account.ts';
import type { Decided } from '../../../../disputes/domain/state-machine.ts';
import type { HistoryStore } from './histories.ts';

interface Book {
  readonly paid: number;
  readonly keys: Set<string>;
  toBuyer: number;
  toSeller: number;
  chargedBack: number;
  /** Units that the platform has decided about. */
  ruled: number;
  /** The case that gave back all that was paid. */
  over: string | undefined;
}

/**
 * A store in memory that keeps, beside the cases, the books of an outside ledger that trusts nothing but keys, and looks at
 * them after every single write: the names of what does not hold are in `faults`.
 */
export class AccountStore implements HistoryStore {
  readonly faults: string[] = [];
  readonly books = new Map<string, Book>();
  private readonly rows = new Map<string, DisputeCase>();
  private readonly submissions = new Map<string, string>();
  private readonly accounts = new Map<string, ReadAccount>();

  private readonly remembering: boolean;

  /** @param remembering false: the deliberately broken variant, which looks at live cases only */
  constructor(remembering = true) {
    this.remembering = remembering;
  }

  async find(id: string): Promise<DisputeCase | undefined> {
    return this.rows.get(id);
  }

  async findAll(ids: readonly string[]): Promise<ReadonlyMap<string, DisputeCase>> {
    return new Map(ids.flatMap((id) => (this.rows.has(id) ? [[id, this.rows.get(id) as DisputeCase] as const] : [])));
  }

  async list({ orderId }: CaseQuery) {
    return { cases: [...this.rows.values()].filter(({ order }) => order.orderId === orderId) };
  }

  async accountOf(orderId: string, lineId: string): Promise<ReadAccount | undefined> {
    return this.remembering ? this.accounts.get(`${orderId}/${lineId}`) : undefined;
  }

  async open(opening: Decided, submissionKey: string): Promise<OpeningResult> {
    const known = this.rows.get(this.submissions.get(submissionKey) ?? '');
    if (known !== undefined) return { result: 'repeated', case: known };
    const live = [...this.rows.values()].filter(({ state }) => state !== 'closed').flatMap(linesOf);
    const taken = linesOf(opening.case).find((line) => live.some((each) => keyOf(each) === keyOf(line)));
    if (taken !== undefined) return { result: 'line-taken', lineId: taken.lineId };
    for (const { line, earlier } of itemsOf(opening.case)) {
      const revision = this.accounts.get(keyOf(line))?.revision ?? 0;
      if (this.remembering && (earlier?.accountRevision ?? 0) !== revision) return { result: 'account-moved' };
    }
    for (const item of itemsOf(opening.case)) {
      const line = keyOf(item.line);
      const { ruled = 0, over } = this.books.get(line) ?? {};
      if (over !== undefined) this.faults.push(`${line}: a case opened after ${over}`);
      if (ruled + unitsOf(item) > (item.line.quantity ?? 1)) this.faults.push(`${line}: a ruling on a unit was no end`);
    }
    this.submissions.set(submissionKey, opening.case.id);
    this.write(opening, undefined);
    return { result: 'opened' };
  }

  async record(decided: Decided): Promise<'recorded' | 'stale'> {
    const before = this.rows.get(decided.case.id);
    if (before?.revision !== decided.entry.seq - 1) return 'stale';
    const newer = linesOf(before).some((line) => this.accounts.get(keyOf(line))?.lastCase !== before.number);
    if (this.remembering && before.state === 'closed' && newer) return 'stale';
    this.write(decided, before);
    return 'recorded';
  }

  private write({ case: row, effects }: Decided, before: DisputeCase | undefined): void {
    this.rows.set(row.id, row);
    for (const account of accountsOf(row)) {
      const line = keyOf(account);
      this.accounts.set(line, { ...account, revision: (this.accounts.get(line)?.revision ?? 0) + 1 });
    }
    const money = effects.flatMap((effect) => (effect.kind === 'money' ? [effect.intent] : []));
    for (const [index, item] of itemsOf(row).entries()) {
      const line = keyOf(item.line);
      const none = { paid: item.line.paid, toBuyer: 0, toSeller: 0, chargedBack: 0, ruled: 0, over: undefined };
      const book = this.books.get(line) ?? { ...none, keys: new Set<string>() };
      this.books.set(line, book);
      this.book(
        book,
        money.filter((intent) => intent.lineId === item.line.lineId),
      );
      const earlier = before && itemsOf(before)[index];
      book.chargedBack += takenByBank(item) - (earlier === undefined ? 0 : takenByBank(earlier));
      const basis = row.closure?.basis;
      const ends = row.state === 'closed' && before?.state !== 'closed';
      if (ends && (basis === 'ruling' || basis === 'appeal')) book.ruled += unitsOf(item);
      if (row.state === 'closed' && book.toBuyer === book.paid && book.paid > 0) book.over ??= row.number;
      this.look(line, book);
    }
    this.sums(row);
  }

  private book(book: Book, intents: readonly MoneyIntent[]): void {
    for (const { key, kind, to, minor } of intents) {
      if (book.keys.has(key)) continue;
      book.keys.add(key);
      if (kind === 'freight') continue;
      if (to === 'buyer') book.toBuyer += minor;
      if (to === 'seller') book.toSeller += minor;
    }
  }

  /** What a case says of its money is what its lines say. */
  private sums(row: DisputeCase): void {
    const books = itemsOf(row).map((item) => item.funds);
    for (const part of ['paid', 'gone', 'held', 'refunded', 'released', 'chargedBack', 'unheld'] as const)
      if (books.reduce((sum, funds) => sum + funds[part], 0) !== row.funds[part])
        this.faults.push(`${row.number}: ${part} is not the sum of its lines`);
  }

  private look(line: string, { paid, toBuyer, toSeller, chargedBack }: Book): void {
    const account = this.accounts.get(line);
    if (account === undefined) return;
    const left = leftIn(account);
    const sums = [toBuyer, toSeller, chargedBack, account.held, left];
    if (sums.some((sum) => !Number.isSafeInteger(sum) || sum < 0))
      this.faults.push(`${line}: negative or broken sums ${sums}`);
    if (toBuyer + toSeller + chargedBack > paid) this.faults.push(`${line}: more than was paid ${sums} of ${paid}`);
    if (toBuyer + toSeller + chargedBack + left !== paid)
      this.faults.push(`${line}: not all that was paid ${sums} of ${paid}`);
    if (account.held > left) this.faults.push(`${line}: more is held than is left ${sums}`);
  }
}

const takenByBank = ({ funds }: CaseItem): number => funds.chargedBack + (funds.apartChargedBack ?? 0);
const unitsOf = ({ quantity, line }: CaseItem): number => quantity ?? line.quantity ?? 1;
const keyOf = ({ orderId, lineId }: Pick<OrderLine, 'orderId' | 'lineId'>): string => `${orderId}/${lineId}`;
