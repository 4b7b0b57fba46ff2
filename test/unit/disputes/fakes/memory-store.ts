import type {
  CasePage,
  CaseQuery,
  Clocks,
  DisputeStore,
  Ledger,
  LedgerAnswer,
  MoneyOutbox,
  RunningClock,
} from '../../../../disputes/cases/ports.ts';
import type { ClockName, DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { itemsOf, linesOf } from '../../../../disputes/domain/case-money.ts';
import type { Effect } from '../../../../disputes/domain/effects.ts';
import { isPostageAtPlatform } from '../../../../disputes/domain/freight.ts';
import type { MoneyIntent } from '../../../../disputes/domain/funds.ts';
import { accountsOf, type ReadAccount } from '../../../../disputes/domain/line-account.ts';
import type { Decided, LogEntry } from '../../../../disputes/domain/state-machine.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';

/** Keeps everything as JSON text, as a database would, so that nothing survives by being the same object. */
export class MemoryStore implements DisputeStore, Clocks, MoneyOutbox {
  readonly rows = new Map<string, string>();
  readonly logs = new Map<string, string[]>();
  readonly submissions = new Map<string, string>();
  readonly notices: (Effect & { kind: 'notice' })[] = [];
  readonly intents = new Map<string, { caseId: string; intent: MoneyIntent; retryAt: number; taken: boolean }>();
  /** How many of the next writes somebody else outruns. */
  outrunWrites = 0;
  /** False: the deliberately broken variant, which looks and writes in two steps. */
  guarded = true;

  async find(id: string): Promise<DisputeCase | undefined> {
    return this.read(id);
  }

  async findAll(ids: readonly string[]): Promise<ReadonlyMap<string, DisputeCase>> {
    return new Map(ids.flatMap((id) => (this.rows.has(id) ? [[id, this.read(id) as DisputeCase] as const] : [])));
  }

  async findByNumber(number: string): Promise<DisputeCase | undefined> {
    return this.all().find((row) => row.number === number);
  }

  async open(opening: Decided, submissionKey: string) {
    const known = this.read(this.submissions.get(submissionKey) ?? '');
    if (known !== undefined) return { result: 'repeated', case: known } as const;
    for (const { line, earlier } of itemsOf(opening.case)) {
      const account = this.account(line.orderId, line.lineId);
      if (account?.ended === null) return { result: 'line-taken', lineId: line.lineId } as const;
      if ((earlier?.accountRevision ?? 0) !== (account?.revision ?? 0)) return { result: 'account-moved' } as const;
    }
    this.submissions.set(submissionKey, opening.case.id);
    this.write(opening);
    return { result: 'opened' } as const;
  }

  async accountOf(orderId: string, lineId: string): Promise<ReadAccount | undefined> {
    return this.account(orderId, lineId);
  }

  /** The newest case on a line tells its account; one that is opened or changed since has a higher count of entries. */
  private account(orderId: string, lineId: string): ReadAccount | undefined {
    const own = (each: Pick<OrderLine, 'orderId' | 'lineId'>) => each.orderId === orderId && each.lineId === lineId;
    const cases = this.all().filter((row) => linesOf(row).some(own));
    const newest = cases.at(-1);
    const account = newest && accountsOf(newest).find(own);
    return account && { ...account, revision: cases.reduce((sum, row) => sum + row.revision, 0) };
  }

  async record(decided: Decided): Promise<'recorded' | 'stale'> {
    if (this.outrunWrites > 0) {
      this.outrunWrites -= 1;
      return 'stale';
    }
    // One look and one write without a pause between them: that is what a transaction would do.
    const row = this.guarded ? this.read(decided.case.id) : await this.find(decided.case.id);
    if (row?.revision !== decided.entry.seq - 1) return 'stale';
    const newer = linesOf(row).some(({ orderId, lineId }) => this.account(orderId, lineId)?.lastCase !== row.number);
    if (row.state === 'closed' && newer) return 'stale';
    this.write(decided);
    return 'recorded';
  }

  async history(id: string): Promise<readonly LogEntry[]> {
    return (this.logs.get(id) ?? []).map((text) => JSON.parse(text) as LogEntry);
  }

  async list(query: CaseQuery): Promise<CasePage> {
    const { states, profileId, assignedTo, waits, ids, party, orderId, dueBefore, order, limit } = query;
    const after = query.after === undefined ? undefined : this.read(query.after);
    if (query.after !== undefined && after === undefined)
      throw new CodedError('request_malformed', { fields: ['after'] });
    const compare = order === 'deadline' ? byDeadline : byAge;
    const rest = this.all()
      .filter((row) => states === undefined || states.includes(row.state))
      .filter((row) => profileId === undefined || row.profile.id === profileId)
      .filter((row) => ids === undefined || ids.includes(row.id))
      .filter((row) => waits !== 'second' || row.pendingRuling !== null)
      .filter((row) => waits !== 'postage' || isPostageAtPlatform(row))
      .filter((row) => assignedTo === undefined || row.assignedTo === assignedTo)
      .filter((row) => party === undefined || row.order[party.role].id === party.id)
      .filter((row) => orderId === undefined || row.order.orderId === orderId)
      .filter((row) => dueBefore === undefined || deadlineOf(row) < dueBefore)
      .sort(compare)
      .filter((row) => after === undefined || compare(after, row) < 0);
    const cases = rest.slice(0, limit);
    const last = cases.at(-1);
    return { cases, ...(rest.length > limit && last !== undefined ? { next: last.id } : {}) };
  }

  async due(at: number, limit: number, behind?: RunningClock): Promise<readonly RunningClock[]> {
    return this.clocks()
      .filter((clock) => clock.dueAt <= at && (behind === undefined || inOrder(behind, clock) < 0))
      .slice(0, limit);
  }

  async nextDue(): Promise<number | undefined> {
    return this.clocks()[0]?.dueAt;
  }

  async runningAfter(from: number, afterId: string, limit: number): Promise<readonly string[]> {
    return this.all()
      .filter((row) => row.id > afterId)
      .filter(
        (row) =>
          Object.values(row.clocks).some((clock) => clock.dueAt > from) ||
          row.offers.some((offer) => (offer.expiresAt ?? 0) > from),
      )
      .map((row) => row.id)
      .sort()
      .slice(0, limit);
  }

  async pending(at: number, limit: number) {
    return [...this.intents.values()]
      .filter((each) => !each.taken && each.retryAt <= at && !this.holdsTooLate(each))
      .slice(0, limit);
  }

  async taken(key: string): Promise<void> {
    const pending = this.intents.get(key);
    if (pending !== undefined) pending.taken = true;
  }

  async failed(key: string, retryAt: number): Promise<void> {
    const pending = this.intents.get(key);
    if (pending !== undefined) pending.retryAt = retryAt;
  }

  /** A hold whose case has let go since, or that comes before an earlier case on the line has let go. */
  private holdsTooLate({ caseId, intent }: { readonly caseId: string; readonly intent: MoneyIntent }): boolean {
    if (intent.kind !== 'hold') return false;
    const later = ['unhold', 'refund', 'partial', 'release'].map((kind) => intent.key.replace('/hold', `/${kind}`));
    if (later.some((key) => this.intents.has(key))) return true;
    return [...this.intents.values()].some(
      (other) =>
        other.intent.kind === 'unhold' &&
        other.caseId !== caseId &&
        other.intent.orderId === intent.orderId &&
        other.intent.lineId === intent.lineId &&
        !other.taken,
    );
  }

  private read(id: string): DisputeCase | undefined {
    const text = this.rows.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as DisputeCase);
  }

  all(): DisputeCase[] {
    return [...this.rows.values()].map((text) => JSON.parse(text) as DisputeCase);
  }

  private clocks(): RunningClock[] {
    return this.all()
      .flatMap((row) =>
        Object.entries(row.clocks).map(([name, { dueAt }]) => ({ caseId: row.id, name: name as ClockName, dueAt })),
      )
      .sort(inOrder);
  }

  private write({ case: row, entry, effects }: Decided): void {
    this.rows.set(row.id, JSON.stringify(row));
    this.logs.set(row.id, [...(this.logs.get(row.id) ?? []), JSON.stringify(entry)]);
    for (const effect of effects) {
      if (effect.kind === 'notice') this.notices.push(effect);
      if (effect.kind === 'money' && !this.intents.has(effect.intent.key)) {
        this.intents.set(effect.intent.key, { caseId: row.id, intent: effect.intent, retryAt: 0, taken: false });
      }
    }
  }
}

