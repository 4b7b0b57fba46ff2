import { createHash } from 'node:crypto';

/** What is written down. Names are a contract: operators search the log by them. */
export type AuditAction =
  | 'account-added'
  | 'account-changed'
  | 'account-switched-off'
  | 'account-switched-on'
  | 'roles-changed'
  | 'password-set'
  | 'password-link-made'
  | 'demo-password-set'
  | 'signed-in'
  | 'sign-in-failed'
  | 'dispute-acted'
  | 'dispute-read'
  | 'dispute-read-as-party'
  | 'dispute-link-sent'
  | 'letter-sent-again'
  | 'dispute-message-hidden'
  | 'dispute-message-shown'
  | 'dispute-noted'
  | 'dispute-note-changed'
  | 'dispute-note-removed'
  | 'dispute-notes-read'
  | 'reason-template-published'
  | 'opinion-asked'
  | 'opinion-given'
  | 'opinion-withdrawn'
  | 'canned-reply-published'
  | 'conversation-read'
  | 'article-published'
  | 'word-list-published'
  | 'list-exported';

/** One act to be written down. It holds ids, codes and counts, never what people wrote. */
export interface AuditDraft {
  /** The id of an account, or what acted: `start`, `command:<user of the system>`, `nobody` where nobody is signed in. */
  readonly actor: string;
  readonly action: AuditAction;
  /** What it was done to: the id of an account or a conversation, a case number, `en/track-order`. */
  readonly subject: string;
  readonly data?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface AuditEntry {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** JSON, byte by byte as it was hashed. */
  readonly data: string;
  /** The hash of the entry before; empty for the first. */
  readonly prev: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly since?: number;
  readonly actor?: string;
  readonly subject?: string;
  readonly afterSeq?: number;
  readonly limit: number;
}

export interface AuditLog {
  /** Writes acts down that are in no other transaction. Resolves once they are on disk. */
  append(...drafts: readonly AuditDraft[]): Promise<void>;
  /** In the order in which they were written. */
  list(filter: AuditFilter): Promise<readonly AuditEntry[]>;
  /** Of the newest entry, as the last writer left it; `seq` 0 where there is none. */
  head(): Promise<{ readonly seq: number; readonly hash: string }>;
}

/** SHA-256, hex, over everything that an entry says and the hash of the one before. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, actor, action, subject, data, prev } = entry;
  return createHash('sha256')
    .update(JSON.stringify([seq, at, actor, action, subject, data, prev]))
    .digest('hex');
}

/** The entries that drafts become behind this head. */
export function chained(
  head: { readonly seq: number; readonly hash: string },
  drafts: readonly AuditDraft[],
  at: number,
): AuditEntry[] {
  let { seq, hash: prev } = head;
  return drafts.map(({ actor, action, subject, data = {} }) => {
    seq += 1;
    const entry = { seq, at, actor, action, subject, data: JSON.stringify(data), prev };
    prev = auditHash(entry);
    return { ...entry, hash: prev };
  });
}
