import type { CaseQuery, OpeningResult } from '../../../../disputes/cases/ports.ts';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { accountOf, leftIn, type ReadAccount } from '../../../../disputes/domain/line-account.ts';
import type { Decided } from '../../../../disputes/domain/state-machine.ts';
import type { HistoryStore } from './histories.ts';

interface Book {
  readonly paid: number;
  readonly keys: Set<string>;
  toBuyer: number;
  toSeller: number;
  chargedBack: number;
  /** Of a case that has ended the matter for the line. */
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
    const line = lineOf(opening.case);
    const taken = [...this.rows.values()].some((row) => lineOf(row) === line && row.state !== 'closed');
    if (taken) return { result: 'line-taken' };
    const revision = this.accounts.get(line)?.revision ?? 0;
    if (this.remembering && (opening.case.earlier?.accountRevision ?? 0) !== revision)
      return { result: 'account-moved' };
    const over = this.books.get(line)?.over;
    if (over !== undefined) this.faults.push(`${line}: a case opened after ${over}`);
    this.submissions.set(submissionKey, opening.case.id);
    this.write(opening, undefined);
    return { result: 'opened' };
  }

  async record(decided: Decided): Promise<'recorded' | 'stale'> {
    const before = this.rows.get(decided.case.id);
    if (before?.revision !== decided.entry.seq - 1) return 'stale';
    const last = this.accounts.get(lineOf(before))?.lastCase;
    if (this.remembering && before.state === 'closed' && last !== before.number) return 'stale';
    this.write(decided, before);
    return 'recorded';
  }

  private write({ case: row, effects }: Decided, before: DisputeCase | undefined): void {
    const line = lineOf(row);
    this.rows.set(row.id, row);
    this.accounts.set(line, { ...accountOf(row), revision: (this.accounts.get(line)?.revision ?? 0) + 1 });
    const none = { paid: row.order.paid, toBuyer: 0, toSeller: 0, chargedBack: 0, over: undefined };
    const book = this.books.get(line) ?? { ...none, keys: new Set<string>() };
    this.books.set(line, book);
    for (const effect of effects) {
      if (effect.kind !== 'money' || book.keys.has(effect.intent.key)) continue;
      book.keys.add(effect.intent.key);
      if (effect.intent.kind === 'freight') continue;
      if (effect.intent.to === 'buyer') book.toBuyer += effect.intent.minor;
      if (effect.intent.to === 'seller') book.toSeller += effect.intent.minor;
    }
    book.chargedBack += takenByBank(row) - (before === undefined ? 0 : takenByBank(before));
    const basis = row.closure?.basis;
    const ended = basis === 'ruling' || basis === 'appeal' || (book.toBuyer === book.paid && book.paid > 0);
    if (row.state === 'closed' && ended) book.over ??= row.number;
    this.look(line, book);
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

const takenByBank = ({ funds }: DisputeCase): number => funds.chargedBack + (funds.apartChargedBack ?? 0);
const lineOf = ({ order }: DisputeCase): string => `${order.orderId}/${order.lineId}`;
