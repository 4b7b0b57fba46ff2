import type { AuditDraft } from '../../people/audit/audit.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Terms } from '../domain/solutions.ts';
import type { Colleague } from './notes.ts';

/** A mediator's question to a colleague about a case, and the answer. It binds nobody. */
export interface Opinion {
  readonly id: string;
  readonly caseId: string;
  readonly asker: Colleague;
  readonly asked: Colleague;
  /** Chosen by the asker; a repeated send is the first one. */
  readonly clientId: string;
  readonly question: string;
  readonly askedAt: Instant;
  readonly answer?: {
    readonly text: string;
    /** How they would decide, where they say. */
    readonly terms?: Terms;
    readonly at: Instant;
  };
  readonly withdrawnAt?: Instant;
}

/** Why a case waits for somebody among the mediators: they were asked, or were answered and have not read it. */
export type OpinionWait = 'asked' | 'answered';

/** Each change is stored together with the word of it in the audit log, or not at all. */
export interface Opinions {
  /** In the order asked. */
  of(caseId: string): Promise<readonly Opinion[]>;
  /** @returns `open` where this colleague has an open question about this case already; of a repeated send, the first one */
  ask(opinion: Opinion, audit: AuditDraft): Promise<Opinion | 'open'>;
  /** @returns false where it was answered or taken back meanwhile */
  answer(id: string, answer: NonNullable<Opinion['answer']>, audit: AuditDraft): Promise<boolean>;
  /** @returns false where it was answered or taken back meanwhile */
  withdraw(id: string, at: Instant, audit: AuditDraft): Promise<boolean>;
  /** The asker has read what was answered about this case. Says whether anything was unread. */
  seen(caseId: string, askerId: string, at: Instant): Promise<boolean>;
  /** Cases that wait for this account: live ones that it was asked about, and any with an answer that it has not read. */
  waitingFor(accountId: string): Promise<ReadonlyMap<string, OpinionWait>>;
}

function isOpen({ answer, withdrawnAt }: Opinion): boolean {
  return answer === undefined && withdrawnAt === undefined;
}

/**
 * The open question of this id that is this account's to answer or to take back.
 * @throws CodedError `opinion_not_found`, `opinion_over`
 */
export function ownOpinion(
  opinions: readonly Opinion[],
  id: string | undefined,
  as: 'asker' | 'asked',
  account: string,
): Opinion {
  const found = opinions.find((each) => each.id === id && each[as].id === account);
  if (found === undefined) throw new CodedError('opinion_not_found');
  if (!isOpen(found)) throw new CodedError('opinion_over');
  return found;
}
