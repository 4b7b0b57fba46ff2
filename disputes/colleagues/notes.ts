import type { AuditDraft } from '../../people/audit/audit.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';

/** A member of staff, as what they wrote is shown. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** What a mediator keeps for their colleagues about a case. No party ever sees it. */
export interface CaseNote {
  readonly id: string;
  readonly caseId: string;
  readonly author: Colleague;
  /** Chosen by the author; a repeated send is the first one. */
  readonly clientId: string;
  readonly text: string;
  readonly at: Instant;
  readonly editedAt?: Instant;
}

/** Each change is stored together with the word of it in the audit log, or not at all. */
export interface CaseNotes {
  /** In the order written; removed ones are gone. */
  of(caseId: string): Promise<readonly CaseNote[]>;
  find(id: string): Promise<CaseNote | undefined>;
  /** The note as it is kept: of a repeated send, the first one. */
  add(note: CaseNote, audit: AuditDraft): Promise<CaseNote>;
  /**
   * @param text undefined: the note is removed, and its words with it
   * @returns false where it was removed meanwhile
   */
  change(id: string, text: string | undefined, at: Instant, audit: AuditDraft): Promise<boolean>;
}

/** For so long its author may change or remove a note; later, somebody may have decided by it. */
export const NOTE_CHANGE_MS = 15 * 60_000;

/** @throws CodedError where this account may not change this note of this case now */
export function checkNoteChange(
  note: CaseNote | undefined,
  caseId: string,
  by: string,
  at: Instant,
): asserts note is CaseNote {
  if (note === undefined || note.caseId !== caseId) throw new CodedError('note_not_found');
  if (note.author.id !== by) throw new CodedError('note_not_own');
  if (at > note.at + NOTE_CHANGE_MS) throw new CodedError('note_too_old');
}
