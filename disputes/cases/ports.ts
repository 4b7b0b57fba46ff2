import type { Instant } from '../../protocol/instant.ts';
import type { ClockName, DisputeCase, OrderLine, State } from '../domain/case.ts';
import type { EvidenceFile } from '../domain/evidence-rules.ts';
import type { MoneyIntent } from '../domain/funds.ts';
import type { ReadAccount } from '../domain/line-account.ts';
import type { PartyRole } from '../domain/roles.ts';
import type { Decided, LogEntry } from '../domain/state-machine.ts';

/** What came of storing an opening. */
export type OpeningResult =
  | { readonly result: 'opened' }
  /** The same submission was stored before; this is the case it opened. */
  | { readonly result: 'repeated'; readonly case: DisputeCase }
  /** Another live case is about this order line. */
  | { readonly result: 'line-taken'; readonly lineId: string }
  /** The account of a line has changed since the opening was decided on it. */
  | { readonly result: 'account-moved' };

export interface CaseQuery {
  readonly states?: readonly State[];
  readonly profileId?: string;
  readonly assignedTo?: string;
  /** Cases whose ruling waits for a second person, or whose return postage waits for the platform, only. */
  readonly waits?: 'second' | 'postage';
  /** These cases only. */
  readonly ids?: readonly string[];
  /** Cases of this party only. */
  readonly party?: { readonly role: PartyRole; readonly id: string };
  /** Cases about this order only. */
  readonly orderId?: string;
  /** Cases whose nearest deadline comes before this. */
  readonly dueBefore?: Instant;
  readonly order: 'deadline' | 'newest';
  /** From the page before. */
  readonly after?: string;
  /** At most 100. */
  readonly limit: number;
}

export interface CasePage {
  readonly cases: readonly DisputeCase[];
  /** For the next page; undefined on the last. */
  readonly next?: string;
}

/**
 * Keeps cases. A decision is stored whole or not at all: row, the accounts of its lines, log entry, clocks, money intents
 * and notices in one transaction. Clocks and intents are found again through `Clocks` and `MoneyOutbox`.
 */
export interface DisputeStore {
  find(id: string): Promise<DisputeCase | undefined>;
  /** Those of these cases that there are, by id. */
  findAll(ids: readonly string[]): Promise<ReadonlyMap<string, DisputeCase>>;
  findByNumber(number: string): Promise<DisputeCase | undefined>;
  /** The money account of an order line over all its cases; undefined where none was ever opened. */
  accountOf(orderId: string, lineId: string): Promise<ReadAccount | undefined>;
  /** Stores a new case; unique are the case number, the submission key, and the live case on each order line. */
  open(opening: Decided, submissionKey: string): Promise<OpeningResult>;
  /**
   * Stores the next step; `stale` where the stored revision is not the one it was decided on (`entry.seq - 1`), or where the
   * case was closed before and a newer one is on its line by now.
   */
  record(decided: Decided): Promise<'recorded' | 'stale'>;
  /** The case's log in order; empty for an unknown id. */
  history(id: string): Promise<readonly LogEntry[]>;
  list(query: CaseQuery): Promise<CasePage>;
}

export interface RunningClock {
  readonly caseId: string;
  readonly name: ClockName;
  readonly dueAt: Instant;
}

/** The clocks that stored decisions set. Firing is recording the decision that stops them, so two schedulers fire once. */
export interface Clocks {
  /** Clocks with `dueAt <= at`, earliest first, from behind the one named. */
  due(at: Instant, limit: number, behind?: RunningClock): Promise<readonly RunningClock[]>;
  /** When the next clock is due; undefined where none runs. */
  nextDue(): Promise<Instant | undefined>;
  /** Ids of cases with a clock due after `from` or an open offer expiring after it, ascending, greater than `afterId`. */
  runningAfter(from: Instant, afterId: string, limit: number): Promise<readonly string[]>;
}

export interface PendingIntent {
  readonly caseId: string;
  readonly intent: MoneyIntent;
}

/** Money intents that stored decisions gave and the ledger has not taken yet. */
export interface MoneyOutbox {
  /** Oldest first; a failed one comes again after `retryAt`. */
  pending(at: Instant, limit: number): Promise<readonly PendingIntent[]>;
  taken(key: string): Promise<void>;
  failed(key: string, retryAt: Instant): Promise<void>;
}

export type LedgerAnswer =
  | { readonly result: 'done' }
  /** Taken; the marketplace confirms later by itself. */
  | { readonly result: 'accepted' }
  /** Not done; repeating it under the same key is safe. */
  | { readonly result: 'failed'; readonly code: string };

/** The marketplace's money. The same key never moves money twice. */
export interface Ledger {
  submit(caseId: string, intent: MoneyIntent): Promise<LedgerAnswer>;
}

export interface OrderViewer {
  readonly role: PartyRole;
  readonly id: string;
  /** The only order that this viewer may see: a guest who proved to know it, or whoever holds a letter's link. */
  readonly order?: string;
  /** The visitor behind a guest: uploads are theirs. */
  readonly via?: string;
}

/** The marketplace's orders, as one person may see them: what is foreign and what does not exist look alike. */
export interface Orders {
  find(orderId: string, lineId: string, viewer: OrderViewer): Promise<OrderLine | undefined>;
  /** All lines of one order of the viewer's, however old. */
  linesOf(orderId: string, viewer: OrderViewer): Promise<readonly OrderLine[]>;
  /**
   * The lines of an order as its buyer sees them, to somebody who is not signed in and names its e-mail address, phone
   * number or postcode. None for an unknown order and for a wrong fact alike.
   */
  linesByFact(orderId: string, fact: string): Promise<readonly OrderLine[]>;
  /** The viewer's own order lines, newest first. */
  listOwn(viewer: OrderViewer, limit: number): Promise<readonly OrderLine[]>;
}

export type StoredFile = Omit<EvidenceFile, 'kind'>;

/** Uploaded files. Only whole, scanned ones that belong to the owner are given. */
export interface EvidenceFiles {
  ready(fileIds: readonly string[], ownerId: string): Promise<readonly StoredFile[]>;
}
