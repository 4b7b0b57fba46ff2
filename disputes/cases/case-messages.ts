import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { ReadAccount } from '../domain/line-account.ts';
import type { Role } from '../domain/roles.ts';
import type { MessageReport } from '../reports/message-reports.ts';
import type { DisputeStore } from './ports.ts';

/** Words that somebody wrote in a case; the log of the case holds its id only. */
export interface CaseMessage {
  readonly id: string;
  readonly caseId: string;
  readonly by: { readonly role: Role; readonly id: string; readonly name: string };
  /** Chosen by the writer; a repeated send is the first one. */
  readonly clientId: string;
  readonly text: string;
  /** Uploaded files of the writer. */
  readonly attachments: readonly string[];
  readonly at: Instant;
  /** Where it was reported or looked at. */
  readonly report?: MessageReport | undefined;
}

export interface CaseMessages {
  /** In the order written. */
  of(caseId: string): Promise<readonly CaseMessage[]>;
  /** What this writer sent under this client id; undefined where nothing is. */
  sent(caseId: string, writerId: string, clientId: string): Promise<CaseMessage | undefined>;
}

/** The store of cases with what the doors ask beside. */
export interface DisputeRecords extends DisputeStore {
  /** The case that this submission opened already. */
  findBySubmission(submissionKey: string): Promise<DisputeCase | undefined>;
  /** The number of the live case on each order line of these orders, by `orderId/lineId`. */
  liveOn(orderIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The money accounts of the lines of these orders, by `orderId/lineId`; lines without a case have none. */
  accountsOn(orderIds: readonly string[]): Promise<ReadonlyMap<string, ReadAccount>>;
  /** How many cases a party has been in, by whether they are over; for the mediator. */
  countOf(party: { readonly role: 'buyer' | 'seller'; readonly id: string }): Promise<{ live: number; closed: number }>;
  /** How many cases have return postage that the platform is to decide on. */
  countPostage(): Promise<number>;
  /** The same store, whose next decision takes this message along: both are stored or neither. */
  withMessage(message: CaseMessage): DisputeStore;
}