function deadlineOf({ clocks }: DisputeCase): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...Object.values(clocks).map(({ dueAt }) => dueAt));
}

function byDeadline(a: DisputeCase, b: DisputeCase): number {
  return deadlineOf(a) - deadlineOf(b) || (a.id < b.id ? -1 : 1);
}

function byAge(a: DisputeCase, b: DisputeCase): number {
  return (b.openedAt ?? 0) - (a.openedAt ?? 0) || (a.id > b.id ? -1 : 1);
}

function inOrder(a: RunningClock, b: RunningClock): number {
  const [x, y] = [`${a.caseId}/${a.name}`, `${b.caseId}/${b.name}`];
  return a.dueAt - b.dueAt || Number(x > y) - Number(x < y);
}

/** A ledger that keeps books: the same key moves money once, however often it is told. */
export class MemoryLedger implements Ledger {
  readonly entries = new Map<string, MoneyIntent>();
  readonly refusing = new Set<string>();
  calls = 0;
  away = false;
  /** Takes movements, and confirms them later. */
  accepting = false;

  async submit(_caseId: string, intent: MoneyIntent): Promise<LedgerAnswer> {
    this.calls += 1;
    if (this.away) return { result: 'failed', code: 'ledger_unreachable' };
    if (this.refusing.has(intent.key)) return { result: 'failed', code: 'card_gone' };
    this.entries.set(intent.key, intent);
    return { result: this.accepting ? 'accepted' : 'done' };
  }

  /** What went to the buyer and to the seller, in minor units. */
  sums(): { readonly buyer: number; readonly seller: number } {
    const sums = { buyer: 0, seller: 0, escrow: 0 };
    for (const { to, minor } of this.entries.values()) sums[to] += minor;
    return { buyer: sums.buyer, seller: sums.seller };
  }
}
